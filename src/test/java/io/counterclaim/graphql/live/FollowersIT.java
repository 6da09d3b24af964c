package io.counterclaim.graphql.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.IdentityProvider;
import io.counterclaim.Json;
import io.counterclaim.Service;
import io.counterclaim.Sql;
import io.counterclaim.Token;
import io.counterclaim.dev.EmbeddedDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is recorded at one of two instances is told by the other, each change once and none left
 * out, while instances, connections and clients are cut off: `-Dactors=10000`.
 */
class FollowersIT {
  private static final Logger LOG = Logger.getLogger(FollowersIT.class);
  private static final int ACTORS = Integer.getInteger("actors", 300);
  private static final IdentityProvider PROVIDER = new IdentityProvider();
  private static final String CHANGES =
      "subscription($after: Revision) { changes(after: $after) { revision key } }";
  private static final String RECORD =
      "mutation($key: String!) { recordActor(input: {key: $key type: COMPANY name: \"X\"}) { revision violations { message } } }";
  private static final String CUT =
      "select count(pg_terminate_backend(pid)) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'";

  @TempDir static Path directory;
  private static EmbeddedPostgres server;

  private final Service[] services = new Service[2];
  private final List<Long> delays = new ArrayList<>();
  private volatile boolean recorded;

  @BeforeAll
  static void start() throws IOException {
    PROVIDER.start();
    server = EmbeddedDatabase.server(directory.resolve("data"), true);
  }

  @AfterAll
  static void stop() throws IOException {
    PROVIDER.stop();
    server.close();
  }

  @Test
  void everyChangeIsToldOnceHoweverOftenSomethingIsCutOff() throws Exception {
    String url = server.getJdbcUrl("postgres", "postgres");
    try (Sql database = new Sql(url)) {
      for (int i = 0; i < services.length; i++) {
        services[i] = service(url);
      }
      CompletableFuture<List<String>> followed = CompletableFuture.supplyAsync(this::follow);
      CompletableFuture<Void> recording = CompletableFuture.runAsync(this::record);
      while (!recording.isDone()) {
        Thread.sleep(3000);
        database.number(CUT);
        int killed = ThreadLocalRandom.current().nextInt(services.length);
        services[killed].process.destroyForcibly().waitFor();
        services[killed] = service(url);
      }
      recording.get();
      recorded = true;
      assertEquals(database.rows("select revision from change order by revision"), followed.get());
      LOG.infof("%d changes told; half of them within %d ms", delays.size(), median(delays));
    } finally {
      Arrays.stream(services).forEach(Service::close);
    }
  }

  private static Service service(String url) {
    return new Service(url, IdentityProvider.environment()).opened();
  }

  private void record() {
    String token = Token.of("pia", "publisher").signed();
    for (int i = 0; i < ACTORS; i++) {
      String key = "a-" + i + "-" + System.currentTimeMillis();
      while (!isRecorded(key, token)) {
        Thread.onSpinWait();
      }
    }
  }

  private boolean isRecorded(String key, String token) {
    try {
      Service one = services[ThreadLocalRandom.current().nextInt(services.length)];
      Json answer = new Json(one.post(RECORD, Map.of("key", key), token));
      return answer.get("errors") == null && answer.get("data.recordActor.revision") != null;
    } catch (RuntimeException | AssertionError e) {
      return false;
    }
  }

  /** Comes again, mostly to the other instance, with the last revision. */
  private List<String> follow() {
    List<String> revisions = new ArrayList<>(List.of("0"));
    for (int times = 0; !(recorded && isUpToDate(revisions)); times++) {
      try (EventClient client =
          EventClient.open(
              services[times % services.length].uri("/graphql"),
              CHANGES,
              Map.of("after", revisions.get(revisions.size() - 1)))) {
        take(client, revisions);
      } catch (IOException | InterruptedException e) {
        // It comes again.
      }
    }
    return revisions.subList(1, revisions.size());
  }

  private void take(EventClient client, List<String> revisions) throws InterruptedException {
    int most = ThreadLocalRandom.current().nextInt(10, 200);
    for (int i = 0; i < most && !client.isOver() && !(recorded && isUpToDate(revisions)); i++) {
      EventClient.Told told = client.poll(100);
      if (told != null && told.id() != null) {
        revisions.add(told.id());
        String key = told.answer().get("data.changes.key");
        long recordedAt = Long.parseLong(key.substring(key.lastIndexOf('-') + 1));
        delays.add(System.currentTimeMillis() - recordedAt);
      }
    }
  }

  private static boolean isUpToDate(List<String> revisions) {
    try (Sql database = new Sql(server.getJdbcUrl("postgres", "postgres"))) {
      long latest = database.number("select max(revision) from change");
      return latest <= Long.parseLong(revisions.get(revisions.size() - 1));
    }
  }

  private static long median(List<Long> all) {
    assertTrue(!all.isEmpty());
    return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
  }
}
