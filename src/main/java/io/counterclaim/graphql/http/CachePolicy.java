package io.counterclaim.graphql.http;

import io.counterclaim.graphql.execution.Preview;
import io.counterclaim.graphql.schema.Revision;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long answers that anybody may have can be kept, by clients and by caches in between. */
@Singleton
final class CachePolicy {
  private static final String VARY =
      "Accept, Accept-Encoding, Authorization, Origin, " + Preview.HEADER + ", " + Revision.HEADER;

  private final String toAnybody;

  CachePolicy(
      @ConfigProperty(name = "counterclaim.cache-time", defaultValue = "0s") Duration time) {
    toAnybody = time.isZero() ? "no-cache" : "public, max-age=" + time.toSeconds();
  }

  /** What must not be kept has no tag. What only somebody may see depends on who asks. */
  void apply(HttpServerRequest request, HttpServerResponse response, EntityTag tag) {
    response.putHeader(HttpHeaders.VARY, VARY);
    if (tag == null) {
      response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    } else {
      response
          .putHeader(HttpHeaders.ETAG, tag.value())
          .putHeader(
              HttpHeaders.CACHE_CONTROL,
              request.headers().contains(HttpHeaders.AUTHORIZATION)
                  ? "private, no-cache"
                  : toAnybody);
    }
  }
}
