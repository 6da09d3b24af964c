package io.counterclaim.graphql.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.counterclaim.base.Json;
import io.counterclaim.graphql.execution.ErrorCode;
import io.counterclaim.graphql.execution.Errors;
import io.counterclaim.graphql.execution.EventQuery;
import io.counterclaim.graphql.execution.OperationRun;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.schema.Revision;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A request and its one answer: what is sent later than another answer is dropped. */
class Exchange {
  private static final String COST_HEADER = "GraphQL-Cost";

  /** Bytes from which on an answer is compressed. */
  private static final int COMPRESSED_FROM = 1024;

  final RoutingContext http;
  final MediaType mediaType;
  private final CachePolicy cache;
  final Context eventLoop = Vertx.currentContext();

  Exchange(RoutingContext http, MediaType mediaType, CachePolicy cache) {
    this.http = http;
    this.mediaType = mediaType;
    this.cache = cache;
  }

  /** The one that the request has, or else one in Json.MAPPER. */
  static Exchange of(RoutingContext http, CachePolicy cache) {
    Exchange begun = http.get(Exchange.class.getName());
    return begun == null ? new Exchange(http, MediaType.JSON, cache) : begun;
  }

  Guest guest() {
    return Guest.of(http);
  }

  /** What it is to be answered as if it had been published. */
  List<UUID> drafts() {
    return PreviewHeader.drafts(http);
  }

  /** The revision that it must read, or a later one; null if any will do. */
  Revision revision() {
    return RevisionHeader.of(http.request());
  }

  boolean asksForCost() {
    return "1".equals(http.request().getHeader(COST_HEADER));
  }

  String requestId() {
    return http.get(AccessLog.REQUEST_ID);
  }

  void begin(OperationRun run) {
    http.put(AccessLog.RUN, run);
  }

  String outcome() {
    return http.get(AccessLog.OUTCOME, "cancelled");
  }

  /** Has something done when it was answered, or nobody is there any more. */
  void onEnd(Runnable task) {
    http.addEndHandler(ended -> task.run());
  }

  /** Begins to tell what happens. */
  void follow(EventQuery.Start start, Errors errors) {
    answer(
        mediaType == MediaType.JSON ? 200 : 400,
        errors.refusal(
            ErrorCode.INVALID,
            "subscription: must be asked for with Accept: text/event-stream, or over a WebSocket"));
  }

  /** Sends the answer, from any thread. */
  void answer(int status, Map<String, Object> answer) {
    answer(status, answer, Map.of());
  }

  /** Has the client come again later, since the service has too much to do. */
  void busy(Errors errors) {
    unavailable(errors, "the service has too much to do: try again later");
  }

  /** Has the client come again later. */
  void unavailable(Errors errors, String message) {
    answer(503, errors.refusal(ErrorCode.TIMEOUT, message), Map.of(HttpHeaders.RETRY_AFTER, "1"));
  }

  /** Tells why nothing was executed. */
  void refuse(Errors errors, RequestError refused) {
    answer(
        Refusals.status(refused.code),
        errors.refusal(refused.code, refused.getMessage()),
        Refusals.headers(http, refused.code));
  }

  /** The same with headers of its own. */
  void answer(int status, Map<String, Object> answer, Map<CharSequence, String> headers) {
    byte[] body = bytes(answer);
    String outcome = Errors.outcome(answer);
    boolean isCacheable =
        http.request().method() == HttpMethod.GET
            && status == 200
            && outcome.equals(Errors.OK)
            && !PreviewHeader.isSent(http.request());
    EntityTag tag = isCacheable ? EntityTag.of(body) : null;
    eventLoop.runOnContext(
        ignored -> {
          if (!http.response().ended() && !http.response().closed()) {
            http.put(AccessLog.OUTCOME, outcome);
            headers.forEach(http.response()::putHeader);
            send(status, body, tag);
          }
        });
  }

  /** As text, for what is sent within something else. */
  static String text(Object answer) {
    return new String(bytes(answer), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Object answer) {
    try {
      return Json.MAPPER.writeValueAsBytes(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void send(int status, byte[] body, EntityTag tag) {
    HttpServerResponse response = http.response();
    cache.apply(http.request(), response, tag);
    response.putHeader("X-Content-Type-Options", "nosniff");
    if (tag != null && tag.isKnown(http.request())) {
      response.setStatusCode(304).end();
      return;
    }
    if (body.length < COMPRESSED_FROM && isIdentityTakenOut()) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
    }
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, mediaType.name + "; charset=utf-8")
        .end(Buffer.buffer(body));
  }

  /** The framework does not compress what has this coding, and mostly does not send the header. */
  boolean isIdentityTakenOut() {
    HttpServerRequest request = http.request();
    return request.version() != HttpVersion.HTTP_2 && request.method() != HttpMethod.HEAD;
  }
}
