package io.counterclaim.graphql.http;

import io.counterclaim.graphql.execution.ErrorCode;
import io.counterclaim.graphql.execution.Errors;
import io.counterclaim.graphql.execution.Limits;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Answers with lines of JSON that are read while they are sent. Each client has its turn, as with
 * other requests; once it has begun, it takes as long as the client takes to read.
 */
@Singleton
public class LineFeed {
  /** In the order in which routes are asked. */
  public static final int ORDER = Door.BEFORE_THE_FRAMEWORK;

  private static final Logger LOG = Logger.getLogger(LineFeed.class);

  @Inject Lanes lanes;
  @Inject Errors errors;
  @Inject CachePolicy cache;
  @Inject Limits limits;

  /** Where lines go to; returns when they are sent. */
  private final class Sink implements Consumer<byte[]> {
    private final HttpServerResponse response;
    private final Context eventLoop;
    private volatile boolean begun;

    Sink(HttpServerResponse response, Context eventLoop) {
      this.response = response;
      this.eventLoop = eventLoop;
    }

    @Override
    public void accept(byte[] lines) {
      begun = true;
      await(() -> response.write(Buffer.buffer(lines)));
    }

    void end() {
      await(response::end);
    }

    private void await(Supplier<Future<Void>> write) {
      CompletableFuture<Void> sent = new CompletableFuture<>();
      eventLoop.runOnContext(
          ignored -> {
            if (response.closed() || response.ended()) {
              sent.completeExceptionally(new CancellationException("The client has gone"));
            } else {
              write.get().onComplete(v -> sent.complete(null), sent::completeExceptionally);
            }
          });
      sent.join();
    }
  }

  /** Refuses what was asked for. */
  public void refuse(RoutingContext http, String message) {
    exchange(http).answer(400, errors.refusal(ErrorCode.INVALID, message));
  }

  /** Refuses any method but GET and HEAD. */
  public void refuseMethod(RoutingContext http) {
    exchange(http)
        .answer(
            405,
            errors.refusal(ErrorCode.INVALID, "method: must be GET or HEAD"),
            Map.of(HttpHeaders.ALLOW, "GET, HEAD"));
  }

  /**
   * Answers with lines.
   *
   * @param lines sends them on, some at a time, on a thread of its own
   */
  public void answer(RoutingContext http, Consumer<Consumer<byte[]>> lines) {
    if (http.request().method() == HttpMethod.HEAD) {
      head(http);
      http.response().end();
      return;
    }
    Exchange exchange = exchange(http);
    Sink sink = new Sink(http.response(), Vertx.currentContext());
    long timer = http.vertx().setTimer(limits.time().toMillis(), fired -> giveUp(exchange, sink));
    String client = ClientNetwork.of(http.request().remoteAddress());
    Runnable turn = () -> send(exchange, lines, sink);
    http.addEndHandler(
        ended -> {
          http.vertx().cancelTimer(timer);
          lanes.readers.leave(client, turn);
        });
    head(http);
    if (!lanes.readers.admit(client, turn)) {
      exchange.busy(errors);
    }
  }

  private void head(RoutingContext http) {
    cache.apply(http.request(), http.response(), null);
    http.response()
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/x-ndjson; charset=utf-8")
        .putHeader(HttpHeaders.VARY, "Accept-Encoding, Origin")
        .putHeader("X-Content-Type-Options", "nosniff");
  }

  private void send(Exchange exchange, Consumer<Consumer<byte[]>> lines, Sink sink) {
    try {
      exchange.http.put(AccessLog.OUTCOME, Errors.OK);
      lines.accept(sink);
      sink.end();
    } catch (CompletionException | CancellationException gone) {
      LOG.debug("Nobody reads the lines any more", gone);
    } catch (RuntimeException | Error e) {
      LOG.error("Lines could not be read", e);
      fail(exchange, sink);
    }
  }

  /** What has begun can only be cut off, so that nobody takes it for the whole. */
  private void fail(Exchange exchange, Sink sink) {
    if (sink.begun) {
      sink.eventLoop.runOnContext(ignored -> exchange.http.response().reset());
    } else {
      exchange.answer(500, errors.internal());
    }
  }

  private void giveUp(Exchange exchange, Sink sink) {
    if (!sink.begun) {
      exchange.busy(errors);
    }
  }

  private Exchange exchange(RoutingContext http) {
    return new Exchange(http, MediaType.JSON, cache);
  }
}
