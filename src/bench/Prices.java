import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What each list, count, facet and nesting takes of the database's processors, beside what the
 * service estimates it to cost, on a running service whose database is that of world.sql.
 *
 * <p>java src/bench/Prices.java http://localhost:8080/graphql PID TOKEN, with the process id of
 * PostgreSQL's first process, on Linux, and a token of an editor. Fails if the dearest quarter of the queries takes more than
 * 20 times as much for a unit as the cheapest (the medians of both), or if as many of one query as
 * one request may have, which is 50 by its aliases and the rest by its cost, take more than 2 s.
 */
class Prices {
  private static final Pattern QUERY = Pattern.compile("query (\\w+) (.*)");
  private static final Pattern COST = Pattern.compile("\"requested\":(\\d+)");
  private static final Pattern LIMIT = Pattern.compile("\"limit\":(\\d+)");
  private static final int ALIASES = 50;
  private static final int MOST_SPREAD = 20;
  private static final int MOST_MILLIS = 2000;

  /** The kernel counts in these. */
  private static final int TICK_MILLIS = 10;

  private static final int MEASURED_MILLIS = 300;
  private static final int MEASURED_TIMES = 100;

  private record Measured(String name, double millis, long cost, long limit) {
    double microsForOne() {
      return millis * 1000 / cost;
    }

    /** As much of it as one request may ask for. */
    double millisAtTheLimit() {
      return millis * Math.min(ALIASES, limit / cost);
    }
  }

  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI service;
  private final long postgres;
  private final String token;

  private Prices(String... args) {
    service = URI.create(args[0]);
    postgres = Long.parseLong(args[1]);
    token = args[2];
  }

  public static void main(String... args) throws Exception {
    Prices prices = new Prices(args);
    List<Measured> all = new ArrayList<>();
    System.out.printf("%-42s %9s %7s %8s %13s%n", "", "ms", "cost", "µs for 1", "ms at limit");
    for (MatchResult query :
        QUERY.matcher(Files.readString(Path.of("src/bench/prices.graphql"))).results().toList()) {
      Measured one = prices.measure(query.group(1), query.group());
      all.add(one);
      System.out.printf(
          "%-42s %9.2f %7d %8.1f %13.0f%n",
          one.name, one.millis, one.cost, one.microsForOne(), one.millisAtTheLimit());
    }
    judge(all);
  }

  private static void judge(List<Measured> all) {
    all.sort(Comparator.comparing(Measured::microsForOne));
    double cheapest = all.get(all.size() / 8).microsForOne();
    double dearest = all.get(all.size() - 1 - all.size() / 8).microsForOne();
    Measured most = all.stream().max(Comparator.comparing(Measured::millisAtTheLimit)).orElseThrow();
    System.out.printf(
        "%nµs for 1: %.1f in the cheapest quarter, %.1f in the dearest, %.0f times as much; at most %d%n",
        cheapest, dearest, dearest / cheapest, MOST_SPREAD);
    System.out.printf(
        "ms at the limit: %.0f at most, of %s; at most %d%n",
        most.millisAtTheLimit(), most.name, MOST_MILLIS);
    if (dearest / cheapest > MOST_SPREAD || most.millisAtTheLimit() > MOST_MILLIS) {
      System.exit(1);
    }
  }

  private Measured measure(String name, String query) throws Exception {
    ask(query);
    String answer = ask(query);
    long before = processorMillis();
    long used = 0;
    int times = 0;
    while (used < MEASURED_MILLIS && times < MEASURED_TIMES) {
      ask(query);
      times++;
      used = processorMillis() - before;
    }
    return new Measured(
        name, (double) used / times, number(COST, answer), number(LIMIT, answer));
  }

  private static long number(Pattern pattern, String answer) {
    Matcher number = pattern.matcher(answer);
    number.find();
    return Long.parseLong(number.group(1));
  }

  private String ask(String query) throws Exception {
    String body = "{\"query\": \"" + query.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
    HttpRequest request =
        HttpRequest.newBuilder(service)
            .header("content-type", "application/json")
            .header("authorization", "Bearer " + token)
            .header("graphql-cost", "1")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    if (answer.contains("\"errors\"")) {
      throw new IllegalStateException(query + ": " + answer);
    }
    return answer;
  }

  /** Of the database's processes, and of those of them that have ended. */
  private long processorMillis() throws IOException {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return TICK_MILLIS * processes.mapToLong(this::ticks).sum();
    }
  }

  private long ticks(Path process) {
    try {
      String stat = Files.readString(process.resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      long own = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
      if (process.getFileName().toString().equals(String.valueOf(postgres))) {
        return own + Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
      }
      return Long.parseLong(fields[1]) == postgres ? own : 0;
    } catch (IOException e) {
      return 0; // not a process, or one that has just ended
    }
  }
}
