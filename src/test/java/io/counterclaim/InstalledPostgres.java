package io.counterclaim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.counterclaim.dev.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A server of the PostgreSQL that the machine has, with an operator's tools. */
public final class InstalledPostgres implements AutoCloseable {
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static final String USER = "postgres";

  private final Path data;
  private final ServerProcesses processes;
  private final int port = FreePort.one();

  private InstalledPostgres(Path data) {
    this.data = data;
    processes = new ServerProcesses(data);
    start();
  }

  public static boolean isMissing() {
    return bin().isEmpty();
  }

  /** That of the newest version. */
  private static Optional<Path> bin() {
    if (!Files.isDirectory(VERSIONS)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(VERSIONS)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
          .max(Comparator.comparing(bin -> Integer.valueOf(bin.getParent().toFile().getName())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An empty one. */
  public static InstalledPostgres create(Path data) {
    run(
        "initdb",
        "-D",
        data.toString(),
        "-U",
        USER,
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8");
    return on(data);
  }

  /** On a directory with data. */
  public static InstalledPostgres on(Path data) {
    return new InstalledPostgres(data);
  }

  /** One that follows this one. */
  public InstalledPostgres standby(Path copy) {
    apply("pg_basebackup", "--pgdata=" + copy, "--checkpoint=fast", "--write-recovery-conf");
    return on(copy);
  }

  /** As it was when it was killed. */
  public void start() {
    pgCtl("-w", "-l", data + ".log", "-o", options(), "start");
  }

  /** All of it at once, as if the machine had failed. */
  public void kill() throws IOException {
    processes.kill();
  }

  /** Has it do nothing for a while. */
  public void stopFor(long millis) throws IOException, InterruptedException {
    processes.stopFor(millis);
  }

  /** Has it be a standby no more. */
  public void promote() {
    pgCtl("-w", "promote");
  }

  private String options() {
    return "-p " + port + " -c listen_addresses=localhost -c unix_socket_directories= -c fsync=off";
  }

  public String url() {
    return "jdbc:postgresql://" + host() + "/postgres?user=" + USER;
  }

  /** With its port. */
  public String host() {
    return "localhost:" + port;
  }

  /** Has a tool do something with its database. */
  public void apply(String tool, String... arguments) {
    List<String> all = new ArrayList<>(List.of("-h", "localhost", "-p", "" + port, "-U", USER));
    all.addAll(Arrays.asList(arguments));
    run(tool, all.toArray(String[]::new));
  }

  private void pgCtl(String... arguments) {
    List<String> all = new ArrayList<>(List.of("-D", data.toString()));
    all.addAll(Arrays.asList(arguments));
    run("pg_ctl", all.toArray(String[]::new));
  }

  /** As another user than root, as whom it would not run. */
  private static void run(String tool, String... arguments) {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(bin().orElseThrow().resolve(tool).toString());
    command.addAll(Arrays.asList(arguments));
    try {
      Path output = Files.createTempFile(tool, ".log");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      assertEquals(0, process.waitFor(), () -> command + "\n" + read(output));
      Files.delete(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    pgCtl("-m", "immediate", "stop");
  }
}
