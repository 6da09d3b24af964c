import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What it costs the packaged service, with a heap of 256 MB, to tell a thousand followers what happens, a hundred of each of
 * ten subscriptions; whether they notice fifty that stop reading; and how much less 50 writers record beside them. Run by
 * followers.sh, with the directory that the database is in, which is copied first.
 *
 * <p>Those who write and those who follow share the machine, which must be Linux and should have nothing else to do.
 */
class Followers {
  private static final String NAME = "followers";
  private static final int FOLLOWERS = 1000;
  private static final int THAT_DO_NOT_READ = 50;
  private static final int WRITERS = 50;
  private static final int WARM_SECONDS = Integer.getInteger("warm", 200);
  private static final int ROUNDS = Integer.getInteger("rounds", 4);
  private static final int ROUND_SECONDS = Integer.getInteger("seconds", 12);
  private static final int EVENTS = Integer.getInteger("events", 100);
  private static final int EVENT_EACH_MILLIS = 80;

  /** The service has sent what it can to those that do not read once it works less than this, of each of its milliseconds. */
  private static final double QUIET = 0.1;

  private static final int LOOK_MILLIS = 500;

  /** They are ended 15 s later, and cut off 30 s later or more. */
  private static final int ENDED_MILLIS = 20_000;

  private static final int SILENCE_MILLIS = 3000;

  private static final double LEAST_OF_WRITES = 0.9;
  private static final double MOST_OF_CPU = 1.25;
  private static final double MOST_DELAY_MILLIS = 100;
  private static final double MORE_DELAY_MILLIS = 10;

  /** Some 50 kB an event, so that the buffers of a connection fill soon. */
  private static final String LARGE =
      "subscription { changes(after: \"0\", types: [STATEMENT]) { revision "
          + IntStream.range(0, 45).mapToObj(i -> "a" + i + ": after").collect(Collectors.joining(" "))
          + " } }";

  private static final Pattern PLACE = Pattern.compile("go on with after: \\\\\"\\d+\\\\\"");

  /**
   * What was measured while one wrote now and then.
   *
   * @param cpu milliseconds that the service's process works for an event
   * @param delay milliseconds from sending a statement to being told of it, in the middle
   * @param told how often an event was told
   */
  private record Telling(double cpu, double delay, double told) {}

  /**
   * What was measured while many wrote without pause.
   *
   * @param rate statements in a second
   * @param cpu milliseconds that the service and PostgreSQL work for one
   */
  private record Pace(double rate, double cpu) {}

  private final Copy copy;
  private final Verdict verdict;
  private final World world;
  private final Server service;
  private final Statements statements;
  private final List<String> subscriptions;

  private Followers(Copy copy, Verdict verdict) {
    this.copy = copy;
    this.verdict = verdict;
    world = copy.world();
    service = copy.service();
    statements = copy.statements();
    subscriptions = subscriptions();
  }

  public static void main(String... args) throws Exception {
    Copy.measure(args[0], NAME, (copy, verdict) -> new Followers(copy, verdict).measure());
  }

  /** Three are told of each statement, one of each dispute, the others of what they care about. */
  private List<String> subscriptions() {
    String word = IntStream.range(0, 1000).mapToObj(statements::word).filter(w -> w.matches("[a-z]{6,}")).findFirst().orElseThrow();
    String engagement = statements.anywhere(0);
    return List.of(
        "{ changes(types: [STATEMENT]) { revision kind type id key at } }",
        "{ changes(types: [ACTOR, ENGAGEMENT, SOURCE]) { revision kind type key after } }",
        "{ statementRecorded { revision statement { key text speaker { name } camp { name } } } }",
        "{ statementRecorded(filter: {kinds: [CLAIM, DENIAL]}) { statement { key assertions { attribute value { text } } } } }",
        "{ statementRecorded(filter: {speaker: \"%s\"}) { statement { key text } } }".formatted(statements.actor(1)),
        "{ statementRecorded(filter: {engagement: \"%s\"}) { statement { key text } } }".formatted(engagement),
        "{ statementRecorded(filter: {text: \"%s\"}) { statement { key text } } }".formatted(word),
        "{ disputeChanged { before dispute { engagement { key title } attribute state } changedBy { key } } }",
        "{ disputeChanged(filter: {engagement: \"%s\"}) { before dispute { state } changedBy { key } } }".formatted(engagement),
        "{ disputeChanged(filter: {states: [DENIED, AGREED]}) { before dispute { engagement { key } } changedBy { key } } }");
  }

