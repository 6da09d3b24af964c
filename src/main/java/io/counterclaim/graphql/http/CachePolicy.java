package io.counterclaim.graphql.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long answers that anybody may have can be kept, by clients and by caches in between. */
@Singleton
final class CachePolicy {
  private final String toAnybody;

  CachePolicy(
      @ConfigProperty(name = "counterclaim.cache-time", defaultValue = "0s") Duration time) {
    toAnybody = time.isZero() ? "no-cache" : "public, max-age=" + time.toSeconds();
  }

  /** What must not be kept has no tag. */
  void apply(HttpServerRequest request, HttpServerResponse response, EntityTag tag) {
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
