package io.counterclaim.graphql.http;

import java.util.concurrent.atomic.AtomicLong;

/** What is on the way to a client, in bytes. */
final class Outflow {
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();
  private long takenBefore;

  long waiting() {
    return waiting.get();
  }

  /** Something will be sent. */
  void add(int bytes) {
    waiting.addAndGet(bytes);
  }

  /** It was, or never will be. */
  void take(int bytes) {
    waiting.addAndGet(-bytes);
    taken.addAndGet(bytes);
  }

  /** Whether the client has taken nothing of it since this was asked before. */
  boolean isStuck() {
    long now = taken.get();
    boolean stuck = waiting.get() > 0 && now == takenBefore;
    takenBefore = now;
    return stuck;
  }
}
