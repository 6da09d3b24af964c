package io.counterclaim.graphql.live;

import io.counterclaim.graphql.execution.Cancelling;
import io.counterclaim.graphql.execution.Event;
import io.counterclaim.graphql.execution.EventQueries;
import io.counterclaim.graphql.execution.EventQuery;
import io.counterclaim.graphql.execution.EventRange;
import io.counterclaim.graphql.execution.Limits;
import io.counterclaim.graphql.execution.NoEvents;
import io.counterclaim.graphql.execution.OperationRun;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads events, which takes no longer than a request may. */
@Singleton
class EventReader {
  private final EventQueries queries;
  private final Cancelling cancelling;
  private final Vertx vertx;
  private final Limits limits;

  EventReader(EventQueries queries, Cancelling cancelling, Vertx vertx, Limits limits) {
    this.queries = queries;
    this.cancelling = cancelling;
    this.vertx = vertx;
    this.limits = limits;
  }

  /**
   * The next events.
   *
   * @param upTo the revision up to which there are no others
   */
  record Batch(ToldEvents events, long upTo) {}

  /**
   * @param latest a revision that was there before this is called
   * @throws io.counterclaim.graphql.execution.RequestError if the database is away
   */
  Batch next(EventQuery query, long after, long latest) throws NoEvents {
    EventRange range = new EventRange(after, query.most());
    OperationRun run = queries.run(query, range);
    long timer = vertx.setTimer(limits.time().toMillis(), late -> cancelling.cancel(vertx, run));
    try {
      return batch(queries.execute(run), range, latest);
    } finally {
      vertx.cancelTimer(timer);
    }
  }

  private static Batch batch(List<Event> events, EventRange range, long latest) {
    long last = events.isEmpty() ? range.after() : events.get(events.size() - 1).revision();
    boolean all = events.size() < range.most();
    return new Batch(
        new ToldEvents(events.stream().map(ToldEvent::of).toList()),
        all ? Math.max(last, latest) : last);
  }
}
