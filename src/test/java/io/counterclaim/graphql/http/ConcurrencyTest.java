package io.counterclaim.graphql.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.Beside;
import io.counterclaim.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many requests at once, slow ones, and ones that nobody waits for. */
@QuarkusTest
@TestProfile(Strict.class)
class ConcurrencyTest {
  /** Of one client: a quarter of all places. */
  private static final int SIDE_BY_SIDE = 4;

  private static final String PLACE = "{ engagement(key: \"kursk-campaign\") { place { name } } }";

  private static final String KURSK =
      "{\"data\":{\"engagement\":{\"place\":{\"name\":\"Kursk Oblast\"}}}}";

  /**
   * Reading a place takes as many seconds as the table nap says; where it says so, the first
   * cancellation does not end that.
   */
  @BeforeAll
  static void makePlacesSlow() throws SQLException {
    TestDatabase.execute(
        "create table nap as select 0::double precision as seconds, false as deep",
        """
        create function nap() returns text language plpgsql as $$ begin
          return (select pg_sleep(seconds) from nap);
        exception when query_canceled then
          if (select deep from nap) then return pg_sleep(60); end if;
          raise;
        end $$
        """,
        "alter table place rename to place_table",
        "create view place as select * from place_table where (select nap()) is not null");
  }

  @AfterAll
  static void makePlacesQuick() throws SQLException {
    TestDatabase.execute(
        "drop view place",
        "alter table place_table rename to place",
        "drop function nap",
        "drop table nap");
  }

  @AfterEach
  void nothingIsLeft() throws SQLException {
    nap(0);
    eventually("no transaction", 2000, () -> transactions() == 0);
    for (String gauge : List.of("agroal_active_count", "graphql_running", "graphql_waiting")) {
      eventually(gauge, 2000, () -> Metrics.sum(gauge) == 0);
    }
    assertEquals(200, ask(PLACE).join().status());
  }

  /** The best of some rounds, since the machine may do something else. */
  @Test
  void queriesWaitForTheDatabaseSideBySideAndProbesForNoneOfThem() throws SQLException {
    nap(0.5);
    Round round = round();
    for (int rounds = 1; rounds < 10 && (rounds == 1 || !round.isQuick()); rounds++) {
      round = round();
    }
    assertTrue(round.isQuick(), round::toString);
  }

  /** In milliseconds: of all queries, and of the slowest probe beside them and beside nothing. */
  private record Round(long queries, long probe, long probeAlone) {
    boolean isQuick() {
      return queries < 1500 && probe < 100 + probeAlone;
    }
  }

  private static Round round() {
    long probeAlone =
        slowestProbeUntil(
            new CompletableFuture<Void>().completeOnTimeout(null, 500, TimeUnit.MILLISECONDS));
    long start = System.nanoTime();
    long probe =
        slowestProbeUntil(all(Stream.generate(() -> ask(PLACE)).limit(SIDE_BY_SIDE).toList()));
    return new Round(millisSince(start), probe, probeAlone);
  }

  private static long slowestProbeUntil(CompletableFuture<?> done) {
    long slowest = 0;
    while (!done.isDone()) {
      long asked = System.nanoTime();
      assertEquals(200, Answer.management("/q/health/ready").status());
      slowest = Math.max(slowest, millisSince(asked));
      pause(10);
    }
    return slowest;
  }

  @Test
  void aFloodEndsInAnswersAndRefusalsAndLeavesNothing() throws SQLException {
    nap(0.5);
    all(Stream.generate(() -> ask(PLACE)).limit(SIDE_BY_SIDE).toList()).join();
    long threads = threads();
    List<CompletableFuture<Answer>> asked = Stream.generate(() -> ask(PLACE)).limit(500).toList();
    all(asked).orTimeout(20, TimeUnit.SECONDS).join();
    List<Answer> answers = asked.stream().map(CompletableFuture::join).toList();
    List<Answer> refused = answers.stream().filter(answer -> answer.status() != 200).toList();
    assertTrue(answers.size() - refused.size() >= SIDE_BY_SIDE, refused.size() + " refused");
    assertTrue(refused.size() >= 100, refused.size() + " refused");
    refused.forEach(ConcurrencyTest::assertGivenUp);
    eventually("threads", 10_000, () -> threads() <= threads + 4);
  }

  @Test
  void aRequestPastItsTimeIsGivenUpWithItsSql() throws SQLException {
    nap(60);
    long start = System.nanoTime();
    List<CompletableFuture<Long>> givenUp = new ArrayList<>();
    for (int i = 0; i < SIDE_BY_SIDE + 4; i++) {
      givenUp.add(
          ask(PLACE)
              .thenApply(
                  answer -> {
                    assertGivenUp(answer);
                    assertTrue(answer.message().contains("longer than 2000 ms"));
                    return millisSince(start);
                  }));
    }
    eventually("SQL of those that run", 1500, () -> running() == SIDE_BY_SIDE);
    List<Long> millis = givenUp.stream().map(CompletableFuture::join).sorted().toList();
    assertTrue(
        millis.get(0) >= Strict.TIME && millis.get(0) < Strict.TIME + 1000, millis::toString);
    eventually("no SQL", 1000, () -> running() == 0);
  }

