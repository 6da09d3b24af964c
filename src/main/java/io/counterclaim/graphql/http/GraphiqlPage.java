package io.counterclaim.graphql.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The page of GraphiQL under this service's name. Its library is served by the framework, whose own
 * page it stands before.
 */
@Singleton
class GraphiqlPage {
  private static final String PATH = "/q/graphql-ui/";

  @ConfigProperty(name = "quarkus.smallrye-graphql.ui.enabled", defaultValue = "true")
  boolean enabled;

  void open(@Observes Router router) {
    if (enabled) {
      serve(router, "", "index.html", "text/html; charset=utf-8");
      serve(router, "index.html", "index.html", "text/html; charset=utf-8");
      serve(router, "render.js", "render.js", "text/javascript; charset=utf-8");
    }
  }

  private static void serve(Router router, String path, String resource, String type) {
    String content = read("/graphiql/" + resource);
    router
        .get(PATH + path)
        .order(Door.BEFORE_THE_FRAMEWORK)
        .handler(
            (RoutingContext http) -> http.response().putHeader("Content-Type", type).end(content));
  }

  private static String read(String resource) {
    try (InputStream content = GraphiqlPage.class.getResourceAsStream(resource)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
