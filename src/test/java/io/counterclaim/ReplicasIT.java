package io.counterclaim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Queries read from a replica, and nobody notices that: `-Doperations=10000`. */
@DisabledIf("io.counterclaim.InstalledPostgres#isMissing")
class ReplicasIT {
  private static final Logger LOG = Logger.getLogger(ReplicasIT.class);
  private static final int OPERATIONS = Integer.getInteger("operations", 200);
  private static final int CLIENTS = 3;
  private static final int STATEMENTS = 30;
  private static final long QUIET_MILLIS = 1500;
  private static final long STOPPED_MILLIS = 2000;
  private static final IdentityProvider PROVIDER = new IdentityProvider();
  private static final Pattern NOW = Pattern.compile("which is (\\S+) by the clock");

  private static final String STATEMENT =
      """
      mutation($key: String!) { recordStatement(input: {
        key: $key speaker: "united-states" kind: CLAIM rendering: PARAPHRASE text: "It goes on." language: "en"
        said: "2025-04-27" medium: INTERVIEW citations: [{source: "cnn-2025-04-26"}]
        assertions: [{engagement: "kursk-campaign" attribute: STATUS code: "ONGOING"}]
      }) { violations { message } } }
      """;

  private static final String SAVE =
      "mutation($dossier: JSON!) { saveDraft(input: {title: \"Sunday\" dossier: $dossier}) { draft { id } violations { message } } }";

  private static final String LATEST =
      "{ dispute(engagement: \"kursk-campaign\", attribute: STATUS, knownAt: \"%s\") { positions { holders { latest { key } } } } }";

  @TempDir static Path directory;
  private static InstalledPostgres primary;
  private static InstalledPostgres standby;
  private static Service service;

  @BeforeAll
  static void start() {
    PROVIDER.start();
    primary = InstalledPostgres.create(directory.resolve("primary"));
    standby = primary.standby(directory.resolve("standby"));
    Map<String, String> settings = new HashMap<>(IdentityProvider.environment());
    settings.put("COUNTERCLAIM_DOSSIERS", "classpath:dossiers/kursk-2025-04-26.json");
    settings.put("COUNTERCLAIM_READ_URL", standby.url());
    settings.put("COUNTERCLAIM_READ_LAG", "2s");
    service = service(primary, settings);
    awaitReplica();
  }

  @AfterAll
  static void stop() {
    service.close();
    standby.close();
    primary.close();
    PROVIDER.stop();
  }

  private static Service service(InstalledPostgres database, Map<String, String> settings) {
    Service started = new Service(database.url(), settings).opened();
    started.eventually("ready", started::isReady);
    return started;
  }

  private static void awaitReplica() {
    double before = reads("replica");
    service.eventually("reads from the replica", () -> isReadAfter(before));
  }

  private static boolean isReadAfter(double before) {
    ask(service, "{ actors(first: 1) { nodes { key } } }");
    return reads("replica") > before;
  }

  private static double reads(String node) {
    return metric("database_reads_total", "node=\"" + node + "\"");
  }

