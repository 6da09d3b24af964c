package io.counterclaim.graphql.http;

import io.counterclaim.base.Json;
import io.counterclaim.graphql.execution.Errors;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.execution.WriteRun;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Something that was sent to be recorded. It is answered once: as it is, or with events that tell
 * how far it is and the answer as the last one.
 */
public final class Upload {

  private final Exchange exchange;
  private final WriteRun run;
  private final UploadBody body;
  private final HttpServerResponse response;
  private final boolean listens;
  private final Context eventLoop = Vertx.currentContext();
  private boolean begun;

  Upload(Exchange exchange, WriteRun run, UploadBody body, MediaType form) {
    this.exchange = exchange;
    this.run = run;
    this.body = body;
    response = exchange.http.response();
    listens = form == MediaType.EVENT_STREAM;
  }

  /** To be read while it comes in. */
  public InputStream body() {
    return body;
  }

  /**
   * Writes in a transaction of its own, when its turn is.
   *
   * @throws RequestError if it was given up, or the database did not answer
   */
  public <T> T write(Callable<T> work) {
    return run.call(work);
  }

  /**
   * Whether anybody waits for it.
   *
   * @throws RequestError if nobody does
   */
  public void check() {
    run.check();
  }

  /** Tells how far it is, if the client listens. */
  public void tell(Map<String, Object> progress) {
    if (listens) {
      String event = event("progress", progress);
      eventLoop.runOnContext(ignored -> send(event));
    }
  }

  /** Answers; where events were sent, as the last one, which has the status, too. */
  public void answer(int status, Map<String, Object> answer) {
    Map<String, Object> report = new LinkedHashMap<>(Map.of("status", status));
    report.putAll(answer);
    eventLoop.runOnContext(
        ignored -> {
          if (begun) {
            send(event("report", report));
            response.end();
          } else {
            exchange.answer(
                status, answer, status == 503 ? Map.of(HttpHeaders.RETRY_AFTER, "1") : Map.of());
          }
        });
  }

  /** Keeps the connection from being taken for a dead one. */
  void keepAlive() {
    if (listens) {
      send(":\n\n");
    }
  }

  private void send(String event) {
    if (response.closed() || response.ended()) {
      return;
    }
    if (!begun) {
      begun = true;
      head();
    }
    response.write(event);
  }

  /** What is compressed is sent when there is more of it. */
  private void head() {
    exchange.http.put(AccessLog.OUTCOME, Errors.OK);
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.EVENT_STREAM.name)
        .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("X-Content-Type-Options", "nosniff");
  }

  private static String event(String name, Map<String, Object> data) {
    return "event: " + name + "\ndata: " + Json.text(data) + "\n\n";
  }
}
