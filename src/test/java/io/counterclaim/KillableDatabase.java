package io.counterclaim;

import io.counterclaim.dev.EmbeddedDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL that keeps what it has committed when it is killed. */
public final class KillableDatabase implements AutoCloseable {
  private final Path data;
  private EmbeddedPostgres server;

  public KillableDatabase(Path data) throws IOException {
    this.data = data;
    server = EmbeddedDatabase.server(data, false);
  }

  public String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /** Its first process, and those of sessions and of its own work. */
  private List<ProcessHandle> processes() throws IOException {
    ProcessHandle first =
        ProcessHandle.of(Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0)))
            .orElseThrow();
    return Stream.concat(Stream.of(first), first.descendants()).toList();
  }

  /** Kills its first process, after which the others end, and starts it again. */
  public void killAndStartAgain() throws IOException {
    List<ProcessHandle> all = processes();
    all.get(0).destroyForcibly();
    all.forEach(process -> process.onExit().join());
    int port = server.getPort();
    server.close();
    server = EmbeddedDatabase.server(data, false, port);
  }

  /** Has it do nothing for a while. */
  public void stopFor(long millis) throws IOException, InterruptedException {
    List<ProcessHandle> all = processes();
    Signal.STOP.send(all);
    Thread.sleep(millis);
    Signal.CONT.send(all);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
