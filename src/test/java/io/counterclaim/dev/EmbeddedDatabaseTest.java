package io.counterclaim.dev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each run is a JVM of its own, as dev mode is. */
class EmbeddedDatabaseTest {
  @TempDir static Path made;
  @TempDir Path home;
  private final List<Run> runs = new ArrayList<>();

  /** To make the data takes longer than all else. */
  @BeforeAll
  static void makeData() throws Exception {
    new Run(made).stop();
  }

  @BeforeEach
  void copyData() throws Exception {
    copyData(home);
  }

  private static void copyData(Path to) throws Exception {
    Process copying =
        new ProcessBuilder("cp", "-a", made.resolve("postgresql").toString(), to.toString())
            .start();
    assertEquals(0, copying.waitFor());
  }

  @Test
  void dataOutlivesAStop() throws Exception {
    Run first = run();
    sql(first, "create table kept (word text); insert into kept values ('said')");
    first.stop();
    assertEquals("said", answer(run(), "select word from kept"));
  }

  @Test
  void dataOutlivesAKillAndTheServerLeftBehindIsStopped() throws Exception {
    Run killed = run();
    sql(killed, "create table kept (word text); insert into kept values ('said')");
    ProcessHandle orphan = server();
    killed.process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    assertTrue(orphan.isAlive(), "a kill of its parent leaves PostgreSQL running");

    Run next = run();
    assertFalse(orphan.isAlive());
    assertEquals("said", answer(next, "select word from kept"));
  }

  @Test
  void aServerOfOtherDataIsLeftAloneThoughItHasThePidOfAnOrphan() throws Exception {
    run().stop();
    Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
    copyData(elsewhere);
    Run other = run(elsewhere);
    Files.copy(
        elsewhere.resolve("postgresql/postmaster.pid"), home.resolve("postgresql/postmaster.pid"));
    assertEquals("1", answer(run(), "select 1"));
    assertEquals("1", answer(other, "select 1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "nonsense", "-1", "99999999999999999999"})
  void aBrokenPidFileIsNoObstacle(String content) throws Exception {
    run().stop();
    Files.writeString(home.resolve("postgresql/postmaster.pid"), content);
    assertEquals("1", answer(run(), "select 1"));
  }

  @Test
  void aSecondRunOnTheSameDataIsRefusedAndTheFirstGoesOn() throws Exception {
    Run first = run();
    Run second = run();
    assertTrue(second.line.contains("is in use by another run"), second.line);
    assertEquals("1", answer(first, "select 1"));
  }

  @Test
  void runsOnOtherDataHaveServersOfTheirOwn() throws Exception {
    Run first = run();
    Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
    copyData(elsewhere);
    Run second = run(elsewhere);
    assertNotEquals(first.line, second.line);
    sql(first, "create table mine ()");
    assertEquals("f", answer(second, "select to_regclass('mine') is not null"));
  }

  @Test
  void whatIsCommittedIsOnDisk() throws Exception {
    Run run = run();
    assertEquals("on", answer(run, "show fsync"));
    assertEquals("on", answer(run, "show synchronous_commit"));
  }

  @AfterEach
  void stopAll() throws Exception {
    for (Run run : runs) {
      run.stop();
    }
  }

  private Run run() throws IOException {
    return run(home);
  }

  private Run run(Path data) throws IOException {
    Run run = new Run(data);
    runs.add(run);
    return run;
  }

  private ProcessHandle server() throws IOException {
    String pid = Files.readAllLines(home.resolve("postgresql/postmaster.pid")).get(0).trim();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static void sql(Run run, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(run.line);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String answer(Run run, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(run.line);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  /** A JVM that starts the database and says its URL, or why it did not. */
  private static final class Run {
    private static final String SAYS = "says: ";
    final Process process;
    final String line;

    Run(Path data) throws IOException {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "-Dcounterclaim.data=" + data,
                  Run.class.getName())
              .redirectErrorStream(true)
              .start();
      BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream()));
      line =
          output
              .lines()
              .filter(said -> said.startsWith(SAYS))
              .findFirst()
              .orElseThrow()
              .substring(SAYS.length());
    }

    void stop() throws InterruptedException {
      process.destroy();
      process.waitFor(30, TimeUnit.SECONDS);
    }

    public static void main(String... args) throws InterruptedException {
      try {
        String url = EmbeddedDatabase.start();
        System.gc(); // What holds the data directory must outlive it.
        System.out.println(SAYS + url);
        Thread.sleep(TimeUnit.MINUTES.toMillis(5));
      } catch (IllegalStateException | UncheckedIOException e) {
        System.out.println(SAYS + e.getMessage());
      }
    }
  }
}
