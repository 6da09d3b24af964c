package io.counterclaim.graphql.http;

import io.counterclaim.graphql.live.LiveSettings;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps connections open, and ends those that nobody reads, or whose token has run out. */
@Singleton
class Liveness {
  /**
   * Signs of life that a client may leave unread: who is told after one that it is too slow has
   * another to read that.
   */
  private static final int PATIENCE = 2;

  private final Map<Lasting, Context> open = new ConcurrentHashMap<>();
  private final long interval;

  Liveness(LiveSettings settings) {
    interval = settings.keepAlive().toMillis();
  }

  /**
   * @return ends it
   */
  Runnable watch(Vertx vertx, Lasting connection) {
    long timer =
        vertx.setPeriodic(
            interval,
            fired -> {
              if (connection.outflow().isStuckFor(PATIENCE * interval)) {
                connection.cut();
              } else {
                connection.showSignOfLife();
              }
            });
    open.put(connection, Vertx.currentContext());
    return () -> {
      vertx.cancelTimer(timer);
      open.remove(connection);
    };
  }

  /** Requests that are answered are awaited; these would never be. */
  void stop(@Observes ShutdownDelayInitiatedEvent ending) {
    open.forEach(
        (connection, eventLoop) -> eventLoop.runOnContext(ignored -> connection.endService()));
  }

  /**
   * @return ends it
   */
  Runnable watchToken(Vertx vertx, Guest guest, Lasting connection) {
    if (guest.until() == null) {
      return () -> {};
    }
    long left = Math.max(1, guest.until() - System.currentTimeMillis());
    long timer = vertx.setTimer(left, fired -> connection.endToken());
    return () -> vertx.cancelTimer(timer);
  }
}
