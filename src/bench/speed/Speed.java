import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterclaim.dev.FreePort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast the packaged service answers, beside PostGraphile 5 on the same database of 200,000
 * statements, and beside PostgreSQL that makes the same JSON in one statement. Run by speed.sh,
 * with the directory that the database is in.
 *
 * <p>Each server is one process, set up for production, with 8 connections that ask without pause.
 * PostGraphile gets what somebody would write for it who cares for speed: lookups by primary key,
 * relations over foreign keys, and functions for the rest, which it makes a part of its SQL. An
 * answer counts only if it is, byte for byte, one that was found to say the same as the others'.
 * Both are warmed with every question before any is measured.
 *
 * <p>Everything shares the machine, which must be Linux and should have nothing else to do.
 */
class Speed {
  private static final int WARM_SECONDS = Integer.getInteger("warm", 60);
  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final int ROUND_SECONDS = Integer.getInteger("seconds", 8);
  private static final int CONNECTIONS = 8;

  /** What the service may take up in the end, with a heap of 256 at most. */
  private static final int MOST_MEGABYTES = 450;

  /** For each connection to the database; the service sets the same. */
  private static final String SETTING = "-c random_page_cost=1.1 -c jit=off";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*");

  private static final List<String> ONCE = List.of("");
  private static final List<String> WORDS =
      List.of(
          "bridge",
          "ceasefire",
          "hospital school",
          "fuel depot",
          "brigade -commander",
          "withdrew OR advance",
          "toregrad",
          "обстрел");
  private static final String SOME_IDS =
      "select id from statement where deleted_at is null order by md5(key) limit 300";
  private static final String DEEP_PLACE =
      "select said_to || '|' || id from statement where deleted_at is null"
          + " order by said_to desc, id desc offset 99999 limit 1";
  private static final String OUR_PAGES =
      "query($value: String) { statements(first: 100, after: $value) { pageInfo { endCursor } } }";
  private static final String THEIR_PAGES =
      "query($value: Cursor) { allStatements("
          + Question.LIVE
          + "first: 100, after: $value) { pageInfo { endCursor } } }";

  // ------------------------------------------------------------------ the run

  private final World world;
  private final Path home;
  private final ProcessHandle postgres;
  private Server service;
  private Server postGraphile;

  private Speed(World world) {
    this.world = world;
    home = world.home;
    postgres = world.postgres;
  }

  public static void main(String... args) throws Exception {
    Path home = Path.of(args[0]).toAbsolutePath();
    try (World world = World.open(home, Map.of("autovacuum", "off"))) {
      new Speed(world).compare();
    }
  }

  private void compare() throws Exception {
    sql(Files.readString(Path.of("src/bench/speed/speed.sql")));
    try (Server ours = world.startService(World.NAME, Map.of());
        Server theirs = startPostGraphile()) {
      service = ours;
      postGraphile = theirs;
      sql("vacuum analyze");
      List<String> ids = sql(SOME_IDS);
      List<Contest> contests =
          List.of(
              contest(Question.NESTED, ONCE, ONCE, ONCE),
              contest(Question.ONE, ids, ids, ids),
              contest(Question.WIDE, ONCE, ONCE, ONCE),
              contest(Question.SEARCH, WORDS, WORDS, WORDS),
              contest(
                  Question.DEEP, walk(ours, OUR_PAGES), walk(theirs, THEIR_PAGES), sql(DEEP_PLACE)));
      for (Contest contest : contests) {
        contest.runners.get(0).run(WARM_SECONDS);
        contest.runners.get(1).run(WARM_SECONDS);
      }
      System.out.printf(
          ROW, "requests/s, CPU ms, SQL CPU ms", "service", "PostGraphile", "SQL", "", "");
      for (Contest contest : contests) {
        measure(contest);
      }
      System.out.printf(
          "%nThe service takes up %d MB; target < %d%n", ours.megabytes(), MOST_MEGABYTES);
    }
  }

  // ------------------------------------------------------------------ measuring

  private static final String ROW = "%-58s%26s%26s%26s%7s%8s%n";

  /**
   * @param requests a second, over all connections
   * @param cpu milliseconds that the server's process works for one
   * @param sql milliseconds that PostgreSQL's processes work for one
   */
  private record Pace(double requests, double cpu, double sql) {
    static final Pace NONE = new Pace(Double.NaN, Double.NaN, Double.NaN);

