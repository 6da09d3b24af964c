package io.counterclaim.graphql.live;

import io.counterclaim.graphql.execution.EventQuery;
import io.counterclaim.graphql.execution.RequestError;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** One subscription of one client, which has been told all up to a revision. */
public final class Follower {
  final EventQuery query;
  final EventSink sink;
  private final long buffer;
  private final AtomicBoolean gone = new AtomicBoolean();
  private long position;
  private long readyAt = System.nanoTime();

  /**
   * @param buffer bytes that may be on the way to the client
   */
  Follower(EventQuery query, EventSink sink, long buffer) {
    this.query = query;
    this.sink = sink;
    this.buffer = buffer;
  }

  void moveTo(long revision) {
    position = revision;
  }

  long position() {
    return position;
  }

  /** Whether a client that is told by itself can be told more. */
  boolean isReady() {
    boolean ready = sink.waiting() <= buffer / 2;
    if (ready) {
      readyAt = System.nanoTime();
    }
    return ready;
  }

  /** Whether the client has taken little or nothing for that long. */
  boolean isSlowerThan(Duration patience) {
    return System.nanoTime() - readyAt > patience.toNanos();
  }

  boolean isGone() {
    return gone.get();
  }

  /** Whether it was there until now. */
  boolean leave() {
    return gone.compareAndSet(false, true);
  }

  /**
   * Tells what it has not been told yet.
   *
   * @return whether the client keeps up
   */
  boolean tell(ToldEvents events) {
    ToldEvents others = events.after(position);
    if (isGone() || others.isEmpty()) {
      return true;
    }
    return sink.waiting() + others.size() > buffer ? tellOneByOne(others) : tellAll(others);
  }

  private boolean tellAll(ToldEvents events) {
    sink.next(events);
    position = events.latest();
    return true;
  }

  private boolean tellOneByOne(ToldEvents events) {
    return events.all().stream()
        .allMatch(event -> sink.waiting() <= buffer && tellAll(new ToldEvents(List.of(event))));
  }

  /** Says where the client can go on. */
  RequestError tooSlow() {
    return RequestError.unavailable(
        "the client does not keep up: go on with after: \"" + position + "\"");
  }
}
