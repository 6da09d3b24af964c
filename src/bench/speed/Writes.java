import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * How fast the packaged service records single statements of one assertion each, beside 200,000
 * that are there, and what readers notice of it. Run by writes.sh, with the directory that the
 * database is in, which is copied first. PostgreSQL has each commit on its disk before it is told.
 *
 * <p>Each writer is somebody with a token of their own, and writes without pause, and the reader a
 * client with another address. Everything shares the machine, which must be Linux and should have nothing else
 * to do.
 */
class Writes {
  private static final String NAME = "writes";
  /** Until then the compiler takes much of the processors: 100 s of them in all. */
  private static final int WARM_SECONDS = Integer.getInteger("warm", 240);
  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final int ROUND_SECONDS = Integer.getInteger("seconds", 15);
  private static final int WRITERS = 50;
  private static final int READ_EACH_MILLIS = 20;

  private static final double LEAST_BY_MANY = 100;
  private static final double LEAST_BY_ONE = 60;
  private static final double MOST_FOR_HOT = 3;
  private static final double MOST_FOR_READERS = 1.5;

  private static final String READ =
      "{ statements(first: 20) { nodes { key text speaker { name } assertions { attribute value { text } } } } }";

  /**
   * What was measured in one round.
   *
   * @param service milliseconds that the service's process works for one
   * @param database milliseconds that PostgreSQL's processes work for one
   * @param reader milliseconds until the reader has its answer, in the middle
   */
  private record Pace(double writes, double service, double database, double reader) {
    double cpu() {
      return service + database;
    }

    static Pace median(List<Pace> rounds) {
      return new Pace(
          median(rounds, Pace::writes),
          median(rounds, Pace::service),
          median(rounds, Pace::database),
          median(rounds, Pace::reader));
    }

    private static double median(List<Pace> rounds, ToDoubleFunction<Pace> what) {
      return rounds.stream().mapToDouble(what).sorted().toArray()[rounds.size() / 2];
    }

    @Override
    public String toString() {
      return "%8.1f writes/s %8.2f ms each %8.2f + %.2f ms of CPU (service + database)"
          .formatted(writes, 1000 / writes, service, database);
    }
  }

  private final Copy copy;
  private final Verdict verdict;
  private final World world;
  private final Server service;
  private final Statements statements;

  private Writes(Copy copy, Verdict verdict) {
    this.copy = copy;
    this.verdict = verdict;
    world = copy.world();
    service = copy.service();
    statements = copy.statements();
  }

  public static void main(String... args) throws Exception {
    Copy.measure(args[0], NAME, (copy, verdict) -> new Writes(copy, verdict).measure());
  }

  private void measure() throws Exception {
    write(1, WARM_SECONDS / 6, statements::anywhere);
    write(1, WARM_SECONDS / 6, statements::hot);
    write(WRITERS, WARM_SECONDS * 2 / 3, statements::anywhere);
    List<Double> quiet = new ArrayList<>();
    List<List<Pace>> paces = Stream.generate(() -> (List<Pace>) new ArrayList<Pace>()).limit(4).toList();
    for (int round = 0; round < ROUNDS; round++) {
      quiet.add(median(read(System.nanoTime() + ROUND_SECONDS * 1_000_000_000L)));
      paces.get(0).add(write(WRITERS, ROUND_SECONDS, statements::anywhere));
      paces.get(1).add(write(1, ROUND_SECONDS, statements::anywhere));
      paces.get(2).add(write(1, ROUND_SECONDS, statements::small));
      paces.get(3).add(write(1, ROUND_SECONDS, statements::hot));
    }
    tell(median(quiet), paces.stream().map(Pace::median).toList());
  }

  private void tell(double quiet, List<Pace> paces) {
    Pace many = paces.get(0);
    Pace one = paces.get(1);
    System.out.printf("%d writers %42s%n", WRITERS, many);
    verdict.check("writes/s by many", many.writes, LEAST_BY_MANY, many.writes >= LEAST_BY_MANY);
    System.out.printf("1 writer   %42s%n", one);
    verdict.check("writes/s by one", one.writes, LEAST_BY_ONE, one.writes >= LEAST_BY_ONE);
    System.out.printf("on a small engagement %s%n", paces.get(2));
    System.out.printf("on the hot engagement %s%n", paces.get(3));
    double time = paces.get(2).writes / paces.get(3).writes;
    double cpu = paces.get(3).cpu() / paces.get(2).cpu();
    verdict.check("times the time where it is hot", time, MOST_FOR_HOT, time <= MOST_FOR_HOT);
    verdict.check("times the CPU where it is hot", cpu, MOST_FOR_HOT, cpu <= MOST_FOR_HOT);
    System.out.printf("a reader: %.2f ms, %.2f ms beside %d writers%n", quiet, many.reader, WRITERS);
    double noticed = many.reader / quiet;
    verdict.check("times the time for a reader", noticed, MOST_FOR_READERS, noticed <= MOST_FOR_READERS);
  }

  /** All write without pause, and one reads beside them. */
  private Pace write(int writers, int seconds, IntFunction<String> engagement) throws Exception {
    double cpu = service.cpu();
    double sql = Server.cpu(world.postgres);
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    ExecutorService threads = Executors.newSingleThreadExecutor();
    Future<List<Double>> reading = writers == 1 ? null : threads.submit(() -> read(end));
    threads.shutdown();
    int writes = copy.write(writers, end, engagement);
    double elapsed = (System.nanoTime() - start) / 1e9;
    return new Pace(
        writes / elapsed,
        (service.cpu() - cpu) / writes,
        (Server.cpu(world.postgres) - sql) / writes,
        reading == null ? 0 : median(reading.get()));
  }

  /** How long each answer took, in milliseconds. */
  private List<Double> read(long end) throws Exception {
    List<Double> times = new ArrayList<>();
    byte[] request = Client.request(READ, null);
    try (Client client = new Client(service.port(), "127.0.2.1")) {
      while (System.nanoTime() < end) {
        long start = System.nanoTime();
        client.ask(request);
        times.add((System.nanoTime() - start) / 1e6);
        Thread.sleep(READ_EACH_MILLIS);
      }
    }
    return times;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
