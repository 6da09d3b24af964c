package io.counterclaim.graphql.http;

import io.counterclaim.graphql.execution.Limits;
import io.counterclaim.graphql.live.Turns;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Shares the connections to the database out: two in three to what reads, one in four to what
 * writes, and the others to everything else. So whoever waits to write, be it for an import of
 * minutes, has nothing that a reader needs: of those who write most wait, without a connection.
 */
@Startup
@Singleton
class Lanes implements Turns {
  private static final int LEFT = 1;

  /** To one connection: those that wait at the same time are served together. */
  private static final int WRITERS = 4;

  /** Of several dossiers at once, all would be in memory. */
  private static final int DOSSIERS = 1;

  final Admission readers;
  final Admission writers;
  final Admission dossiers;

  Lanes(
      @VirtualThreads ExecutorService threads,
      Limits limits,
      @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections,
      MeterRegistry metrics) {
    int writing = Math.max(1, connections / 4);
    int reading = Math.max(1, Math.min(connections * 2 / 3, connections - writing - LEFT));
    readers = new Admission(threads, "readers", reading, limits.queue(), metrics);
    writers = new Admission(threads, "writers", WRITERS * writing, limits.queue(), metrics);
    dossiers = new Admission(threads, "dossiers", DOSSIERS, limits.queue(), metrics);
  }

  /** As one who reads. */
  @Override
  public boolean take(String client, Runnable task) {
    return readers.admit(client, task);
  }

  /** Nobody waits for it any more: if it has not begun, it never will. */
  void leave(Object client, Runnable request) {
    readers.leave(client, request);
    writers.leave(client, request);
  }
}
