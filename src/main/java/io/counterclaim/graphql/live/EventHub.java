package io.counterclaim.graphql.live;

import io.counterclaim.graphql.execution.Errors;
import io.counterclaim.graphql.execution.EventQuery;
import io.counterclaim.graphql.execution.NoEvents;
import io.counterclaim.graphql.execution.RequestError;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Tells followers what happens. Each is first told by itself what it has missed, as fast as it
 * reads, and then together with all that want to be told the same, for as long as it keeps up.
 */
@Singleton
public class EventHub {
  private static final Logger LOG = Logger.getLogger(EventHub.class);

  /** As whom all followers together take turns with the clients. */
  private static final String EVERYBODY = "subscriptions";

  private static final long LOOK_AGAIN_MILLIS = 100;
  private static final long TRY_AGAIN_MILLIS = 1000;

  private final EventReader reader;
  private final Revisions revisions;
  private final Turns turns;
  private final Errors errors;
  private final Vertx vertx;
  private final LiveSettings settings;
  private final LiveMetrics metrics;
  private final Map<EventQuery, Topic> topics = new ConcurrentHashMap<>();
  private final Map<String, Integer> clients = new ConcurrentHashMap<>();
  private volatile boolean ending;

  EventHub(
      EventReader reader,
      Revisions revisions,
      Turns turns,
      Errors errors,
      Vertx vertx,
      LiveSettings settings,
      LiveMetrics metrics) {
    this.reader = reader;
    this.revisions = revisions;
    this.turns = turns;
    this.errors = errors;
    this.vertx = vertx;
    this.settings = settings;
    this.metrics = metrics;
    revisions.onMore(() -> topics.values().forEach(this::wake));
    metrics.lag(this::lag);
  }

  void stop(@Observes ShutdownDelayInitiatedEvent begun) {
    ending = true;
  }

  /**
   * Begins to tell a client what happens.
   *
   * @throws RequestError if it has too many subscriptions already, or this instance ends
   */
  public Follower follow(EventQuery.Start start, EventSink sink) {
    if (ending) {
      throw RequestError.unavailable("this instance is about to end: follow another one");
    }
    int most = settings.subscriptionsPerClient();
    if (clients.merge(sink.client(), 1, Integer::sum) > most) {
      forget(sink.client());
      throw RequestError.tooExpensive("a client may have at most " + most + " subscriptions");
    }
    metrics.followers.incrementAndGet();
    revisions.listen();
    Follower follower = new Follower(start.query(), sink, settings.buffer().asLongValue());
    take(sink.client(), () -> begin(follower, start.after()));
    return follower;
  }

  /** The client does not follow any more. */
  public void leave(Follower follower) {
    if (follower.leave()) {
      metrics.followers.decrementAndGet();
      forget(follower.sink.client());
      release(follower.query, topic -> topic.leave(follower));
    }
  }

  /** Does something to a topic, which nobody needs any more once it is idle. */
  private void release(EventQuery query, Consumer<Topic> task) {
    topics.computeIfPresent(
        query,
        (same, topic) -> {
          task.accept(topic);
          return topic.isIdle() ? null : topic;
        });
  }

  private void forget(String client) {
    clients.computeIfPresent(client, (name, own) -> own == 1 ? null : own - 1);
  }

  private void begin(Follower follower, Long after) {
    try {
      long latest = revisions.read();
      if (after != null && after > latest) {
        throw RequestError.invalid("after", "must not be beyond the latest revision, " + latest);
      }
      follower.moveTo(after == null ? latest : after);
      step(alone(follower));
    } catch (RequestError wrong) {
      follower.sink.fail(errors.refusal(wrong.code, wrong.getMessage()));
      leave(follower);
    } catch (SQLException away) {
      later(TRY_AGAIN_MILLIS, () -> take(follower.sink.client(), () -> begin(follower, after)));
    }
  }

  private static Topic alone(Follower follower) {
    Topic own = new Topic(follower.query, follower.sink.client());
    own.join(follower);
    return own;
  }

  private void wake(Topic topic) {
    if (topic.begin(revisions.latest())) {
      take(EVERYBODY, () -> step(topic));
    }
  }

  /** Tells some events of a topic. */
  private void step(Topic topic) {
    try {
      EventReader.Batch batch = reader.next(topic.query, topic.position(), revisions.latest());
      metrics.told(batch.events().all().size(), revisions.sinceMore());
      topic.tell(batch.events(), batch.upTo()).forEach(slow -> goOn(alone(slow)));
    } catch (NoEvents none) {
      end(topic, none.answer);
    } catch (RequestError away) {
      later(TRY_AGAIN_MILLIS, () -> take(topic.client, () -> step(topic)));
      return;
    } catch (RuntimeException | Error e) {
      LOG.error("Events could not be told", e);
      end(topic, errors.internal());
    }
    goOn(topic);
  }

  private void goOn(Topic topic) {
    if (topic.client.equals(EVERYBODY)) {
      later(topic.rest(), () -> rested(topic));
      return;
    }
    for (Follower follower : topic.followers()) {
      if (follower.isGone() || topic.position() >= revisions.latest() && joinsOthers(follower)) {
        return;
      }
      if (follower.isReady()) {
        take(topic.client, () -> step(topic));
      } else if (follower.isSlowerThan(settings.keepAlive())) {
        drop(follower);
      } else {
        later(LOOK_AGAIN_MILLIS, () -> goOn(topic));
      }
    }
  }

  private void rested(Topic topic) {
    release(topic.query, Topic::end);
    wake(topic);
  }

  /** Who has been told all that they have goes on with them. */
  private boolean joinsOthers(Follower follower) {
    Topic topic =
        topics.compute(
            follower.query,
            (query, there) -> {
              Topic others = there == null ? new Topic(query, EVERYBODY) : there;
              if (!follower.isGone()) {
                others.join(follower);
              }
              return others.isIdle() ? null : others;
            });
    boolean joined = topic != null && topic.followers().contains(follower);
    if (joined) {
      wake(topic);
    }
    return joined;
  }

  private void drop(Follower slow) {
    metrics.dropped.increment();
    RequestError reason = slow.tooSlow();
    slow.sink.fail(errors.refusal(reason.code, reason.getMessage()));
    leave(slow);
  }

  private void end(Topic topic, Map<String, Object> answer) {
    for (Follower follower : topic.followers()) {
      follower.sink.fail(answer);
      topic.leave(follower);
      leave(follower);
    }
  }

  private void take(String client, Runnable task) {
    if (!turns.take(client, task)) {
      later(LOOK_AGAIN_MILLIS, () -> take(client, task));
    }
  }

  private void later(long millis, Runnable task) {
    vertx.setTimer(millis, fired -> task.run());
  }

  /** In revisions: of the topic that is furthest behind. */
  private long lag() {
    long latest = revisions.latest();
    return topics.values().stream().mapToLong(topic -> latest - topic.position()).max().orElse(0);
  }
}
