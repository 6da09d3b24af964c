package io.counterclaim.graphql.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterclaim.graphql.execution.Errors;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.Base64;
import java.util.Map;

/** A request and its one answer: what is sent later than another answer is dropped. */
final class Exchange {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Bytes from which on an answer is compressed. */
  private static final int COMPRESSED_FROM = 1024;

  final RoutingContext http;
  final MediaType mediaType;
  private final Context eventLoop = Vertx.currentContext();

  Exchange(RoutingContext http, MediaType mediaType) {
    this.http = http;
    this.mediaType = mediaType;
  }

  /** Sends the answer, from any thread. */
  void answer(int status, Map<String, Object> answer) {
    answer(status, answer, Map.of());
  }

  /** The same with headers of its own. */
  void answer(int status, Map<String, Object> answer, Map<CharSequence, String> headers) {
    byte[] body = bytes(answer);
    String outcome = Errors.outcome(answer);
    boolean isCacheable =
        http.request().method() == HttpMethod.GET && status == 200 && outcome.equals(Errors.OK);
    String tag = isCacheable ? tag(body) : null;
    eventLoop.runOnContext(
        ignored -> {
          if (!http.response().ended() && !http.response().closed()) {
            http.put(AccessLog.OUTCOME, outcome);
            headers.forEach(http.response()::putHeader);
            send(status, body, tag);
          }
        });
  }

  private static byte[] bytes(Map<String, Object> answer) {
    try {
      return JSON.writeValueAsBytes(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Weak, since the same answer is sent compressed or not. */
  private static String tag(byte[] body) {
    return "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(body)) + '"';
  }

  private void send(int status, byte[] body, String tag) {
    HttpServerResponse response = http.response();
    response
        .putHeader(HttpHeaders.CACHE_CONTROL, tag == null ? "no-store" : "no-cache")
        .putHeader(HttpHeaders.VARY, "Accept, Accept-Encoding")
        .putHeader("X-Content-Type-Options", "nosniff");
    if (tag != null) {
      response.putHeader(HttpHeaders.ETAG, tag);
    }
    if (tag != null && isKnown(tag)) {
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
  private boolean isIdentityTakenOut() {
    HttpServerRequest request = http.request();
    return request.version() != HttpVersion.HTTP_2 && request.method() != HttpMethod.HEAD;
  }

  /** Whether the client has it already: strong and weak tags are the same here. */
  private boolean isKnown(String tag) {
    return http.request().headers().getAll(HttpHeaders.IF_NONE_MATCH).stream()
        .anyMatch(known -> known.strip().equals("*") || known.contains(tag.substring(2)));
  }
}
