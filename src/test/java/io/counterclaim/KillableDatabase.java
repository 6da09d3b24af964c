package io.counterclaim;

import io.counterclaim.dev.EmbeddedDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A PostgreSQL that keeps what it has committed when it is killed. */
public final class KillableDatabase implements AutoCloseable {
  private final Path data;
  private final ServerProcesses processes;
  private EmbeddedPostgres server;

  public KillableDatabase(Path data) throws IOException {
    this.data = data;
    processes = new ServerProcesses(data);
    server = EmbeddedDatabase.server(data, false);
  }

  public String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /** Kills its first process, after which the others end, and starts it again. */
  public void killAndStartAgain() throws IOException {
    List<ProcessHandle> all = processes.all();
    all.get(0).destroyForcibly();
    all.forEach(process -> process.onExit().join());
    int port = server.getPort();
    server.close();
    server = EmbeddedDatabase.server(data, false, port);
  }

  /** Has it do nothing for a while. */
  public void stopFor(long millis) throws IOException, InterruptedException {
    processes.stopFor(millis);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
