package io.counterclaim.writers;

import io.counterclaim.dev.EmbeddedDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL that keeps what it has committed when it is killed. */
final class KillableDatabase implements AutoCloseable {
  private final Path data;
  private EmbeddedPostgres server;

  KillableDatabase(Path data) throws IOException {
    this.data = data;
    server = EmbeddedDatabase.server(data, false);
  }

  String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /** Kills its first process, after which the others end, and starts it again. */
  void killAndStartAgain() throws IOException {
    ProcessHandle first =
        ProcessHandle.of(Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0)))
            .orElseThrow();
    List<ProcessHandle> all = Stream.concat(Stream.of(first), first.descendants()).toList();
    first.destroyForcibly();
    all.forEach(process -> process.onExit().join());
    int port = server.getPort();
    server.close();
    server = EmbeddedDatabase.server(data, false, port);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
