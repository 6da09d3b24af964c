package io.counterclaim.graphql.execution;

import java.util.concurrent.TimeUnit;

/**
 * Ends an operation early, on behalf of another thread. The lock keeps a connection from going to
 * another operation while its statement is cancelled.
 */
final class Cancellation {
  /** Nanoseconds for which a cancelled statement may go on. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);

  private SqlConnection connection;
  private long cancelledAt;
  private volatile boolean running;
  private volatile boolean cancelled;

  void begin() {
    running = true;
  }

  void end() {
    running = false;
  }

  /** What is begun later ends by itself: it finds out that it was given up. */
  boolean isRunning() {
    return running;
  }

  void giveUp() {
    cancelled = true;
  }

  boolean isGivenUp() {
    return cancelled;
  }

  void check() {
    if (cancelled) {
      throw RequestError.timeout();
    }
  }

  synchronized void use(SqlConnection taken) {
    connection = taken;
  }

  /** No cancellation reaches it any more. */
  synchronized void leave() {
    connection = null;
  }

  synchronized void cancel() {
    if (cancelledAt == 0) {
      cancelledAt = System.nanoTime();
    }
    if (connection == null) {
      return;
    }
    if (System.nanoTime() - cancelledAt < PATIENCE) {
      connection.cancel();
    } else {
      connection.cut();
    }
  }
}
