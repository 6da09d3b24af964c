package io.counterclaim.graphql.http;

import io.counterclaim.graphql.live.LiveSettings;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;

/** Keeps connections open, and ends those that nobody reads, or whose token has run out. */
@Singleton
class Liveness {
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
              if (connection.outflow().isStuck()) {
                connection.cut();
              } else {
                connection.showSignOfLife();
              }
            });
    return () -> vertx.cancelTimer(timer);
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
