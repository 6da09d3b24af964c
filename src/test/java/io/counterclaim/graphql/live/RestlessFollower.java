package io.counterclaim.graphql.live;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;

/**
 * Follows all changes, and comes again and again with the last revision, mostly to another
 * instance.
 */
final class RestlessFollower {
  /** How it follows. */
  interface Way {
    EventSource open(URI service, String after) throws IOException;
  }

  private final Way way;
  private final int instances;
  private final IntFunction<URI> services;
  private final List<String> revisions = new ArrayList<>(List.of("0"));
  private final List<Delay> delays = new ArrayList<>();
  private volatile String last;

  RestlessFollower(Way way, int instances, IntFunction<URI> services) {
    this.way = way;
    this.instances = instances;
    this.services = services;
  }

  /** Has it end once it was told the last one. */
  void endAfter(String revision) {
    last = revision;
  }

  /** All that it was told. */
  List<String> follow() {
    for (int times = 0; !isDone(); times++) {
      int instance = times % instances;
      try (EventSource events = way.open(services.apply(instance), latest())) {
        take(events, instance);
      } catch (IOException | CompletionException | AssertionError cutOff) {
        pause();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return revisions.subList(1, revisions.size());
  }

  private String latest() {
    return revisions.get(revisions.size() - 1);
  }

  private boolean isDone() {
    return latest().equals(last);
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void take(EventSource events, int instance) throws InterruptedException {
    int most = ThreadLocalRandom.current().nextInt(10, 200);
    for (int i = 0; i < most && !events.isOver() && !isDone(); i++) {
      EventSource.Told told = events.poll(100);
      if (told != null && told.id() != null) {
        revisions.add(told.id());
        note(told.answer().get("data.changes.key"), instance);
      }
    }
  }

  private void note(String key, int instance) {
    Recorded recorded = Recorded.of(key);
    if (recorded.instance() != instance) {
      delays.add(new Delay(recorded.at(), System.currentTimeMillis()));
    }
  }

  /** Of what was recorded at another instance than the one that told it. */
  List<Delay> delays() {
    return delays;
  }
}
