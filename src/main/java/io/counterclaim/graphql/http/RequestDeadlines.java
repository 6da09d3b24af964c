package io.counterclaim.graphql.http;

import io.counterclaim.graphql.execution.Limits;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * A request that is sent slowly has no more time than another: it counts from the first byte, where
 * the server's own time-outs begin anew with each. Over HTTP/1 it is {@link SlowConnections} that
 * ends it, head or body; over HTTP/2 its stream is reset.
 */
@Singleton
class RequestDeadlines {
  private static final String FREE = RequestDeadlines.class.getName();

  @Inject Limits limits;

  /** The server is not there yet; this is what it looks for when it comes. */
  void start(@Observes StartupEvent started) {
    System.setProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    System.setProperty(SlowConnections.LIMIT, String.valueOf(limits.time().toMillis()));
  }

  void open(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(this::limitBody);
  }

  private void limitBody(RoutingContext http) {
    if (http.request().version() == HttpVersion.HTTP_2 && !http.request().isEnded()) {
      long timer = http.vertx().setTimer(limits.time().toMillis(), fired -> end(http));
      http.addEndHandler(ended -> http.vertx().cancelTimer(timer));
    }
    http.next();
  }

  /** Lets a request take its own time. */
  void free(RoutingContext http) {
    http.put(FREE, true);
    if (http.request().version() != HttpVersion.HTTP_2) {
      HttpConnection connection = http.request().connection();
      SlowConnections.free(connection, true);
      http.addEndHandler(ended -> SlowConnections.free(connection, false));
    }
  }

  private static void end(RoutingContext http) {
    if (!http.request().isEnded() && http.get(FREE) == null) {
      http.response().reset();
    }
  }
}
