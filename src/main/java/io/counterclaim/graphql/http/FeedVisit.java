package io.counterclaim.graphql.http;

import io.counterclaim.graphql.execution.ErrorCode;
import io.counterclaim.graphql.execution.Errors;
import io.counterclaim.graphql.execution.RequestError;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * A client that reads a feed. It has a place only while something is read for it: first what the
 * feed is, then some lines each time that it has taken the ones before.
 */
final class FeedVisit implements Runnable {
  private static final Logger LOG = Logger.getLogger(FeedVisit.class);
  private static final long LOOK_AGAIN_MILLIS = 200;

  private final Exchange exchange;
  private final RoutingContext http;
  private final HttpServerResponse response;
  private final Supplier<Feed> opening;
  private final Admission places;
  private final Errors errors;
  private final CachePolicy cache;
  private final String client;
  private final Context eventLoop = Vertx.currentContext();
  private volatile Feed feed;

  FeedVisit(
      Exchange exchange,
      Supplier<Feed> opening,
      Admission places,
      Errors errors,
      CachePolicy cache) {
    this.exchange = exchange;
    this.opening = opening;
    this.places = places;
    this.errors = errors;
    this.cache = cache;
    http = exchange.http;
    response = http.response();
    client = Guest.of(http).client();
  }

  /** On the event loop, as all but {@link #run}. */
  void begin(long millis) {
    long timer = http.vertx().setTimer(millis, fired -> giveUp());
    http.addEndHandler(
        ended -> {
          http.vertx().cancelTimer(timer);
          places.leave(client, this);
        });
    if (!places.admit(client, this)) {
      exchange.busy(errors);
    }
  }

  private void giveUp() {
    if (!response.headWritten()) {
      exchange.busy(errors);
    }
  }

  @Override
  public void run() {
    try {
      if (feed == null) {
        feed = opening.get();
        eventLoop.runOnContext(ignored -> open());
      } else {
        byte[] lines = feed.lines().get();
        eventLoop.runOnContext(ignored -> send(lines));
      }
    } catch (RequestError refused) {
      exchange.answer(
          refused.code == ErrorCode.NOT_FOUND ? 404 : 400,
          errors.refusal(refused.code, refused.getMessage()));
    } catch (RuntimeException | Error e) {
      LOG.error("Lines could not be read", e);
      eventLoop.runOnContext(ignored -> fail());
    }
  }

  private void open() {
    EntityTag tag = feed.tag();
    if (isOver()) {
      return;
    }
    if (tag != null && tag.isKnown(http.request())) {
      head();
      response.setChunked(false).setStatusCode(304).end();
    } else if (http.request().method() == HttpMethod.HEAD) {
      head();
      response.end();
    } else {
      goOn();
    }
  }

  private void head() {
    http.put(AccessLog.OUTCOME, Errors.OK);
    cache.apply(http.request(), response, feed.tag());
    feed.headers().forEach(response::putHeader);
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, feed.type().name + "; charset=utf-8")
        .putHeader("X-Content-Type-Options", "nosniff");
  }

  /** Who has begun waits for as long as too many others do. */
  private void goOn() {
    if (!isOver() && !places.admit(client, this)) {
      http.vertx().setTimer(LOOK_AGAIN_MILLIS, again -> goOn());
    }
  }

  private void send(byte[] lines) {
    if (isOver()) {
      return;
    }
    if (!response.headWritten()) {
      head();
    }
    if (lines == null) {
      response.end();
    } else {
      response.write(Buffer.buffer(lines)).onSuccess(sent -> goOn());
    }
  }

  private boolean isOver() {
    return response.closed() || response.ended();
  }

  /** What has begun can only be cut off, so that nobody takes it for the whole. */
  private void fail() {
    if (response.headWritten()) {
      response.reset();
    } else {
      exchange.answer(500, errors.internal());
    }
  }
}
