package io.counterclaim.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.OperatingSystemMXBean;
import io.counterclaim.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A larger one, as a whole war makes it, in little memory: `./mvnw test -Dtest=LargeDossierTest
 * -Dengagements=16000 -Dstatements=18000 -DargLine=-Xmx512m`.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LargeDossierTest {
  private static final Logger LOG = Logger.getLogger(LargeDossierTest.class);

  @Inject DossierImporter importer;
  @Inject EntityManager entities;

  @BeforeEach
  void begin() {
    QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(3600));
  }

  /** So that other tests find the article and nothing else. */
  @AfterEach
  void rollBack() {
    QuarkusTransaction.rollback();
  }

  @Test
  void thousandsOfStatementsAreOneDossier() {
    importAll(LargeDossier.json());
    entities.createNativeQuery("set constraints all immediate").executeUpdate();
    assertEquals(LargeDossier.ACTORS, count("Actor where key like 'large-%'"));
    assertEquals(LargeDossier.AFFILIATIONS, count("Affiliation where member.key like 'large-%'"));
    assertEquals(LargeDossier.SOURCES, count("Source where key like 'large-%'"));
    assertEquals(LargeDossier.ENGAGEMENTS, count("Engagement where key like 'large-%'"));
    assertEquals(LargeDossier.ENGAGEMENTS - 1, count("Engagement where partOf.key like 'large-%'"));
    assertEquals(
        LargeDossier.PARTICIPATIONS, count("Participation where engagement.key like 'large-%'"));
    assertEquals(LargeDossier.STATEMENTS, count("Statement where key like 'large-%'"));
    assertEquals(LargeDossier.STATEMENTS, count("Citation where statement.key like 'large-%'"));
    assertEquals(LargeDossier.ASSERTIONS, count("Assertion where statement.key like 'large-%'"));
    assertEquals(LargeDossier.RELATIONS, count("StatementRelation where from.key like 'large-%'"));
    assertEquals(LargeDossier.ASSESSMENTS, count("Assessment where statement.key like 'large-%'"));
    assertEquals(
        LargeDossier.STATEMENTS, count("Statement where camp.type = STATE and key like 'large-%'"));
  }

  private void importAll(byte[] json) {
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = process.getProcessCpuTime();
    assertEquals(LargeDossier.PARTS, importer.importDossier(json));
    LOG.infof(
        "%d engagements and %d statements, %.1f MB, took %.1f s of CPU in a heap of %d MB",
        LargeDossier.ENGAGEMENTS,
        LargeDossier.STATEMENTS,
        json.length / 1e6,
        Duration.ofNanos(process.getProcessCpuTime() - before).toMillis() / 1e3,
        Runtime.getRuntime().maxMemory() >> 20);
  }

  private long count(String what) {
    return entities.createQuery("select count(*) from " + what, Long.class).getSingleResult();
  }
}
