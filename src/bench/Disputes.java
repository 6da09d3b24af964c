import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long disputes take on a running service whose database is that of world.sql, beside one statement by its key.
 *
 * <p>java src/bench/Disputes.java http://localhost:8080/graphql PID, with the process id of the service.
 */
class Disputes {
  private static final int WARM = 300;
  private static final int MEASURED = 200;
  private static final String POSITIONS =
      "positions { polarity value { text } holders { camp { name } since latest { key } } }";

  public static void main(String... args) throws Exception {
    URI service = URI.create(args[0]);
    ProcessHandle process = ProcessHandle.of(Long.parseLong(args[1])).orElseThrow();
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put("one statement by key", "{ statement(key: \"statement-1000\") { text speaker { name } } }");
    queries.put("disputes of the hot engagement",
        "{ engagement(key: \"engagement-1\") { disputes(attribute: KILLED) { state " + POSITIONS + " } } }");
    queries.put("20 contested disputes of all",
        "{ disputes(filter: {states: [CONTESTED]}, first: 20) { nodes { attribute state engagement { title } } } }");
    queries.put("the same with their positions",
        "{ disputes(filter: {states: [CONTESTED]}, first: 20) { nodes { attribute state engagement { title } "
            + POSITIONS + " } } }");
    HttpClient client = HttpClient.newHttpClient();
    for (String query : queries.values()) {
      ask(client, service, query, WARM);
    }
    System.out.printf("%-32s %10s %16s%n", "", "wall, ms", "service CPU, ms");
    for (Map.Entry<String, String> query : queries.entrySet()) {
      Duration cpu = process.info().totalCpuDuration().orElseThrow();
      long start = System.nanoTime();
      ask(client, service, query.getValue(), MEASURED);
      double wall = (System.nanoTime() - start) / 1e6 / MEASURED;
      double used = process.info().totalCpuDuration().orElseThrow().minus(cpu).toNanos() / 1e6 / MEASURED;
      System.out.printf("%-32s %10.1f %16.1f%n", query.getKey(), wall, used);
    }
  }

  private static void ask(HttpClient client, URI service, String query, int times) throws Exception {
    String body = "{\"query\": \"" + query.replace("\"", "\\\"") + "\"}";
    HttpRequest request =
        HttpRequest.newBuilder(service)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    for (int i = 0; i < times; i++) {
      String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      if (answer.contains("\"errors\"")) {
        throw new IllegalStateException(answer);
      }
    }
  }
}
