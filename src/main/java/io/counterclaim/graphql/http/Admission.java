package io.counterclaim.graphql.http;

import io.counterclaim.graphql.execution.Limits;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets in as many requests at once as there are connections to the database, but for some that are
 * left to everything else, and has the next ones wait without a thread.
 */
@Startup
@ApplicationScoped
class Admission {
  private final ExecutorService threads;
  private final int most;
  private final int mostWaiting;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int running;

  Admission(
      @VirtualThreads ExecutorService threads,
      Limits limits,
      @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections,
      MeterRegistry metrics) {
    this.threads = threads;
    most = Math.max(1, connections * 4 / 5);
    mostWaiting = limits.queue();
    metrics.gauge("graphql.running", this, Admission::running);
    metrics.gauge("graphql.waiting", this, Admission::waiting);
  }

  /**
   * Runs it on a thread of its own, at once or as soon as another one ends.
   *
   * @return whether it will be run; false if too many wait already
   */
  synchronized boolean admit(Runnable request) {
    if (running < most) {
      running++;
      start(request);
      return true;
    }
    return waiting.size() < mostWaiting && waiting.add(request);
  }

  private void start(Runnable request) {
    threads.execute(
        () -> {
          try {
            request.run();
          } finally {
            next();
          }
        });
  }

  private synchronized void next() {
    Runnable next = waiting.poll();
    if (next == null) {
      running--;
    } else {
      start(next);
    }
  }

  private synchronized int running() {
    return running;
  }

  private synchronized int waiting() {
    return waiting.size();
  }
}
