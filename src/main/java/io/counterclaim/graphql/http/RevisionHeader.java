package io.counterclaim.graphql.http;

import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.schema.Revision;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;

/** Names the revision that an answer is of, and of a query the one that must have been there. */
final class RevisionHeader {
  private RevisionHeader() {}

  /**
   * Null if none is named.
   *
   * @throws RequestError if it is not one revision
   */
  static Revision of(HttpServerRequest request) {
    List<String> sent = request.headers().getAll(Revision.HEADER);
    try {
      return sent.isEmpty() ? null : new Revision(String.join(",", sent));
    } catch (NumberFormatException e) {
      throw RequestError.invalid(Revision.HEADER, "must be one revision, a whole number in digits");
    }
  }

  /**
   * @param revision null if nothing was read
   */
  static Map<CharSequence, String> of(Long revision) {
    return revision == null ? Map.of() : Map.of(Revision.HEADER, revision.toString());
  }
}
