package io.counterclaim.writers;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.counterclaim.IdentityProvider;
import io.counterclaim.KillableDatabase;
import io.counterclaim.Service;
import io.counterclaim.Sql;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many write to the packaged service at once, and it is as if one had done so after the other:
 * -Dwriters=50 -Dseconds=60.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class WritersIT {
  private static final Logger LOG = Logger.getLogger(WritersIT.class);
  private static final int WRITERS = Integer.getInteger("writers", 50);
  private static final int READERS = 6;
  private static final int SECONDS = Integer.getInteger("seconds", 5);
  private static final int SOME = 10;
  private static final String AFTER = "history(first: 1) { nodes { after } }";

  @TempDir static Path directory;
  private static KillableDatabase database;
  private static Service service;
  private static Desk desk;
  private static final IdentityProvider PROVIDER = new IdentityProvider();

  @BeforeAll
  static void start() throws IOException {
    database = new KillableDatabase(directory.resolve("data"));
    PROVIDER.start();
    service = startService();
  }

  /** With so many connections that one client may write several times at once. */
  private static Service startService() {
    Map<String, String> settings = new HashMap<>(IdentityProvider.environment());
    settings.put("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "100");
    return new Service(database.url(), settings).opened();
  }

  @AfterAll
  static void stop() throws IOException {
    service.close();
    database.close();
    PROVIDER.stop();
  }

  @Test
  void writersAreOneAfterTheOther() throws Exception {
    run("quiet", List.of());
  }

  @Test
  void andSoTheyAreWhereTheDatabaseAndTheServiceAreKilled() throws Exception {
    Callable<Void> killDatabase =
        () -> {
          database.killAndStartAgain();
          return null;
        };
    Callable<Void> killService =
        () -> {
          service.close();
          service = startService();
          desk.turnTo(service);
          return null;
        };
    run("killed", List.of(killDatabase, killService, killDatabase));
  }

  private static void run(String name, List<Callable<Void>> disturbances) throws Exception {
    Board board = new Board(name, SECONDS);
    desk = new Desk(service);
    desk.post(
        "mutation($dossier: JSON!) { record(input: {dossier: $dossier}) { violations { message } } }",
        Map.of("dossier", board.dossier()));
    List<Client> clients =
        IntStream.range(0, WRITERS + READERS)
            .mapToObj(i -> new Client(desk, board, name + "-" + i, i))
            .toList();
    Follower follower = new Follower(desk);
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      Future<?> following = threads.submit(follower::follow);
      List<Future<?>> running = new ArrayList<>();
      clients.subList(0, WRITERS).forEach(c -> running.add(threads.submit(c::write)));
      clients.subList(WRITERS, clients.size()).forEach(c -> running.add(threads.submit(c::read)));
      for (Callable<Void> disturbance : disturbances) {
        pause(disturbances.size() + 1);
        disturbance.call();
      }
      pause(disturbances.size() + 1);
      clients.forEach(Client::end);
      for (Future<?> each : running) {
        each.get();
      }
      follower.end();
      following.get();
    } finally {
      threads.shutdownNow();
    }
    check(board, follower);
  }

  private static void pause(int times) throws InterruptedException {
    Thread.sleep(SECONDS * 1000L / times);
  }

  private static void check(Board board, Follower follower) throws IOException {
    Map<String, List<String>> lists = readAll(board);
    List<Transaction> history = board.history();
    tell(history);
    assertEquals(List.of(), Checker.anomalies(history));
    assertEquals(List.of(), List.copyOf(desk.surprises));
    assertEquals(0, count(history, Fate.UNKNOWN));
    assertTrue(count(history, Fate.FAILED) > 0, "some lost the race");
    for (String engagement : board.engagements.all()) {
      assertEquals(lists.get(engagement), follower.texts(engagement));
    }
    for (String actor : board.actors.all()) {
      assertEquals(lists.get(actor), follower.description(actor));
    }
    assertIsCopy(follower);
  }

  private static void tell(List<Transaction> history) {
    LOG.infof(
        "%d were recorded, %d refused or given up, and %d lists read",
        history.stream().filter(t -> t.fate() == Fate.COMMITTED && !t.appends().isEmpty()).count(),
        count(history, Fate.FAILED),
        history.stream().filter(t -> t.appends().isEmpty()).mapToInt(t -> t.reads().size()).sum());
  }

  private static long count(List<Transaction> history, Fate fate) {
    return history.stream().filter(transaction -> transaction.fate() == fate).count();
  }

  /** Once nobody writes any more. */
  private static Map<String, List<String>> readAll(Board board) throws IOException {
    Map<String, List<String>> all = new HashMap<>();
    for (List<String> some : inSome(List.copyOf(board.lists()))) {
      long start = System.nanoTime();
      Map<String, List<String>> read = desk.read(some);
      board.read(start, System.nanoTime(), read, null);
      all.putAll(read);
    }
    return all;
  }

  private static List<List<String>> inSome(List<String> all) {
    return Stream.iterate(0, from -> from < all.size(), from -> from + SOME)
        .map(from -> all.subList(from, Math.min(from + SOME, all.size())))
        .toList();
  }

  /** Of what the database has, and of what the service answers. */
  private static void assertIsCopy(Follower follower) throws IOException {
    try (Sql sql = new Sql(database.url())) {
      assertEquals(
          sql.rows("select revision from change order by revision"),
          follower.revisions().stream().map(String::valueOf).toList());
      Map<String, JsonNode> recorded = new HashMap<>();
      for (String type : List.of("actor", "source", "engagement", "statement")) {
        recorded.putAll(parts(sql, type));
      }
      assertEquals(recorded, follower.parts());
    }
    for (List<String> ids : inSome(List.copyOf(follower.parts().keySet()))) {
      assertEquals(ids.stream().collect(toMap(id -> id, follower.parts()::get)), answered(ids));
    }
  }

  private static Map<String, JsonNode> parts(Sql sql, String type) throws IOException {
    Map<String, JsonNode> parts = new HashMap<>();
    for (String row :
        sql.rows(
            "select id, part from node_states(upper('%1$s'), array(select id from %1$s)) where ended_at is null"
                .formatted(type))) {
      parts.put(
          row.substring(0, row.indexOf(' ')), Desk.JSON.readTree(row.substring(row.indexOf(' '))));
    }
    return parts;
  }

  private static Map<String, JsonNode> answered(List<String> ids) throws IOException {
    String types =
        Stream.of("Actor", "Source", "Engagement", "Statement")
            .map(type -> "... on " + type + " { " + AFTER + " }")
            .reduce("", String::concat);
    JsonNode nodes =
        desk.post(
                "query($ids: [ID!]!) { nodes(ids: $ids) { id " + types + " } }", Map.of("ids", ids))
            .at("/data/nodes");
    Map<String, JsonNode> answered = new HashMap<>();
    nodes.forEach(
        node -> answered.put(node.path("id").asText(), node.at("/history/nodes/0/after")));
    return answered;
  }
}
