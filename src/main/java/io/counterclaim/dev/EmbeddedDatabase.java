package io.counterclaim.dev;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The PostgreSQL of dev mode, which keeps its data between runs. Neither this class nor the
 * binaries are in what is deployed.
 */
public final class EmbeddedDatabase {
  private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
  private static final Path HOME =
      Path.of(System.getProperty("counterclaim.data", ".data")).toAbsolutePath();
  private static final Path DATA = HOME.resolve("postgresql");

  private EmbeddedDatabase() {}

  /**
   * Starts the server on a free port; it stops with this JVM.
   *
   * @return its JDBC URL
   * @throws IllegalStateException if another run has the data directory
   */
  public static String start() {
    try {
      Files.createDirectories(HOME);
      own();
      stopOrphan();
      return server(DATA, false).getJdbcUrl("postgres", "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server on a free port, with the data directory given. */
  public static EmbeddedPostgres server(Path data, boolean clean) throws IOException {
    return server(data, clean, FreePort.one());
  }

  /** The same on a port that was chosen. */
  public static EmbeddedPostgres server(Path data, boolean clean, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(data)
        .setCleanDataDirectory(clean)
        .setServerConfig("fsync", clean ? "off" : "on")
        .setServerConfig("synchronous_commit", clean ? "off" : "on")
        .setServerConfig("listen_addresses", "localhost")
        .setLocaleConfig(
            "locale", System.getProperty("os.name").startsWith("Mac") ? "en_US.UTF-8" : "C.UTF-8")
        .start();
  }

  /** Holds the data directory for the life of this JVM, live reloads included. */
  private static void own() throws IOException {
    FileChannel lock =
        FileChannel.open(HOME.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock.tryLock() == null) {
      throw new IllegalStateException(
          HOME
              + " is in use by another run. Stop that one, or set -Dcounterclaim.data to another directory.");
    }
    // A channel that nothing refers to is closed by the garbage collector, and its lock with it.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> release(lock)));
  }

  private static void release(FileChannel lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Stops the server that a killed run left on our data directory: nobody else can have started it.
   * Its pid may since have gone to another process, or never have reached the disk.
   */
  private static void stopOrphan() throws IOException {
    Path pidFile = DATA.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    if (!lines.isEmpty() && lines.get(0).matches("\\s*[0-9]{1,9}\\s*")) {
      ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
          .filter(EmbeddedDatabase::servesOurData)
          .ifPresent(EmbeddedDatabase::stop);
    }
    Files.deleteIfExists(pidFile);
  }

  private static boolean servesOurData(ProcessHandle process) {
    return process.info().command().orElse("").contains("postgres")
        && process
            .info()
            .arguments()
            .map(arguments -> List.of(arguments).contains(DATA.toString()))
            .orElse(true);
  }

  private static void stop(ProcessHandle orphan) {
    LOG.infof("Stopping PostgreSQL %d, left by an earlier run", orphan.pid());
    orphan.destroy();
    try {
      orphan.onExit().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          "PostgreSQL " + orphan.pid() + " of an earlier run does not stop", e);
    }
  }
}