  @Test
  void aClientThatGoesAwayTakesItsSqlWithIt() throws SQLException, IOException {
    nap(60);
    Socket socket = send(PLACE);
    eventually("SQL", 1000, () -> running() == 1);
    socket.close();
    eventually("no SQL", 1000, () -> running() == 0);
  }

  @Test
  void aCancellationIsRepeatedUntilTheSqlIsGone() throws SQLException, IOException {
    TestDatabase.execute("update nap set seconds = 60, deep = true");
    Socket socket = send(PLACE);
    eventually("SQL", 1000, () -> running() == 1);
    socket.close();
    eventually("no SQL", 1500, () -> running() == 0);
  }

  @Test
  void whatIsCancelledTakesNobodyElsesSqlWithIt() throws Exception {
    double before = Metrics.sum("graphql_request_seconds_count", "outcome=\"cancelled\"");
    nap(0.01);
    CompletableFuture<Void> staying = side(4, i -> stay(40));
    side(4, seed -> comeAndGoUntil(staying, new Random(seed))).join();
    staying.join();
    double cancelled =
        Metrics.sum("graphql_request_seconds_count", "outcome=\"cancelled\"") - before;
    assertTrue(cancelled > 50, cancelled + " cancelled");
  }

  private static CompletableFuture<Void> side(int clients, IntConsumer client) {
    return all(
        IntStream.range(0, clients).mapToObj(i -> Beside.run(() -> client.accept(i))).toList());
  }

  private static void stay(int times) {
    for (int answered = 0; answered < times; ) {
      Answer answer = ask(PLACE).join();
      if (answer.status() == 200) {
        assertEquals(KURSK, answer.text());
        answered++;
      } else {
        assertGivenUp(answer);
      }
    }
  }

  private static void comeAndGoUntil(CompletableFuture<?> done, Random random) {
    while (!done.isDone()) {
      try {
        Socket socket = send(PLACE);
        pause(random.nextInt(50));
        socket.close();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void allFieldsOfAQuerySeeTheSame() throws SQLException {
    String document =
        "{ before: actors { totalCount } engagement(key: \"kursk-campaign\") { place { name } } after: actors { totalCount } }";
    CompletableFuture<Answer> asked;
    try (Connection lock = TestDatabase.connect()) {
      lock.setAutoCommit(false);
      lock.createStatement().execute("lock table place_table");
      asked = ask(document);
      eventually("SQL", 1000, () -> running() == 1);
      TestDatabase.execute(
          "insert into actor (id, key, type, name) values (gen_random_uuid(), 'newcomer', 'PERSON', 'Newcomer')");
      lock.rollback();
    }
    JsonObject seen = new JsonObject(asked.join().text()).getJsonObject("data");
    assertEquals(seen.getValue("before"), seen.getValue("after"));
    JsonObject now = new JsonObject(ask(document).join().text()).getJsonObject("data");
    assertNotEquals(seen.getValue("before"), now.getValue("before"));
  }

  private static CompletableFuture<Answer> ask(String document) {
    HttpRequest request =
        HttpRequest.newBuilder(Answer.uri("/graphql"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body(document)))
            .build();
    return Answer.CLIENT.sendAsync(request, BodyHandlers.ofByteArray()).thenApply(Answer::new);
  }

  /** Sends it and does not wait for the answer. */
  private static Socket send(String document) throws IOException {
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

  private static void assertGivenUp(Answer answer) {
    assertEquals(503, answer.status(), answer.text());
    assertEquals("timeout", answer.code());
    assertEquals("1", answer.header("Retry-After"));
  }

  private static CompletableFuture<Void> all(List<? extends CompletableFuture<?>> futures) {
    return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
  }

  private static void nap(double seconds) throws SQLException {
    TestDatabase.execute("update nap set deep = false, seconds = " + seconds);
  }

  /** SQL statements that the service waits for. */
  private static long running() {
    return sessions("state = 'active'");
  }

  private static long transactions() {
    return sessions("state <> 'idle'");
  }

  private static long sessions(String condition) {
    try (var connection = TestDatabase.connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where backend_type = 'client backend'"
                    + " and pid <> pg_backend_pid() and "
                    + condition)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("executor-thread"))
        .count();
  }

  private static long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  private static void eventually(String what, long millis, BooleanSupplier holds) {
    long start = System.nanoTime();
    while (!holds.getAsBoolean()) {
      assertTrue(millisSince(start) < millis, () -> "not within " + millis + " ms: " + what);
      pause(10);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
