package io.counterclaim.graphql.execution;

import io.smallrye.mutiny.Multi;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a subscription is executed for: the first events beyond a revision.
 *
 * @param most how many of them
 */
public record EventRange(long after, int most) {
  public static final String AFTER =
      "Where to go on: the revision of the last event that was received. From now on when left out.";

  public static final String NO_GAP =
      " Served over graphql-transport-ws and as server-sent events. Each event has its revision in `extensions.revision`; who"
          + " goes on after that has all events, and each of them once.";

  /** That of the subscription which this thread executes. */
  public static EventRange current() {
    return OperationRun.current().range();
  }

  /**
   * What a subscription answers with.
   *
   * @param events in the order of their revisions
   */
  public static <E> Multi<E> events(List<E> events, ToLongFunction<E> revision) {
    OperationRun.current().tell(events.stream().map(revision::applyAsLong).toList());
    return Multi.createFrom().iterable(events);
  }
}
