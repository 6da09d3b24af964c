package io.counterclaim.recording;

import static io.counterclaim.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.counterclaim.Json;
import io.counterclaim.Sql;
import io.counterclaim.dispute.OwnDatabase;
import io.counterclaim.dossier.DossierImporter;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever follows the changes misses none, however many write at once. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class FollowerTest {
  private static final int WRITERS = 8;
  private static final int ROUNDS = Integer.getInteger("rounds", 40);
  private static final String NEXT =
      "query($after: Revision) { changes(after: $after, first: 100) { nodes { revision } pageInfo { endCursor } } }";

  @Inject DossierImporter importer;

  @Test
  void aFollowerLosesNone() throws Exception {
    List<String> followed = new ArrayList<>();
    String place = "0";
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<?>> writers =
          IntStream.range(0, WRITERS)
              .<Future<?>>mapToObj(writer -> threads.submit(() -> write(writer)))
              .toList();
      boolean writing = true;
      while (writing) {
        writing = writers.stream().anyMatch(writer -> !writer.isDone());
        place = follow(place, followed);
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    } finally {
      threads.shutdownNow();
    }
    try (Sql sql = Sql.open()) {
      List<String> all = sql.rows("select revision from change order by revision");
      assertEquals(all, followed);
      assertEquals(
          WRITERS * ROUNDS,
          sql.number("select count(*) from change where key like 'follow-%' and kind = 'RECORDED'")
              + rolledBack());
      assertEquals(
          sql.rows("select generate_series(1, latest_revision())"),
          sql.revisions(),
          "what was rolled back leaves no gap");
    }
  }

  private static long rolledBack() {
    return IntStream.range(0, WRITERS)
        .mapToLong(writer -> IntStream.range(0, ROUNDS).filter(i -> rollsBack(writer, i)).count())
        .sum();
  }

  private static boolean rollsBack(int writer, int round) {
    return writer % 2 == 0 && round % 3 == 0;
  }

  private static String follow(String after, List<String> followed) {
    Json page = ask(NEXT, Map.of("after", after));
    followed.addAll(page.getList("changes.nodes.revision"));
    String end = page.getString("changes.pageInfo.endCursor");
    return end == null ? after : follow(end, followed);
  }

  private void write(int writer) {
    Random random = new Random(writer);
    try (Sql sql = Sql.open()) {
      for (int i = 0; i < ROUNDS; i++) {
        String key = "follow-" + writer + "-" + i;
        if (writer % 2 == 0) {
          sql.execute(
              "begin",
              "insert into actor (id, key, type, name) values (gen_random_uuid(), '"
                  + key
                  + "', 'OTHER', 'Somebody')",
              "set constraints changes " + (random.nextBoolean() ? "immediate" : "deferred"),
              "select pg_sleep(" + random.nextInt(5) / 1000.0 + ")",
              rollsBack(writer, i) ? "rollback" : "commit");
        } else {
          String dossier =
              "{\"title\": \"T\", \"actors\": [{\"key\": \""
                  + key
                  + "\", \"type\": \"OTHER\", \"name\": \"Somebody\"}]}";
          importer.importDossier(dossier.getBytes(StandardCharsets.UTF_8));
        }
      }
    }
  }
}
