package io.counterclaim.graphql.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mutation that takes too long, or that nobody waits for, is rolled back at once. */
@QuarkusTest
@TestProfile(Mutations.Profile.class)
class GivenUpMutationTest extends Mutations {
  private static final String NOTHING = "longer than 4000 ms: nothing was recorded";

  @Test
  void aClientThatGoesAwayWhileItsMutationWaitsLeavesNoTrace() throws Exception {
    try (Connection lock = lock()) {
      Socket first = send(mutation("first"));
      eventually("waits for the other writer", () -> waiting() == 1);
      Socket second = send(mutation("second"));
      eventually("waits for the first", () -> Metrics.sum("graphql_running") == 2);
      second.close();
      eventually("the second has gone", () -> Metrics.sum("graphql_running") == 1);
      first.close();
      eventually("the first has gone", () -> waiting() == 0);
      eventually("connections", () -> Metrics.sum("agroal_active_count") == 0);
      CompletableFuture<Answer> third = begin(() -> store("third"));
      eventually("waits for the other writer", () -> waiting() == 1);
      lock.rollback();
      assertEquals(List.of("third"), stored(third.join()));
    }
    assertEquals(List.of("third"), stored());
  }

  @Test
  void whatWaitsForAnotherWriterIsGivenUpInTime() throws SQLException {
    try (Connection lock = lock()) {
      assertGivenUp(begin(() -> store("1")));
      assertEquals(0, waiting());
      lock.rollback();
    }
    assertEquals(List.of(), stored());
  }

  @ParameterizedTest
  @ValueSource(strings = {"write", "commit"})
  void whatTakesTooLongIsRolledBack(String moment) throws SQLException {
    nap(moment, "1");
    assertGivenUp(begin(() -> store("1")));
    assertEquals(0, napping());
    assertEquals(List.of(), stored());
  }

  private static void assertGivenUp(CompletableFuture<Answer> asked) {
    long start = System.nanoTime();
    assertUnavailable(NOTHING, asked.join());
    assertTrue(millisSince(start) < LIMIT + 2000, () -> millisSince(start) + " ms");
  }

  @ParameterizedTest
  @ValueSource(strings = {"write", "commit"})
  void aClientThatGoesAwayTakesItsTransactionWithIt(String moment) throws Exception {
    nap(moment, "1");
    Socket socket = send(mutation("1"));
    eventually("SQL", () -> napping() == 1);
    socket.close();
    eventually("no SQL", () -> napping() == 0);
    assertEquals(List.of(), stored());
  }

  @Test
  void whatWasRecordedBeforeIsToldAndStays() throws SQLException {
    nap("write", "2");
    Answer answer =
        ask(
            "mutation { a: store(text: \"1\") { stored } b: store(text: \"2\") { stored } c: store(text: \"3\") { stored } }");
    assertEquals(200, answer.status(), answer.text());
    assertEquals(List.of("1"), answer.json().getList("data.a.stored"));
    assertEquals(List.of(List.of("b"), List.of("c")), answer.json().getList("errors.path"));
    assertEquals(List.of("timeout", "timeout"), answer.json().getList("errors.extensions.code"));
    assertTrue(answer.message().contains("nothing of this was recorded"), answer.text());
    assertEquals(List.of("1"), stored());
  }

  @Test
  void whatWasRecordedAndNotReadIsTold() throws SQLException {
    nap("read", "1");
    Answer answer = store("1");
    assertEquals(200, answer.status(), answer.text());
    assertEquals(List.of(List.of("store", "stored")), answer.json().getList("errors.path"));
    assertTrue(answer.message().contains("this was recorded"), answer.text());
    assertEquals(List.of("1"), stored());
  }

  @Test
  void whatIsCancelledTakesNobodyElsesTransactionWithIt() throws SQLException {
    TestDatabase.execute(
        "insert into naps select 'write', 'going', 0.01 union all select 'commit', 'going', 0.01");
    Set<String> answered = ConcurrentHashMap.newKeySet();
    List<CompletableFuture<Void>> staying =
        begin(IntStream.range(0, 3).mapToObj(client -> stay(client, answered)));
    CompletableFuture<?> done = CompletableFuture.allOf(staying.toArray(CompletableFuture[]::new));
    begin(IntStream.range(0, 3).mapToObj(seed -> comeAndGo(done, new Random(seed))))
        .forEach(CompletableFuture::join);
    done.join();
    List<String> stored = stored();
    assertEquals(3 * 40, answered.size());
    assertTrue(stored.containsAll(answered), () -> answered + " are not all in " + stored);
  }

  private static Supplier<Void> stay(int client, Set<String> answered) {
    return () -> {
      for (int i = 0; i < 40; i++) {
        String text = client + "-" + i;
        assertTrue(stored(storeOnceThereIsRoom(text)).contains(text));
        answered.add(text);
      }
      return null;
    };
  }

  private static Answer storeOnceThereIsRoom(String text) {
    Answer answer = store(text);
    while (answer.status() == 503) {
      assertUnavailable("too much to do", answer);
      answer = store(text);
    }
    return answer;
  }

  private static Supplier<Void> comeAndGo(CompletableFuture<?> done, Random random) {
    return () -> {
      while (!done.isDone()) {
        try {
          Socket socket = send(mutation("going"));
          pause(random.nextInt(60));
          socket.close();
        } catch (IOException e) {
          throw new AssertionError(e);
        }
      }
      return null;
    };
  }
}
