package io.counterclaim.graphql.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Base64;

/**
 * Stands for the content of an answer. Weak, since the same answer is sent compressed or not.
 *
 * @param value as the header has it
 */
record EntityTag(String value) {
  static EntityTag of(byte[] content) {
    return new EntityTag(
        "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(content)) + '"');
  }

  /** Whether the client has it already: strong and weak tags are the same here. */
  boolean isKnown(HttpServerRequest request) {
    String strong = value.substring(2);
    return request.headers().getAll(HttpHeaders.IF_NONE_MATCH).stream()
        .anyMatch(known -> known.strip().equals("*") || known.contains(strong));
  }
}