    static Pace median(List<Pace> rounds) {
      return new Pace(
          median(rounds, Pace::requests), median(rounds, Pace::cpu), median(rounds, Pace::sql));
    }

    private static double median(List<Pace> rounds, ToDoubleFunction<Pace> what) {
      return rounds.stream().mapToDouble(what).sorted().toArray()[rounds.size() / 2];
    }

    @Override
    public String toString() {
      return String.format("%8.1f %7.2f %7.2f", requests, cpu, sql).replace("NaN", "  -");
    }
  }

  /** Something to measure for some seconds. */
  private interface Runner {
    Pace run(int seconds) throws Exception;
  }

  /** A request, and the body that it must be answered with. */
  private record Exchange(byte[] request, byte[] answer) {}

  /**
   * @param runners for the service, for PostGraphile and for SQL alone
   */
  private record Contest(Question question, List<Runner> runners) {}

  /** The lists are the values that the query's variable takes in turn. */
  private Contest contest(
      Question question, List<String> ours, List<String> theirs, List<String> floor)
      throws Exception {
    List<Exchange> mine = exchanges(service, question.ours, ours);
    List<Exchange> its = exchanges(postGraphile, question.theirs, theirs);
    check(question, mine, its, floor);
    return new Contest(
        question,
        List.of(
            seconds -> load(service, mine, seconds),
            seconds -> load(postGraphile, its, seconds),
            seconds -> pgbench(question, floor, seconds)));
  }

