package io.counterclaim.graphql.execution;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Since when the latest revisions are known, by which it is told how far behind somebody is. */
final class RevisionClock {
  /** Where one is noted each second, for a quarter of an hour. */
  private static final int MOST = 900;

  private final ConcurrentNavigableMap<Long, Long> since = new ConcurrentSkipListMap<>();

  /** That this is the latest one. */
  void note(long revision) {
    if (since.higherKey(revision) != null) {
      since.clear();
    }
    since.putIfAbsent(revision, System.nanoTime());
    if (since.size() > MOST) {
      since.pollFirstEntry();
    }
  }

  /** For how long, at least, there have been later ones than this. */
  Duration behind(long revision) {
    Map.Entry<Long, Long> next = since.higherEntry(revision);
    return next == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - next.getValue());
  }
}
