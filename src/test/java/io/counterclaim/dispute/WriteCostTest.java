package io.counterclaim.dispute;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterclaim.Sql;
import io.counterclaim.dossier.DossierImporter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hibernate.SessionFactory;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * What one more statement costs on an engagement that few spoke of and on one that many speak of
 * all the time. Packaged, and beside all else that is recorded: src/bench/writes.sh.
 */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class WriteCostTest {
  private static final Logger LOG = Logger.getLogger(WriteCostTest.class);
  private static final int WORDS = Integer.getInteger("words", 3000);
  private static final int CAMPS = Integer.getInteger("camps", 12);
  private static final int WRITES = Integer.getInteger("writes", 40);
  private static final int FEW = 12;
  private static final LocalDateTime BEGINNING = LocalDateTime.of(2025, 3, 1, 0, 0);
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of one write, in a transaction of its own. */
  private record Cost(double statements, double rows, double cpu, double wall) {

    static Cost median(List<Cost> costs) {
      return new Cost(
          median(costs, Cost::statements),
          median(costs, Cost::rows),
          median(costs, Cost::cpu),
          median(costs, Cost::wall));
    }

    private static double median(List<Cost> costs, ToDoubleFunction<Cost> part) {
      return costs.stream().mapToDouble(part).sorted().toArray()[costs.size() / 2];
    }

    @Override
    public String toString() {
      return "%.0f SQL statements, %.0f rows read, %.1f ms of the service's CPU, %.1f ms in all"
          .formatted(statements, rows, cpu, wall);
    }
  }

  private int said;

  @Inject DossierImporter importer;
  @Inject EntityManager entities;
  @Inject SessionFactory sessions;

  @Test
  void isTheSameHoweverMuchWasSaidOfTheEngagement() throws Exception {
    scene();
    List<Cost> small = new ArrayList<>();
    List<Cost> hot = new ArrayList<>();
    for (int i = 0; i < WRITES; i++) {
      small.add(write("cost-small"));
      hot.add(write("cost-hot"));
    }
    Cost few = Cost.median(small.subList(WRITES / 2, WRITES));
    Cost many = Cost.median(hot.subList(WRITES / 2, WRITES));
    LOG.infof("One more assertion beside %d: %s", FEW, few);
    LOG.infof("One more assertion beside %d by %d camps: %s", WORDS, CAMPS, many);
    assertTrue(many.statements <= few.statements, "SQL statements");
    assertTrue(many.rows <= 3 * few.rows, "rows read");
    assertTrue(many.wall <= 3 * few.wall, "time");
  }

  private void scene() {
    ObjectNode dossier = JSON.createObjectNode().put("title", "Two engagements");
    ArrayNode actors = dossier.putArray("actors");
    for (int i = 0; i < CAMPS; i++) {
      actors.addObject().put("key", "cost-" + i).put("type", "STATE").put("name", "State " + i);
    }
    dossier
        .putArray("sources")
        .addObject()
        .put("key", "cost-source")
        .put("kind", "WEB_PAGE")
        .put("publisher", "cost-0");
    ArrayNode engagements = dossier.putArray("engagements");
    for (String key : List.of("cost-small", "cost-hot")) {
      engagements.addObject().put("key", key).put("kind", "OTHER").put("title", "Engagement");
    }
    ArrayNode statements = dossier.putArray("statements");
    for (int i = 0; i < WORDS; i++) {
      statement(statements, "cost-hot");
    }
    for (int i = 0; i < FEW; i++) {
      statement(statements, "cost-small");
    }
    importer.importDossier(bytes(dossier));
    try (Sql database = Sql.open()) {
      database.execute("vacuum analyze");
    }
  }

  /** Each somewhat later than the one before, and another number by another camp. */
  private void statement(ArrayNode statements, String engagement) {
    int number = said++;
    ObjectNode statement =
        statements
            .addObject()
            .put("key", "cost-s" + number)
            .put("speaker", "cost-" + number % CAMPS)
            .put("kind", "CLAIM")
            .put("rendering", "PARAPHRASE")
            .put("text", "So many.")
            .put("language", "en")
            .put("medium", "SPEECH")
            .put("said", MINUTE.format(BEGINNING.plusMinutes(number)));
    statement.putArray("citations").addObject().put("source", "cost-source");
    statement
        .putArray("assertions")
        .addObject()
        .put("engagement", engagement)
        .put("attribute", "KILLED")
        .putObject("quantity")
        .put("best", number * 7 % 100)
        .put("qualifier", "EXACTLY")
        .put("unit", "people");
  }

  private Cost write(String engagement) {
    ObjectNode dossier = JSON.createObjectNode().put("title", "One more");
    statement(dossier.putArray("statements"), engagement);
    byte[] json = bytes(dossier);
    QuarkusTransaction.begin();
    long before = rowsRead();
    sessions.getStatistics().clear();
    long start = System.nanoTime();
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    importer.importDossier(json);
    long rows = rowsRead() - before;
    long statements = sessions.getStatistics().getPrepareStatementCount() - 1;
    QuarkusTransaction.commit();
    return new Cost(
        statements,
        rows,
        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e6,
        (System.nanoTime() - start) / 1e6);
  }

  /** In this session since it last told the statistics, which it does between transactions. */
  private long rowsRead() {
    return ((Number)
            entities
                .createNativeQuery(
                    "select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_xact_user_tables")
                .getSingleResult())
        .longValue();
  }

  private static byte[] bytes(ObjectNode dossier) {
    return dossier.toString().getBytes(StandardCharsets.UTF_8);
  }
}
