package io.counterclaim.graphql.http;

import io.counterclaim.graphql.execution.Errors;
import io.counterclaim.graphql.execution.EventQuery;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.live.EventHub;
import io.counterclaim.graphql.live.EventSink;
import io.counterclaim.graphql.live.Follower;
import io.counterclaim.graphql.live.ToldEvents;
import io.counterclaim.graphql.schema.Revision;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/**
 * An answer that is sent as events: one and no more to a query, each as it happens to a
 * subscription.
 *
 * @see <a href="https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md">GraphQL over
 *     server-sent events, in the mode of distinct connections</a>
 */
final class EventStream extends Exchange implements EventSink, Lasting {
  private static final String LAST = "Last-Event-ID";

  private final HttpServerResponse response;
  private final EventHub hub;
  private final Liveness liveness;
  private final Errors errors;
  private final Outflow outflow = new Outflow();

  EventStream(
      RoutingContext http, CachePolicy cache, EventHub hub, Liveness liveness, Errors errors) {
    super(http, MediaType.JSON, cache);
    response = http.response();
    this.hub = hub;
    this.liveness = liveness;
    this.errors = errors;
  }

  @Override
  void answer(int status, Map<String, Object> answer, Map<CharSequence, String> headers) {
    if (status != 200) {
      super.answer(status, answer, headers);
      return;
    }
    end(
        answer,
        () -> {
          headers.forEach(response::putHeader);
          open();
        });
  }

  @Override
  void follow(EventQuery.Start start, Errors errors) {
    eventLoop.runOnContext(
        ignored -> {
          if (!isOver()) {
            try {
              begin(hub.follow(beginning(start), this));
            } catch (RequestError refused) {
              refuse(errors, refused);
            }
          }
        });
  }

  /** What comes of it will be told later on the event loop. */
  private void begin(Follower follower) {
    http.put(AccessLog.OUTCOME, Errors.OK);
    open();
    onEnd(() -> hub.leave(follower));
    onEnd(liveness.watch(http.vertx(), this));
    onEnd(liveness.watchToken(http.vertx(), guest(), this));
  }

  /** A browser that connects again says what it has received. */
  private EventQuery.Start beginning(EventQuery.Start start) {
    String last = http.request().getHeader(LAST);
    try {
      return last == null || last.isEmpty()
          ? start
          : new EventQuery.Start(start.query(), new Revision(last).number());
    } catch (NumberFormatException e) {
      throw RequestError.invalid(LAST, "must be the id of an event");
    }
  }

  /** What was told before is sent before. */
  private void open() {
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream; charset=utf-8")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("X-Content-Type-Options", "nosniff");
    if (isIdentityTakenOut()) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
    }
    send(":\n\n");
  }

  private boolean isOver() {
    return response.closed() || response.ended();
  }

  private void send(String text) {
    Buffer bytes = Buffer.buffer(text);
    outflow.add(bytes.length());
    write(bytes);
  }

  private void write(Buffer bytes) {
    response.write(bytes).onComplete(sent -> outflow.take(bytes.length()));
  }

  @Override
  public String client() {
    return guest().client();
  }

  @Override
  public void next(ToldEvents events) {
    Buffer bytes = events.stream();
    outflow.add(bytes.length());
    eventLoop.runOnContext(
        ignored -> {
          if (isOver()) {
            outflow.take(bytes.length());
          } else {
            write(bytes);
          }
        });
  }

  @Override
  public void fail(Map<String, Object> answer) {
    end(answer, () -> {});
  }

  /**
   * Sends the last event.
   *
   * @param first what is done before
   */
  private void end(Map<String, Object> answer, Runnable first) {
    String event = text(answer);
    eventLoop.runOnContext(
        ignored -> {
          if (!isOver()) {
            http.put(AccessLog.OUTCOME, Errors.outcome(answer));
            first.run();
            send("event: next\ndata: " + event + "\n\n");
            send("event: complete\ndata:\n\n");
            response.end();
          }
        });
  }

  @Override
  public long waiting() {
    return outflow.waiting();
  }

  @Override
  public Outflow outflow() {
    return outflow;
  }

  @Override
  public void showSignOfLife() {
    send(":\n\n");
  }

  @Override
  public void cut() {
    response.reset();
  }

  @Override
  public void endToken() {
    RequestError error = Tokens.RUN_OUT;
    fail(errors.refusal(error.code, error.getMessage()));
  }

  /** Without saying that it is complete. */
  @Override
  public void endService() {
    response.end();
  }
}
