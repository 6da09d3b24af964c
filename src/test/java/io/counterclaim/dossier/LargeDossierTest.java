package io.counterclaim.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.counterclaim.TestDatabase;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LargeDossierTest {
  @Inject DossierImporter importer;
  @Inject EntityManager entities;

  /** Rolled back, so that other tests find the article and nothing else. */
  @Test
  @TestTransaction
  void tenThousandStatementsAreOneDossier() {
    assertEquals(LargeDossier.PARTS, importer.importDossier(LargeDossier.json()));
    entities.createNativeQuery("set constraints all immediate").executeUpdate();
    assertEquals(LargeDossier.ACTORS, count("Actor where key like 'large-%'"));
    assertEquals(LargeDossier.AFFILIATIONS, count("Affiliation where member.key like 'large-%'"));
    assertEquals(LargeDossier.SOURCES, count("Source where key like 'large-%'"));
    assertEquals(LargeDossier.ENGAGEMENTS, count("Engagement where key like 'large-%'"));
    assertEquals(LargeDossier.STATEMENTS, count("Statement where key like 'large-%'"));
    assertEquals(LargeDossier.STATEMENTS, count("Citation where statement.key like 'large-%'"));
    assertEquals(LargeDossier.ASSERTIONS, count("Assertion where statement.key like 'large-%'"));
    assertEquals(LargeDossier.RELATIONS, count("StatementRelation where from.key like 'large-%'"));
    assertEquals(LargeDossier.ASSESSMENTS, count("Assessment where statement.key like 'large-%'"));
    assertEquals(
        LargeDossier.STATEMENTS, count("Statement where camp.type = STATE and key like 'large-%'"));
  }

  private long count(String what) {
    return entities.createQuery("select count(*) from " + what, Long.class).getSingleResult();
  }
}
