package io.counterclaim.graphql.http;

import java.util.concurrent.atomic.AtomicLong;

/** What is on the way to a client, in bytes. */
final class Outflow {
  private final AtomicLong waiting = new AtomicLong();

  /** When it took something, or there was nothing to take. */
  private volatile long movedAt = System.nanoTime();

  long waiting() {
    return waiting.get();
  }

  /** Something will be sent. It does not wait before the moment is known. */
  void add(int bytes) {
    if (waiting.get() == 0) {
      movedAt = System.nanoTime();
    }
    waiting.addAndGet(bytes);
  }

  /** It was, or never will be. */
  void take(int bytes) {
    waiting.addAndGet(-bytes);
    movedAt = System.nanoTime();
  }

  /** Whether there was something for the client for that long, and it took nothing of it. */
  boolean isStuckFor(long millis) {
    return waiting.get() > 0 && System.nanoTime() - movedAt >= millis * 1_000_000;
  }
}
