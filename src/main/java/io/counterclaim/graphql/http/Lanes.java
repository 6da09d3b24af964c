package io.counterclaim.graphql.http;

import io.counterclaim.graphql.execution.Connections;
import io.counterclaim.graphql.execution.Limits;
import io.counterclaim.graphql.live.Turns;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;

/** What is done for clients waits for its turn in one of these: see {@link Connections}. */
@Startup
@Singleton
class Lanes implements Turns {
  /** To one connection of those who write: those that wait at the same time are served together. */
  private static final int WRITERS = 4;

  /** Of several dossiers at once, all would be in memory. */
  private static final int DOSSIERS = 1;

  final Admission readers;
  final Admission writers;
  final Admission dossiers;

  Lanes(
      @VirtualThreads ExecutorService threads,
      Limits limits,
      Connections connections,
      MeterRegistry metrics) {
    readers = new Admission(threads, "readers", connections.reading, limits.queue(), metrics);
    writers =
        new Admission(threads, "writers", WRITERS * connections.writing, limits.queue(), metrics);
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
