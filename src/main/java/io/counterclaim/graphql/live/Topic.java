package io.counterclaim.graphql.live;

import io.counterclaim.graphql.execution.EventQuery;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Those who are told the same at the same time: it is executed once for all of them. */
final class Topic {
  /** To one time that it works. */
  private static final int RESTS = 10;

  private static final long SHORT_REST_MILLIS = 40;
  private static final long LONG_REST_MILLIS = 500;

  /**
   * For each revision that came while it rested: the rests grow while more come than this allows.
   */
  private static final long REST_MILLIS_FOR_EACH = 5;

  final EventQuery query;
  final String client;
  private final Set<Follower> followers = new LinkedHashSet<>();
  private long position;
  private boolean running;
  private long begun;
  private long came;

  /**
   * @param client whose turn it takes
   */
  Topic(EventQuery query, String client) {
    this.query = query;
    this.client = client;
  }

  /** Whether it goes on from here with the others: not if they are further on. */
  synchronized boolean join(Follower follower) {
    if (followers.isEmpty() && !running) {
      position = follower.position();
    }
    return follower.position() >= position && followers.add(follower);
  }

  synchronized void leave(Follower follower) {
    followers.remove(follower);
  }

  synchronized List<Follower> followers() {
    return List.copyOf(followers);
  }

  synchronized boolean isIdle() {
    return followers.isEmpty() && !running;
  }

  synchronized long position() {
    return position;
  }

  /** Whether there may be something to tell, and nobody does it. */
  synchronized boolean begin(long latest) {
    boolean begins = !running && !followers.isEmpty() && position < latest;
    if (begins) {
      running = true;
      begun = System.nanoTime();
    }
    return begins;
  }

  /**
   * How long to wait before it tells more, in milliseconds: the busier the machine is and the more
   * happens, the more is told at once.
   */
  synchronized long rest() {
    long millis = RESTS * TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    long longest = Math.max(SHORT_REST_MILLIS, REST_MILLIS_FOR_EACH * came);
    return Math.max(1, Math.min(millis, Math.min(longest, LONG_REST_MILLIS)));
  }

  synchronized void end() {
    running = false;
  }

  /**
   * Tells all of them.
   *
   * @param upTo the revision up to which there are no others
   * @return those that do not keep up, who have left
   */
  synchronized List<Follower> tell(ToldEvents events, long upTo) {
    came = upTo - position;
    position = Math.max(position, upTo);
    List<Follower> slow = new ArrayList<>();
    for (Follower follower : followers) {
      if (follower.tell(events)) {
        follower.moveTo(Math.max(position, follower.position()));
      } else {
        slow.add(follower);
      }
    }
    slow.forEach(followers::remove);
    return slow;
  }
}
