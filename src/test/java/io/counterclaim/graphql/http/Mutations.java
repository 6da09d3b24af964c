package io.counterclaim.graphql.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.Beside;
import io.counterclaim.TestDatabase;
import io.counterclaim.dispute.OwnDatabase;
import io.counterclaim.graphql.execution.EngineWithMutations;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** What tests of mutations have in common: a table, and how long it takes to write to it. */
abstract class Mutations {
  static final long LIMIT = 4000;

  /** That of all writers. */
  private static final String LOCK = "select pg_advisory_xact_lock(" + 0x636c61696dL + ")";

  public static class Profile extends OwnDatabase {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("counterclaim.limits.time", LIMIT + "ms");
      return settings;
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(EngineWithMutations.class);
    }
  }

  @BeforeAll
  static void createTable() throws SQLException {
    TestDatabase.execute(
        "create table stored (text text primary key)",
        "create table naps (moment text, text text, seconds double precision)",
        """
        create function nap(its_moment text, its_text text) returns text language plpgsql as $$ begin
          return pg_sleep(coalesce(
            (select max(seconds) from naps where moment = its_moment and text = its_text), 0));
        end $$
        """,
        """
        create function nap_in_commit() returns trigger language plpgsql as $$ begin
          perform nap('commit', new.text);
          return null;
        end $$
        """,
        """
        create constraint trigger nap after insert on stored deferrable initially deferred
          for each row execute function nap_in_commit()
        """);
  }

  @AfterAll
  static void dropTable() throws SQLException {
    TestDatabase.execute(
        "drop table stored, naps", "drop function nap_in_commit", "drop function nap");
  }

  /** The first mutation of all takes longer. */
  @BeforeEach
  void warmUp() throws SQLException {
    store("first");
    TestDatabase.execute("truncate stored");
  }

  @AfterEach
  void nothingIsLeft() throws SQLException {
    eventually("no transaction", () -> sessions("state <> 'idle'") == 0);
    for (String gauge : List.of("agroal_active_count", "graphql_running", "graphql_waiting")) {
      eventually(gauge, () -> Metrics.sum(gauge) == 0);
    }
    TestDatabase.execute("truncate naps, stored");
    assertEquals(List.of("next"), stored(store("next")));
    TestDatabase.execute("truncate stored");
  }

  /** Has it take a minute to write, commit or read what has this text. */
  static void nap(String moment, String text) throws SQLException {
    TestDatabase.execute("insert into naps values ('%s', '%s', 60)".formatted(moment, text));
  }

  static Answer store(String text) {
    return ask(mutation(text));
  }

  static String mutation(String text) {
    return "mutation { store(text: \"" + text + "\") { stored } }";
  }

  /** As the answer has them. */
  static List<?> stored(Answer answer) {
    assertEquals(200, answer.status(), answer.text());
    return answer.json().getList("data.store.stored");
  }

  /** As the database has them. */
  static List<String> stored() throws SQLException {
    return column("select text from stored order by text");
  }

  static List<String> column(String sql) throws SQLException {
    try (var connection = TestDatabase.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  /** Another writer, until it is closed. */
  static Connection lock() throws SQLException {
    Connection lock = TestDatabase.connect();
    lock.setAutoCommit(false);
    lock.createStatement().execute(LOCK);
    return lock;
  }

  /** Those that wait for other writers. */
  static long waiting() {
    return sessions("wait_event_type = 'Lock'");
  }

  static long napping() {
    return sessions("wait_event = 'PgSleep'");
  }

  static void terminateWhoeverNaps() throws SQLException {
    column("select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'");
  }

  private static long sessions(String condition) {
    try {
      return Long.parseLong(
          column(
                  "select count(*) from pg_stat_activity where backend_type = 'client backend'"
                      + " and pid <> pg_backend_pid() and "
                      + condition)
              .get(0));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static Answer ask(String document) {
    return Answer.post(BodyPublishers.ofString(body(document)), "Content-Type", "application/json");
  }

  /** Sends it and does not wait for the answer. */
  static Socket send(String document) throws IOException {
    URI door = Answer.uri("/graphql");
    String body = body(document);
    Socket socket = new Socket(door.getHost(), door.getPort());
    String request =
        "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String body(String document) {
    return new JsonObject().put("query", document).encode();
  }

  static void assertUnavailable(String message, Answer answer) {
    assertEquals(503, answer.status(), answer.text());
    assertEquals("timeout", answer.code());
    assertEquals("1", answer.header("Retry-After"));
    assertTrue(answer.message().contains(message), answer.text());
  }

  /** Each on a thread of its own. */
  static <T> List<CompletableFuture<T>> begin(Stream<Supplier<T>> tasks) {
    return tasks.map(task -> Beside.supply(task)).toList();
  }

  static <T> List<CompletableFuture<T>> begin(int times, Supplier<T> task) {
    return begin(Stream.generate(() -> task).limit(times));
  }

  static <T> CompletableFuture<T> begin(Supplier<T> task) {
    return begin(Stream.of(task)).get(0);
  }

  static long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  static void eventually(String what, BooleanSupplier holds) {
    long start = System.nanoTime();
    while (!holds.getAsBoolean()) {
      assertTrue(millisSince(start) < 3000, () -> "not within 3 s: " + what);
      pause(10);
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