  private static void measure(Contest contest) throws Exception {
    List<List<Pace>> paces = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < paces.size(); i++) {
        paces.get(i).add(contest.runners.get(i).run(ROUND_SECONDS));
      }
    }
    print(contest.question, paces.stream().map(Pace::median).toList());
  }

  private static void print(Question question, List<Pace> paces) {
    double ratio = paces.get(0).requests / paces.get(1).requests;
    String target = "(" + question.target + ")";
    System.out.printf(
        ROW,
        question.text,
        paces.get(0),
        paces.get(1),
        paces.get(2),
        "%.2f".formatted(ratio),
        target);
  }

  private static List<Exchange> exchanges(Server server, String query, List<String> values)
      throws IOException {
    List<Exchange> exchanges = new ArrayList<>();
    if (server != null) {
      try (Client client = new Client(server.port())) {
        for (String value : values) {
          byte[] request = Client.request(query, value);
          exchanges.add(new Exchange(request, client.ask(request)));
        }
      }
    }
    return exchanges;
  }

  /**
   * @throws IllegalStateException if there are errors in an answer, or answers differ
   */
  private void check(
      Question question, List<Exchange> ours, List<Exchange> theirs, List<String> floor)
      throws Exception {
    for (int i = 0; i < ours.size(); i++) {
      List<String> said = said(ours.get(i).answer);
      String json = sql(call(question, "'" + floor.get(i) + "'")).get(0);
      same(question, said, said(json.getBytes(StandardCharsets.UTF_8)));
      if (!theirs.isEmpty()) {
        same(question, said, said(theirs.get(i).answer));
      }
    }
  }

  private static void same(Question question, List<String> said, List<String> other) {
    if (!said.equals(other)) {
      int i = 0;
      while (i < said.size() && i < other.size() && said.get(i).equals(other.get(i))) {
        i++;
      }
      throw new IllegalStateException(
          question.text
              + ": the answers differ, from here on:\n"
              + said.subList(i, Math.min(i + 9, said.size()))
              + "\n"
              + other.subList(i, Math.min(i + 9, other.size())));
    }
  }

  /** What an answer says, whatever its shape: the values, and where lists end. */
  private static List<String> said(byte[] answer) throws IOException {
    JsonNode json = JSON.readTree(answer);
    if (json.has("errors")) {
      throw new IllegalStateException(json.toString());
    }
    List<String> said = new ArrayList<>();
    say(json, said);
    return said;
  }

  private static void say(JsonNode json, List<String> said) {
    if (json.isValueNode()) {
      String text = json.asText();
      boolean moment = MOMENT.matcher(text).matches();
      said.add(moment ? OffsetDateTime.parse(text).toInstant().toString() : text);
    }
    json.forEach(part -> say(part, said));
    if (json.isArray()) {
      said.add("]");
    }
  }

  /** Asks over all connections without pause. */
  private Pace load(Server server, List<Exchange> exchanges, int seconds) throws Exception {
    if (server == null) {
      return Pace.NONE;
    }
    double cpu = server.cpu();
    double sql = Server.cpu(postgres);
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    List<Future<Integer>> counts = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      int first = i * exchanges.size() / CONNECTIONS;
      counts.add(threads.submit(() -> ask(server, exchanges, first, end)));
    }
    threads.shutdown();
    int requests = 0;
    for (Future<Integer> count : counts) {
      requests += count.get();
    }
    double elapsed = (System.nanoTime() - start) / 1e9;
    return new Pace(
        requests / elapsed,
        (server.cpu() - cpu) / requests,
        (Server.cpu(postgres) - sql) / requests);
  }

  private static int ask(Server server, List<Exchange> exchanges, int first, long end)
      throws IOException {
    int requests = 0;
    try (Client client = new Client(server.port())) {
      while (System.nanoTime() < end) {
        Exchange exchange = exchanges.get((first + requests) % exchanges.size());
        if (!Arrays.equals(client.ask(exchange.request), exchange.answer)) {
          throw new IllegalStateException("An answer is not what it was before.");
        }
        requests++;
      }
    }
    return requests;
  }

  /** The floor, over as many connections; none where there is no pgbench. */
  private Pace pgbench(Question question, List<String> values, int seconds) throws Exception {
    Path script = home.resolve("floor.sql");
    String value = "(array['" + String.join("', '", values) + "'])[:n]";
    Files.writeString(
        script, "\\set n random(1, " + values.size() + ")\n" + call(question, value) + ";\n");
    String options =
        "-n -M prepared -j 2 -c %d -T %d -h localhost -p %d -U postgres -f %s postgres";
    ProcessBuilder command =
        new ProcessBuilder(
            "sh",
            "-c",
            "pgbench " + options.formatted(CONNECTIONS, seconds, world.server.getPort(), script));
    command.environment().put("PGOPTIONS", SETTING);
    double before = Server.cpu(postgres);
    Process process = command.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() == 127) {
      return Pace.NONE;
    }
    // Its connections end a moment later.
    Thread.sleep(100);
    double requests = number(output, "actually processed: (\\d+)");
    return new Pace(
        number(output, "tps = ([0-9.]+)"), Double.NaN, (Server.cpu(postgres) - before) / requests);
  }

  private static String call(Question question, String value) {
    return "select * from floor." + question + "(" + value + ")";
  }

  private static double number(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException(text);
    }
    return Double.parseDouble(matcher.group(1));
  }

  /** The server's cursor after 100,000 statements, by way of all pages before. */
  private static List<String> walk(Server server, String pages) throws IOException {
    if (server == null) {
      return List.of();
    }
    String cursor = null;
    try (Client client = new Client(server.port())) {
      for (int page = 0; page < 1000; page++) {
        JsonNode answer = JSON.readTree(client.ask(Client.request(pages, cursor)));
        cursor = answer.findValue("endCursor").asText();
      }
    }
    return List.of(cursor);
  }

  // ------------------------------------------------------------------ servers

  /** Null where speed.sh could not fetch it. */
  private Server startPostGraphile() throws Exception {
    Path directory = home.resolve("postgraphile");
    if (!Files.exists(directory.resolve("node_modules"))) {
      return null;
    }
    int port = FreePort.one();
    ProcessBuilder command =
        new ProcessBuilder("node", "postgraphile.mjs").directory(directory.toFile());
    Map<String, String> environment = command.environment();
    environment.put("NODE_ENV", "production");
    environment.put("GRAPHILE_ENV", "production");
    environment.put(
        "DATABASE", "postgres://postgres@localhost:" + world.server.getPort() + "/postgres");
    environment.put("DATABASE_OPTIONS", SETTING);
    environment.put("PORT", String.valueOf(port));
    return Server.start(command, port, home.resolve("postgraphile.log"));
  }

  private List<String> sql(String sql) throws SQLException {
    return world.sql(World.NAME, sql);
  }
}
