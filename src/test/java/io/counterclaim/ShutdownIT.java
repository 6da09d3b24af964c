package io.counterclaim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.dev.EmbeddedDatabase;
import io.counterclaim.dossier.LargeDossier;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the packaged service ends when it is told to. */
class ShutdownIT {
  private static final long DELAY = 6_000;
  private static final long LONGEST = 20_000;
  private static final String PLACE = "{ engagement(key: \"kursk-campaign\") { place { name } } }";
  private static final String KURSK =
      "{\"data\":{\"engagement\":{\"place\":{\"name\":\"Kursk Oblast\"}}}}";

  @TempDir Path directory;
  private EmbeddedPostgres server;
  private String url;

  @BeforeEach
  void startDatabase() throws IOException {
    server = EmbeddedDatabase.server(directory.resolve("data"), true);
    url = server.getJdbcUrl("postgres", "postgres");
  }

  @AfterEach
  void stopDatabase() throws IOException {
    server.close();
  }

  @Test
  void requestsAreTakenUntilTheDelayIsOverAndThenThoseInFlightAreAnswered() throws Exception {
    Map<String, String> settings =
        Map.of(
            "COUNTERCLAIM_DOSSIERS",
            "classpath:dossiers/kursk-2025-04-26.json",
            "QUARKUS_SHUTDOWN_DELAY",
            DELAY + "ms");
    try (Sql database = new Sql(url);
        Service service = new Service(url, settings).opened()) {
      service.eventually("ready", service::isReady);
      long told = System.nanoTime();
      List<CompletableFuture<Integer>> clients =
          Stream.generate(() -> Beside.supply(() -> askFor(service, told))).limit(4).toList();
      service.process.destroy();
      service.eventually("not ready", () -> service.status("ready") == 503);
      assertTrue(millisSince(told) < DELAY, "told while requests are taken");
      for (CompletableFuture<Integer> client : clients) {
        assertTrue(client.get(1, TimeUnit.MINUTES) > 10);
      }
      database.execute(
          "select pg_advisory_lock(1)",
          "alter table place rename to place_table",
          "create view place as select * from place_table where (select pg_advisory_lock_shared(1)) is not null");
      CompletableFuture<String> slow = Beside.supply(() -> ask(service, PLACE));
      CompletableFuture.delayedExecutor(
              DELAY + 2_000 - millisSince(told), TimeUnit.MILLISECONDS, Beside.THREADS)
          .execute(() -> database.execute("select pg_advisory_unlock(1)"));
      assertEquals(KURSK, slow.get(1, TimeUnit.MINUTES));
      assertTrue(millisSince(told) > DELAY, "after the delay");
      assertEquals(143, service.exit());
      assertTrue(millisSince(told) < LONGEST, "in time");
    }
  }

  @Test
  void anImportThatRunsLeavesNothing() throws Exception {
    Path file = directory.resolve("large.json");
    Files.write(file, LargeDossier.json(10_000));
    try (Sql database = new Sql(url);
        Service service = new Service(url, Map.of("COUNTERCLAIM_DOSSIERS", file.toString()))) {
      service.opened();
      service.eventually(
          "importing",
          () ->
              database.number(
                      "select count(*) from pg_locks where locktype = 'advisory' and granted")
                  > 0);
      long told = System.nanoTime();
      service.process.destroy();
      assertEquals(143, service.exit());
      assertTrue(millisSince(told) < LONGEST, "in time");
      assertTrue(service.log().contains("the import is rolled back"), service::log);
      assertEquals(0, database.number("select count(*) from change"));
      assertEquals(
          0,
          database.number(
              "select count(*) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()"));
    }
  }

  /** How often it was answered until the delay is half over. */
  private static int askFor(Service service, long told) {
    int answered = 0;
    while (millisSince(told) < DELAY / 2) {
      assertEquals(KURSK, ask(service, PLACE));
      answered++;
    }
    return answered;
  }

  private static String ask(Service service, String document) {
    try {
      return service.ask(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
