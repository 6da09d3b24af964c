import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * The packaged service on a copy of the database, which may be written to. PostgreSQL has each commit on its disk before it is
 * told.
 */
record Copy(World world, Server service, Tokens tokens, Statements statements) {
  /** What is measured, and held against what should be. */
  interface Measurement {
    void run(Copy copy, Verdict verdict) throws Exception;
  }

  /**
   * Ends the program; it has failed where something is not as it should be.
   *
   * @param home the directory that the database is in
   */
  static void measure(String home, String name, Measurement measurement) throws Exception {
    Verdict verdict = new Verdict();
    try (World world = World.open(Path.of(home).toAbsolutePath(), Map.of("fsync", "on", "synchronous_commit", "on"))) {
      world.sql(World.NAME, "drop database if exists " + name);
      world.sql(World.NAME, "create database " + name + " template " + World.NAME);
      Tokens tokens = new Tokens();
      try (Server service = world.startService(name, tokens.settings())) {
        world.sql(name, "vacuum analyze");
        measurement.run(new Copy(world, service, tokens, new Statements(world, name)), verdict);
      }
      world.sql(World.NAME, "drop database " + name);
    }
    System.exit(verdict.holds() ? 0 : 1);
  }

  /**
   * Each writer is somebody with a token of their own and another address, and writes without pause.
   *
   * @param end in nanoseconds, as the system's clock counts them
   * @return how many statements they recorded
   */
  int write(int writers, long end, IntFunction<String> engagement) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    List<Future<Integer>> counts = new ArrayList<>();
    for (int i = 1; i <= writers; i++) {
      String address = "127.0.1." + i;
      counts.add(threads.submit(() -> write(address, end, engagement)));
    }
    threads.shutdown();
    int writes = 0;
    for (Future<Integer> count : counts) {
      writes += count.get();
    }
    return writes;
  }

  private int write(String address, long end, IntFunction<String> engagement) throws Exception {
    int writes = 0;
    String token = tokens.of(address);
    try (Client client = new Client(service.port(), address)) {
      while (System.nanoTime() < end) {
        statements.record(client, token, statements.next(), engagement);
        writes++;
      }
    }
    return writes;
  }
}
