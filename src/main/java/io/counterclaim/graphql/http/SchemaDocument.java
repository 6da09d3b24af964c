package io.counterclaim.graphql.http;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.SchemaPrinter.Options;
import io.counterclaim.graphql.execution.Limits;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** The schema in its own language, printed once. */
@Singleton
class SchemaDocument {
  private static final String PATH = "/graphql/schema.graphql";
  private static final Options FORM =
      Options.defaultOptions()
          .includeScalarTypes(true)
          .includeDirectiveDefinitions(false)
          .includeDirectives("specifiedBy"::equals);

  private final byte[] document;
  private final EntityTag tag;
  private final boolean isPublic;
  private final CachePolicy cache;
  private final Gate gate;

  SchemaDocument(GraphQLSchema schema, Limits limits, CachePolicy cache, Gate gate) {
    document = new SchemaPrinter(FORM).print(schema).getBytes(StandardCharsets.UTF_8);
    tag = EntityTag.of(document);
    isPublic = limits.introspection();
    this.cache = cache;
    this.gate = gate;
  }

  void open(@Observes Router router) {
    router.route(PATH).order(Door.BEFORE_THE_FRAMEWORK).handler(gate::check).handler(this::answer);
  }

  private void answer(RoutingContext http) {
    HttpServerResponse response = http.response();
    HttpMethod method = http.request().method();
    if (!isPublic) {
      response.setStatusCode(404).end();
    } else if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
      response.setStatusCode(405).putHeader(HttpHeaders.ALLOW, "GET, HEAD").end();
    } else {
      cache.apply(http.request(), response, tag);
      response.putHeader("X-Content-Type-Options", "nosniff");
      if (tag.isKnown(http.request())) {
        response.setStatusCode(304).end();
      } else {
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8");
        send(method, response);
      }
    }
  }

  private void send(HttpMethod method, HttpServerResponse response) {
    if (method == HttpMethod.HEAD) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(document.length)).end();
    } else {
      response.end(Buffer.buffer(document));
    }
  }
}
