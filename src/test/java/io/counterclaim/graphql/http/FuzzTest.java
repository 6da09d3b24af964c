package io.counterclaim.graphql.http;

import static io.counterclaim.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import io.counterclaim.Json;
import io.counterclaim.TestDatabase;
import io.counterclaim.graphql.http.RandomRequest.Kind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Sends random requests and looks at what comes back. More of them, others, or one again that a
 * failure named: `./mvnw test -Dtest=FuzzTest -Drequests=50000 -Dseed=7 -Drequest=42`.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FuzzTest {
  private static final Logger LOG = Logger.getLogger(FuzzTest.class);
  private static final int REQUESTS = Integer.getInteger("requests", 5000);
  private static final long SEED = Long.getLong("seed", 1);
  private static final Integer REQUEST = Integer.getInteger("request");
  private static final int THREADS = 4;
  private static final int MOST_FAILURES = 5;
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final int LONGEST_MESSAGE = 1000;
  private static final Set<String> OF_RIGHT_REQUESTS = Set.of("ok", "too-expensive", "timeout");
  private static final Set<String> CODES =
      Set.of("invalid", "not-found", "forbidden", "too-expensive", "timeout");

  /** Names of classes, and words of SQL, none of which is ever sent. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "\\b(java|javax|jakarta|io|org|com|graphql)\\.[a-z]+\\.|Exception|PSQL|Hibernate|ANTLR|SRGQL|select .* from"
              + "|(Array|Linked)List|(Hash|Linked)Map|Big(Decimal|Integer)"
              + "|(String|Int|Float|Boolean|Null|Enum|Array|Object)Value\\b");

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");
  private static final Pattern JSON_TYPE =
      Pattern.compile("(?i)\ncontent-type: application/(graphql-response\\+)?json");
  private static final String QUERY =
      "{ statements(first: 3) { totalCount nodes { key speaker { name } } } disputes { nodes { state } } }";
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Time(long milliseconds, int number, Kind kind) {}

  private final Map<String, Map<String, String>> known = new TreeMap<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Queue<Time> times = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> outcomes = new ConcurrentSkipListMap<>();
  private GraphQLSchema schema;

  @Test
  void everyRequestIsAnsweredInTimeAndTellsNothingOfWhatIsInside() throws Exception {
    LOG.infof("Random requests of -Dseed=%d", SEED);
    explore();
    Map<String, Object> before = ask(QUERY).getMap("");
    Instant start = Instant.now();
    sendAll();
    LOG.infof(
        "%s, %s; the slowest: %s", Duration.between(start, Instant.now()), outcomes, slowest());
    assertTrue(failures.isEmpty(), () -> String.join("\n\n", failures));
    assertTrue(REQUEST != null || outcomes.get("RIGHT 200 ok") > REQUESTS / 4, "Few had data");
    assertEquals(before, ask(QUERY).getMap(""));
    noTransactionIsLeftOpen();
  }

  /** Reads the schema, and which keys and ids there are. */
  private void explore() {
    String served = RestAssured.get("/graphql/schema.graphql").asString();
    schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(served));
    Json found =
        ask(
            """
            { statements(first: 100) { nodes { id key citations { source { id key } } } }
              actors(first: 100) { nodes { id key } }
              engagements(first: 100) { nodes { id key place { id key } } } }
            """);
    know("Statement", found.getList("statements.nodes"));
    know("Actor", found.getList("actors.nodes"));
    know("Engagement", found.getList("engagements.nodes"));
    know("Source", found.getList("statements.nodes.citations.source.flatten()"));
    know("Place", found.getList("engagements.nodes.place.findAll { it }"));
  }

  private void know(String type, List<Map<String, String>> nodes) {
    known.put(type, new TreeMap<>());
    nodes.forEach(node -> known.get(type).put(node.get("key"), node.get("id")));
  }

  private void sendAll() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    for (int i = 0; i < REQUESTS; i++) {
      int number = i;
      if (REQUEST == null || REQUEST == number) {
        threads.execute(() -> send(number));
      }
    }
    threads.shutdown();
    assertTrue(threads.awaitTermination(1, TimeUnit.HOURS));
  }

  private void send(int number) {
    if (failures.size() >= MOST_FAILURES) {
      return;
    }
    Chance chance = new Chance(SEED * 1_000_003 + number);
    RandomRequest request = new RandomRequest(schema, new RandomValues(known, chance), chance);
    String answer = "";
    String fault;
    long start = System.nanoTime();
    try {
      answer = exchange(request);
      fault = fault(request, answer);
    } catch (IOException | RuntimeException e) {
      fault = e.toString();
    }
    Time time =
        new Time(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), number, request.kind);
    times.add(time);
    if (fault != null || time.milliseconds > LONGEST.toMillis()) {
      failures.add(
          String.format(
              "%s: -Dseed=%d -Drequest=%d, %s%n%s%n%s",
              fault, SEED, number, time, start(request.toString()), start(answer)));
    }
  }

  private static String start(String text) {
    return text.substring(0, Math.min(text.length(), 3000));
  }

  private static String exchange(RandomRequest request) throws IOException {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout((int) LONGEST.toMillis());
      socket.getOutputStream().write(request.bytes());
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What is wrong with an answer; null if nothing is. */
  private String fault(RandomRequest request, String answer) throws IOException {
    Matcher head = STATUS.matcher(answer);
    if (!head.lookingAt()) {
      return "No answer";
    }
    int status = Integer.parseInt(head.group(1));
    if (status >= 500 && status != 503) {
      return "The fault of the service";
    }
    String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    boolean json = !body.isEmpty() && JSON_TYPE.matcher(answer).find();
    JsonNode errors = json ? JSON.readTree(body).path("errors") : JSON.createArrayNode();
    String code = json ? errors.path(0).path("extensions").path("code").asText("ok") : "no JSON";
    outcomes.merge(request.kind + " " + status + " " + code, 1, Integer::sum);
    if (request.kind == Kind.RIGHT && !OF_RIGHT_REQUESTS.contains(code)) {
      return "Not the data asked for";
    }
    for (JsonNode error : errors) {
      if (!CODES.contains(error.path("extensions").path("code").asText())) {
        return "Not one of the codes";
      }
      if (error.path("message").asText().length() > LONGEST_MESSAGE) {
        return "A message too long to read";
      }
    }
    return INSIDE.matcher(json ? errors.findValuesAsText("message").toString() : body).find()
        ? "A look inside"
        : null;
  }

  private List<Time> slowest() {
    return times.stream()
        .sorted(Comparator.comparing(Time::milliseconds).reversed())
        .limit(5)
        .toList();
  }

  private static void noTransactionIsLeftOpen() throws SQLException, InterruptedException {
    int open = transactions();
    for (int times = 0; open > 0 && times < 50; times++) {
      Thread.sleep(100);
      open = transactions();
    }
    assertEquals(0, open);
  }

  private static int transactions() throws SQLException {
    try (Connection database = TestDatabase.connect()) {
      ResultSet count =
          database
              .createStatement()
              .executeQuery(
                  "select count(*) from pg_stat_activity where state like 'idle in transaction%'");
      count.next();
      return count.getInt(1);
    }
  }
}