  private static double metric(String name, String tag) {
    try {
      return service.metric(name, tag);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String ask(Service asked, String document) {
    try {
      return asked.ask(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void nobodyReadsLessThanTheyWroteWhateverBecomesOfTheReplica() throws Exception {
    AtomicInteger operations = new AtomicInteger();
    AtomicBoolean over = new AtomicBoolean();
    List<CompletableFuture<Void>> clients =
        Stream.generate(() -> Beside.run(() -> writeAndRead(operations, over)))
            .limit(CLIENTS)
            .toList();
    int disturbances = 0;
    while (disturbances < 2 || operations.get() < OPERATIONS) {
      Thread.sleep(QUIET_MILLIS);
      disturb(disturbances++);
    }
    awaitReplica();
    over.set(true);
    clients.forEach(CompletableFuture::join);
    LOG.infof(
        "%d operations with %d disturbances; %.0f reads from the replica, %.0f from the primary",
        operations.get(), disturbances, reads("replica"), reads("primary"));
  }

  private static void writeAndRead(AtomicInteger operations, AtomicBoolean over) {
    RevisionClient client = new RevisionClient(service);
    while (!over.get()) {
      String key = "a-" + operations.getAndIncrement();
      client.record(key);
      client.assertReads(key);
      client.assertReads(key);
      operations.addAndGet(2);
    }
  }

  private static void disturb(int number) throws Exception {
    if (number % 2 == 0) {
      standby.stopFor(STOPPED_MILLIS);
    } else {
      standby.kill();
      Thread.sleep(QUIET_MILLIS);
      standby.start();
    }
  }

  @Test
  void aReplicaThatIsFarBehindIsNotRead() {
    awaitReplica();
    whileItStandsStill(
        () -> {
          RevisionClient client = new RevisionClient(service);
          client.record("far-ahead");
          client.assertReads("far-ahead");
          String read = "{ actor(key: \"far-ahead\") { name } }";
          service.eventually("the primary is read", () -> ask(service, read).contains("X"));
          service.eventually("lag is told", () -> lag() > 2);
        });
    awaitReplica();
    service.eventually("no lag is told", () -> lag() == 0);
  }

  private static double lag() {
    return metric("database_replica_lag_seconds", "");
  }

  private static void whileItStandsStill(Runnable task) {
    try (Sql sql = new Sql(standby.url())) {
      sql.execute("select pg_wal_replay_pause()");
      try {
        task.run();
      } finally {
        sql.execute("select pg_wal_replay_resume()");
      }
    }
  }

  /** They have no revision by which a replica could tell whether it has them. */
  @Test
  void draftsAreNotReadFromIt() {
    awaitReplica();
    whileItStandsStill(
        () -> {
          Map<String, ?> dossier = Map.of("dossier", Map.of("title", "Sunday"));
          Json saved = new Json(service.post(SAVE, dossier, publisher()));
          String id = saved.get("data.saveDraft.draft.id");
          String read =
              "query($id: ID!) { actors(first: 1) { nodes { key } } drafts { nodes { id } } node(id: $id) { id } }";
          Json answer = new Json(service.post(read, Map.of("id", id), publisher()));
          assertEquals(List.of(id), answer.getList("data.drafts.nodes.id"), answer.text());
          assertEquals(id, answer.get("data.node.id"), answer.text());
        });
  }

  private static String publisher() {
    return Token.of("pia", "publisher").signed();
  }

  @Test
  void whatAStandbyAnswersForAMomentIsAnsweredForeverAndEverywhere() {
    try (Service ofStandby = service(standby, Map.of())) {
      CompletableFuture<Void> writing = Beside.run(ReplicasIT::recordStatements);
      Map<String, String> answers = new LinkedHashMap<>();
      while (!writing.isDone()) {
        String moment = now(ofStandby);
        answers.put(moment, ask(ofStandby, LATEST.formatted(moment)));
      }
      writing.join();
      String last = "statement-" + (STATEMENTS - 1);
      ofStandby.eventually(
          "has all", () -> ask(ofStandby, LATEST.formatted(now(ofStandby))).contains(last));
      assertTrue(new HashSet<>(answers.values()).size() > 2, answers::toString);
      answers.forEach(
          (moment, answer) -> {
            assertEquals(answer, ask(ofStandby, LATEST.formatted(moment)));
            assertEquals(answer, ask(service, LATEST.formatted(moment)));
          });
    }
  }

  private static void recordStatements() {
    String token = publisher();
    for (int i = 0; i < STATEMENTS; i++) {
      String answer = service.post(STATEMENT, Map.of("key", "statement-" + i), token);
      assertTrue(answer.contains("\"violations\":[]"), answer);
    }
  }

  /** The latest moment that can be asked for. */
  private static String now(Service asked) {
    String refused = ask(asked, LATEST.formatted("2999-01-01T00:00:00Z"));
    Matcher moment = NOW.matcher(refused);
    assertTrue(moment.find(), refused);
    return moment.group(1);
  }
}
