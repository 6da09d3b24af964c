package io.counterclaim.graphql.http;

import io.counterclaim.graphql.execution.Preview;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.execution.Role;
import io.counterclaim.graphql.lists.Ids;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Names the drafts that a query is answered as if they had been published. */
final class PreviewHeader {
  private static final int MOST = 20;

  private PreviewHeader() {}

  static boolean isSent(HttpServerRequest request) {
    return request.headers().contains(Preview.HEADER);
  }

  /**
   * In the order in which they are named: one may build on those before it.
   *
   * @throws RequestError if it is there and names none, or whoever asks may not preview any
   */
  static List<UUID> drafts(RoutingContext http) {
    if (isSent(http.request())) {
      Guest.of(http).caller().need(Role.EDITOR, Preview.HEADER);
    }
    List<UUID> drafts =
        http.request().headers().getAll(Preview.HEADER).stream()
            .flatMap(value -> Stream.of(value.split(",", -1)))
            .map(id -> Ids.parse(Preview.HEADER, id.strip()))
            .distinct()
            .toList();
    if (drafts.size() > MOST) {
      throw RequestError.invalid(Preview.HEADER, "must name at most " + MOST + " drafts");
    }
    return drafts;
  }
}