  private void measure() throws Exception {
    write(WARM_SECONDS / 2);
    double heap = heap();
    int rss = service.megabytes();
    try (Subscribers followers = follow().begin()) {
      write(WARM_SECONDS / 2);
      tellMemory(heap, rss);
    }
    tellCosts();
    tellWrites();
  }

  private Subscribers follow() throws IOException {
    Subscribers followers = new Subscribers();
    for (int i = 0; i < FOLLOWERS; i++) {
      followers.add(service.port(), "subscription " + subscriptions.get(i % subscriptions.size()));
    }
    return followers;
  }

  /** What is in use, in kB, once all garbage is collected. */
  private double heap() throws Exception {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process counting =
        new ProcessBuilder(jcmd, String.valueOf(service.process().pid()), "GC.class_histogram").start();
    String lines = new String(counting.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String total = lines.lines().filter(line -> line.startsWith("Total")).findFirst().orElseThrow();
    return Long.parseLong(total.strip().split("\\s+")[2]) / 1024.0;
  }

  private void tellMemory(double none, int rss) throws Exception {
    double all = heap();
    System.out.printf(
        "memory of a follower: %.1f kB of heap, after a collection (%.0f MB without, %.0f MB with %d); process %d MB, then %d MB%n",
        (all - none) / FOLLOWERS, none / 1024, all / 1024, FOLLOWERS, rss, service.megabytes());
  }

  // ------------------------------------------------------------------ one event at a time

  private void tellCosts() throws Exception {
    try (Subscribers followers = follow().begin()) {
      Telling before = tell(followers);
      Telling beside = besideThoseThatDoNotRead(followers);
      Telling after = tell(followers);
      followers.close();
      Telling none = tell(null);
      System.out.printf("CPU of the service for one statement and nobody told: %.2f ms%n", none.cpu);
      for (Telling each : List.of(before, beside, after)) {
        System.out.printf(
            "%s: %.2f ms more for each event, which is told %.0f times (%.1f us each); half of the followers know within %.1f ms%n",
            each == beside ? "beside " + THAT_DO_NOT_READ + " that do not read" : FOLLOWERS + " followers",
            each.cpu - none.cpu,
            each.told,
            1000 * (each.cpu - none.cpu) / each.told,
            each.delay);
      }
      double cpu = beside.cpu / Math.max(before.cpu, after.cpu);
      double delay = beside.delay - Math.max(before.delay, after.delay);
      verdict.check("ms to be told", before.delay, MOST_DELAY_MILLIS, before.delay <= MOST_DELAY_MILLIS);
      verdict.check("times the CPU", cpu, MOST_OF_CPU, cpu <= MOST_OF_CPU);
      verdict.check("ms later", delay, MORE_DELAY_MILLIS, delay <= MORE_DELAY_MILLIS);
    }
  }

  private Telling besideThoseThatDoNotRead(Subscribers followers) throws Exception {
    try (Subscribers stuck = new Subscribers()) {
      for (int i = 0; i < THAT_DO_NOT_READ; i++) {
        stuck.addOneThatDoesNotRead(service.port(), LARGE);
      }
      awaitQuiet();
      long quiet = System.nanoTime();
      Telling beside = tell(followers);
      Thread.sleep(Math.max(0, ENDED_MILLIS - (System.nanoTime() - quiet) / 1_000_000));
      List<String> rests = stuck.rest(SILENCE_MILLIS);
      long ended = rests.stream().filter(text -> PLACE.matcher(text).find()).count();
      rests.stream()
          .filter(text -> !PLACE.matcher(text).find())
          .limit(3)
          .forEach(text -> System.out.println("  one ended with … " + text.substring(Math.max(0, text.length() - 300))));
      verdict.check("were ended and told where to go on", ended, THAT_DO_NOT_READ, ended == THAT_DO_NOT_READ);
      return beside;
    }
  }

  private void awaitQuiet() throws Exception {
    double before;
    double now = service.cpu();
    do {
      before = now;
      Thread.sleep(LOOK_MILLIS);
      now = service.cpu();
    } while (now - before > QUIET * LOOK_MILLIS);
  }

  /** Somebody writes now and then. */
  private Telling tell(Subscribers followers) throws Exception {
    Delays delays = new Delays(EVENTS * FOLLOWERS);
    if (followers != null) {
      followers.tell(delays);
    }
    double cpu = service.cpu();
    try (Client client = new Client(service.port())) {
      String token = copy.tokens().of("slow");
      for (int i = 0; i < EVENTS; i++) {
        long next = System.nanoTime() + EVENT_EACH_MILLIS * 1_000_000L;
        int number = statements.next();
        delays.sent(number);
        statements.record(client, token, number, statements::anywhere);
        Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
      }
    }
    Thread.sleep(500);
    double used = (service.cpu() - cpu) / EVENTS;
    if (followers != null) {
      followers.tell(null);
    }
    return new Telling(used, delays.median(), (double) delays.count() / EVENTS);
  }

  /** How long after they were sent statements are told. */
  private static final class Delays implements Subscribers.Listener {
    private final long[] delays;
    private int count;
    private volatile int first;
    private volatile long[] sent = new long[0];

    Delays(int most) {
      delays = new long[most];
    }

    void sent(int number) {
      long[] all = Arrays.copyOf(sent, sent.length + 1);
      all[sent.length] = System.nanoTime();
      first = sent.length == 0 ? number : first;
      sent = all;
    }

    @Override
    public void told(int number) {
      int index = number - first;
      if (index >= 0 && index < sent.length && count < delays.length) {
        delays[count++] = System.nanoTime() - sent[index];
      }
    }

    int count() {
      return count;
    }

    double median() {
      return count == 0 ? 0 : Arrays.stream(delays, 0, count).sorted().toArray()[count / 2] / 1e6;
    }
  }

  // ------------------------------------------------------------------ as many as can be

  private void tellWrites() throws Exception {
    List<Pace> alone = new ArrayList<>();
    List<Pace> followed = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      alone.add(write(ROUND_SECONDS));
      try (Subscribers followers = follow().begin()) {
        followed.add(write(ROUND_SECONDS));
      }
    }
    System.out.printf("%d writers alone: %s%n", WRITERS, rounded(alone));
    System.out.printf("beside %d followers: %s%n", FOLLOWERS, rounded(followed));
    double ratio = median(followed, Pace::rate) / median(alone, Pace::rate);
    verdict.check("times the writes", ratio, LEAST_OF_WRITES, ratio >= LEAST_OF_WRITES);
  }

  private static String rounded(List<Pace> paces) {
    return "%.0f writes/s (%s), %.2f ms of CPU each (service + database)"
        .formatted(
            median(paces, Pace::rate),
            paces.stream().map(pace -> "%.0f".formatted(pace.rate)).collect(Collectors.joining(", ")),
            median(paces, Pace::cpu));
  }

  private static double median(List<Pace> paces, ToDoubleFunction<Pace> what) {
    double[] sorted = paces.stream().mapToDouble(what).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private Pace write(int seconds) throws Exception {
    double cpu = service.cpu() + Server.cpu(world.postgres);
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    int writes = copy.write(WRITERS, end, statements::anywhere);
    double used = service.cpu() + Server.cpu(world.postgres) - cpu;
    return new Pace(writes / ((System.nanoTime() - start) / 1e9), used / writes);
  }
}
