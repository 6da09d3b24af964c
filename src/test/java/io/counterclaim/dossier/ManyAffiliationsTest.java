package io.counterclaim.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterclaim.dispute.OwnDatabase;
import io.counterclaim.recording.DossierException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** What many affiliations take, and that the rules hold among them. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class ManyAffiliationsTest {
  private static final Logger LOG = Logger.getLogger(ManyAffiliationsTest.class);
  private static final int MANY = 4000;

  /** It would be four times if each were compared with all others. */
  private static final double MOST_TIMES = 2.5;

  /** The shortest time counts, since others work on the machine, too. */
  private static final int MOST_TRIES = 10;

  /** Overlaps by a day the affiliation of unit 5 that ended. */
  private static final String OVERLAP =
      "{member: 'm-unit-5', kind: 'SUBUNIT_OF', group: 'm-unit-2', from: '2019-12-31'}";

  /** The last day on which unit 7 leads to unit 3, that to unit 1 and that to unit 0. */
  private static final String CIRCLE =
      "{member: 'm-unit-0', kind: 'COMMANDS', group: 'm-unit-7', from: '2019-12-31', to: '2020-01-01'}";

  /** The day after. */
  private static final String NO_CIRCLE =
      "{member: 'm-unit-0', kind: 'COMMANDS', group: 'm-unit-7', from: '2020-01-01', to: '2020-01-02'}";

  @Inject DossierImporter importer;
  @Inject SessionFactory sessions;

  @Test
  void twiceAsManyTakeAboutTwiceAsLong() {
    byte[] half = Dossiers.bytes(units(MANY / 2));
    byte[] all = Dossiers.bytes(units(MANY));
    long shortest = nanoseconds(half);
    long longest = nanoseconds(all);
    for (int i = 1; i < MOST_TRIES && longest >= MOST_TIMES * shortest; i++) {
      shortest = Math.min(shortest, nanoseconds(half));
      longest = Math.min(longest, nanoseconds(all));
    }
    LOG.infof("%d affiliations took %s", MANY, Duration.ofNanos(longest));
    assertTrue(longest < MOST_TIMES * shortest, longest + " ns, and half of them " + shortest);
  }

  @Test
  void theyTakeFewSqlStatements() {
    long few = statements(Dossiers.bytes(units(200)));
    long more = statements(Dossiers.bytes(units(1000)));
    assertTrue(more - few < 100, few + " for 200, " + more + " for 1000");
  }

  @Test
  void theRulesHoldAmongNewOnes() {
    assertEquals(List.of("/affiliations/" + MANY), refused(with(units(MANY), OVERLAP)));
    assertEquals(
        List.of("/affiliations/0", "/affiliations/12", "/affiliations/4", "/affiliations/" + MANY),
        refused(with(units(MANY), CIRCLE)));
    rolledBack(() -> importer.importDossier(Dossiers.bytes(with(units(MANY), NO_CIRCLE))));
  }

  @Test
  void theRulesHoldAmongRecordedOnes() {
    rolledBack(
        () -> {
          importer.importDossier(Dossiers.bytes(units(MANY)));
          assertEquals(0, importer.importDossier(Dossiers.bytes(units(MANY))));
          return importer.importDossier(Dossiers.bytes(with(bare(), NO_CIRCLE)));
        });
    for (String broken : List.of(OVERLAP, CIRCLE)) {
      rolledBack(
          () -> {
            importer.importDossier(Dossiers.bytes(units(MANY)));
            assertEquals(List.of("/affiliations/0"), refused(with(bare(), broken)));
            return null;
          });
    }
  }

  /** Each unit but the first is part of an earlier one until 2020, and from then on of a front. */
  private static ObjectNode units(int affiliations) {
    ObjectNode dossier = bare();
    ArrayNode actors = dossier.putArray("actors");
    ArrayNode links = dossier.withArrayProperty("affiliations");
    actor(actors, "m-front");
    for (int i = 0; i <= affiliations / 2; i++) {
      actor(actors, "m-unit-" + i);
      if (i > 0) {
        link(links, "m-unit-" + i, "m-unit-" + (i - 1) / 2).put("to", "2020-01-01");
        link(links, "m-unit-" + i, "m-front").put("from", "2020-01-01");
      }
    }
    return dossier;
  }

  private static void actor(ArrayNode actors, String key) {
    actors.addObject().put("key", key).put("type", "MILITARY_UNIT").put("name", "Unit");
  }

  private static ObjectNode link(ArrayNode links, String member, String group) {
    return links.addObject().put("member", member).put("kind", "SUBUNIT_OF").put("group", group);
  }

  private static ObjectNode bare() {
    return Dossiers.object("{title: 'Units'}");
  }

  private static ObjectNode with(ObjectNode dossier, String affiliation) {
    dossier.withArrayProperty("affiliations").add(Dossiers.object(affiliation));
    return dossier;
  }

  private long nanoseconds(byte[] dossier) {
    return rolledBack(
        () -> {
          long start = System.nanoTime();
          importer.importDossier(dossier);
          return System.nanoTime() - start;
        });
  }

  private long statements(byte[] dossier) {
    return rolledBack(
        () -> {
          sessions.getStatistics().clear();
          importer.importDossier(dossier);
          return sessions.getStatistics().getPrepareStatementCount();
        });
  }

  private List<String> refused(ObjectNode dossier) {
    DossierException refusal =
        assertThrows(DossierException.class, () -> importer.importDossier(Dossiers.bytes(dossier)));
    return Dossiers.pointers(refusal.violations);
  }

  private static <T> T rolledBack(Supplier<T> action) {
    QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(600));
    try {
      return action.get();
    } finally {
      QuarkusTransaction.rollback();
    }
  }
}
