package io.counterclaim.graphql.http;

import io.counterclaim.graphql.execution.Errors;
import io.counterclaim.graphql.execution.Limits;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * Answers with what is read while it is sent. Each client has its turn, as with other requests, for
 * some lines at a time; it may take as long as it likes to read them.
 */
@Singleton
public class LineFeed {
  @Inject Lanes lanes;
  @Inject Errors errors;
  @Inject CachePolicy cache;
  @Inject Limits limits;
  @Inject Gate gate;

  /** Has a handler answer to GET and HEAD, for those who may read. */
  public void open(Router router, String path, Handler<RoutingContext> handler) {
    router.get(path).order(Refusals.ORDER).handler(gate::checkWithoutPreview).handler(handler);
    router.head(path).order(Refusals.ORDER).handler(gate::checkWithoutPreview).handler(handler);
  }

  /**
   * Answers with a feed.
   *
   * @param opening finds out what is asked for, on a thread of its own; it may throw a RequestError
   */
  public void answer(RoutingContext http, Supplier<Feed> opening) {
    Exchange exchange = new Exchange(http, MediaType.JSON, cache);
    new FeedVisit(exchange, opening, lanes.readers, errors, cache).begin(limits.time().toMillis());
  }
}
