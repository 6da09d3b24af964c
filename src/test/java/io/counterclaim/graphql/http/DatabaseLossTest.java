package io.counterclaim.graphql.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.Signal;
import io.counterclaim.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Connections that break, a database that refuses new ones, and one that hangs. */
@QuarkusTest
@TestProfile(Strict.class)
class DatabaseLossTest {
  private static final int CLIENTS = 8;
  private static final String OTHER_SESSIONS =
      " from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()";
  private static final String TERMINATE = "select pg_terminate_backend(pid)" + OTHER_SESSIONS;

  private static final String DOCUMENT =
      """
      {
        before: actors { totalCount }
        engagement(key: "kursk-campaign") { place { name } disputes { state } }
        statements(first: 50) { nodes { key speaker { name camp { name } } } }
        after: actors { totalCount }
      }
      """;

  private final ExecutorService clients = Executors.newCachedThreadPool();

  @AfterEach
  void stopClients() {
    clients.shutdownNow();
  }

  @Test
  void connectionsThatBreakUnderLoadAreReplacedAndNoneIsLost() throws Exception {
    String whole = whole();
    for (int round = 0; round < 5; round++) {
      AtomicBoolean over = new AtomicBoolean();
      AtomicInteger answered = new AtomicInteger();
      List<Future<?>> asking = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        asking.add(clients.submit(() -> askUntil(over, whole, answered)));
      }
      for (int blow = 0; blow < 5; blow++) {
        Thread.sleep(100);
        execute(TERMINATE);
      }
      over.set(true);
      for (Future<?> client : asking) {
        client.get(20, TimeUnit.SECONDS);
      }
      assertTrue(answered.get() > 0, "nobody was answered");
      assertWhole(whole);
    }
  }

  private static void askUntil(AtomicBoolean over, String whole, AtomicInteger answered) {
    while (!over.get()) {
      Answer answer = ask(DOCUMENT);
      if (answer.status() == 200) {
        assertEquals(whole, answer.text());
        answered.incrementAndGet();
      } else {
        assertUnavailable(answer);
      }
    }
  }

  @Test
  void connectionsThatBrokeWhileNobodyAskedAreReplacedUnseen() throws Exception {
    String whole = whole();
    for (int round = 0; round < 3; round++) {
      all(Stream.generate(() -> DOCUMENT).limit(16).toList());
      execute(TERMINATE);
      eventually("no session", () -> sessions("true") == 0);
      assertEquals(whole, ask(DOCUMENT).text());
    }
    assertWhole(whole);
  }

  @Test
  void whatBreaksInTheMiddleIsNoHalfAnswer() throws Exception {
    String whole = whole();
    try (Connection lock = TestDatabase.connect()) {
      lock.setAutoCommit(false);
      lock.createStatement().execute("lock table place");
      Future<Answer> asked = clients.submit(() -> ask(DOCUMENT));
      eventually("waits for the table", () -> sessions("wait_event_type = 'Lock'") == 1);
      execute(TERMINATE + " and wait_event_type = 'Lock'");
      assertUnavailable(asked.get());
    }
    assertWhole(whole);
  }

  @Test
  void aDatabaseThatRefusesConnectionsIsAway() throws Exception {
    String whole = whole();
    try (Connection kept = TestDatabase.connect()) {
      var statement = kept.createStatement();
      statement.execute("alter role postgres nologin");
      try {
        statement.execute(TERMINATE);
        for (Answer answer : all(List.of(DOCUMENT, DOCUMENT, "{ actors { totalCount } }"))) {
          assertUnavailable(answer);
        }
      } finally {
        statement.execute("alter role postgres login");
      }
    }
    assertWhole(whole);
  }

  @Test
  void aDatabaseThatHangsHoldsNothingForLong() throws Exception {
    String whole = whole();
    all(Stream.generate(() -> DOCUMENT).limit(16).toList());
    List<ProcessHandle> server = server();
    Signal.STOP.send(server);
    try {
      int early = threadsAfterAskingFor(3);
      int late = threadsAfterAskingFor(5);
      assertTrue(late <= early + 4, () -> "threads: " + early + ", then " + late);
    } finally {
      Signal.CONT.send(server);
    }
    eventually("answers", () -> ask(DOCUMENT).status() == 200);
    assertWhole(whole);
    eventually("no transaction", () -> sessions("state <> 'idle'") == 0);
  }

  /** Asks more than there is room for all the time. */
  private int threadsAfterAskingFor(int seconds) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    List<Future<?>> asked = new ArrayList<>();
    while (System.nanoTime() < end) {
      asked.add(
          clients.submit(
              () -> {
                long start = System.nanoTime();
                assertUnavailable(ask(DOCUMENT));
                long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                assertTrue(millis < Strict.TIME + 1000, () -> "answered after " + millis + " ms");
              }));
      Thread.sleep(100);
    }
    int threads = threads();
    for (Future<?> one : asked) {
      one.get();
    }
    return threads;
  }

  /** Those of the service, which the clients of this test are none of. */
  private static int threads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !thread.getName().matches("(pool|HttpClient)-.*"))
            .count();
  }

  /**
   * The processes of the server: the one that a session's process was started by, and its others.
   */
  private static List<ProcessHandle> server() throws SQLException {
    try (var connection = TestDatabase.connect()) {
      long session = connection.unwrap(PGConnection.class).getBackendPID();
      ProcessHandle postmaster = ProcessHandle.of(session).flatMap(ProcessHandle::parent).get();
      return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    }
  }

  private static String whole() {
    Answer answer = ask(DOCUMENT);
    assertEquals(200, answer.status(), answer.text());
    assertFalse(answer.members().containsKey("errors"), answer.text());
    return answer.text();
  }

  private static void assertWhole(String whole) {
    for (String gauge : List.of("agroal_active_count", "graphql_running", "graphql_waiting")) {
      eventually(gauge, () -> Metrics.sum(gauge) == 0);
    }
    assertEquals(whole, ask(DOCUMENT).text());
  }

  private static void assertUnavailable(Answer answer) {
    assertEquals(503, answer.status(), answer.text());
    assertEquals("timeout", answer.code());
    assertEquals("1", answer.header("Retry-After"));
    assertFalse(answer.members().containsKey("data"), answer.text());
  }

  private List<Answer> all(List<String> documents) throws InterruptedException, ExecutionException {
    List<CompletableFuture<Answer>> asked =
        documents.stream()
            .map(document -> CompletableFuture.supplyAsync(() -> ask(document), clients))
            .toList();
    List<Answer> answers = new ArrayList<>();
    for (CompletableFuture<Answer> answer : asked) {
      answers.add(answer.get());
    }
    return answers;
  }

  private static Answer ask(String document) {
    return Answer.post(
        BodyPublishers.ofString(new JsonObject().put("query", document).encode()),
        "Content-Type",
        "application/json");
  }

  private static long sessions(String condition) {
    try {
      return number("select count(*)" + OTHER_SESSIONS + " and " + condition);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static long number(String sql) throws SQLException {
    try (var connection = TestDatabase.connect();
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = TestDatabase.connect()) {
      connection.createStatement().execute(sql);
    }
  }

  private static void eventually(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!holds.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, () -> "not within 10 s: " + what);
      Thread.onSpinWait();
    }
  }
}
