package io.counterclaim.graphql.http;

import io.counterclaim.graphql.execution.ErrorCode;
import io.counterclaim.graphql.execution.Errors;
import io.counterclaim.graphql.live.EventHub;
import io.counterclaim.graphql.live.LiveSettings;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens WebSockets, for clients that may ask at all. */
@Singleton
class Sockets implements HttpServerOptionsCustomizer {
  /** Of no protocol but this service's. */
  static final int TOKEN_RUN_OUT = 4440;

  @Inject EventHub hub;
  @Inject Serving serving;
  @Inject Gate gate;
  @Inject Errors errors;
  @Inject Refusals refusals;
  @Inject Liveness liveness;
  @Inject LiveSettings settings;

  @ConfigProperty(name = "quarkus.http.cors.enabled")
  boolean cors;

  @Override
  public void customizeHttpServer(HttpServerOptions server) {
    server.addWebSocketSubProtocol(EventSocket.PROTOCOL);
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions server) {
    server.addWebSocketSubProtocol(EventSocket.PROTOCOL);
  }

  /** Has the next handler go on with what asks for none. */
  void open(RoutingContext http) {
    HttpServerRequest request = http.request();
    if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
      http.next();
    } else if (!mayAsk(request)) {
      refusals.refuse(
          http, 403, ErrorCode.FORBIDDEN, "Origin: must be that of this service, or allowed");
    } else if (gate.isPreview(http)) {
      return;
    } else if (request.headers().contains(HttpHeaders.AUTHORIZATION)) {
      request.pause();
      gate.identify(http, known -> upgrade(http), error -> refusals.refuse(http, error));
    } else {
      upgrade(http);
    }
  }

  /** Other sites' pages that may ask were let through before. */
  private boolean mayAsk(HttpServerRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return origin == null || cors || isOwn(origin, request.getHeader(HttpHeaders.HOST));
  }

  private static boolean isOwn(String origin, String host) {
    try {
      return URI.create(origin).getAuthority() != null
          && URI.create(origin).getAuthority().equalsIgnoreCase(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void upgrade(RoutingContext http) {
    http.request()
        .toWebSocket()
        .onSuccess(socket -> new EventSocket(this, http, socket).open())
        .onFailure(
            failure ->
                refusals.refuse(
                    http, 400, ErrorCode.INVALID, "Upgrade: must be a WebSocket's of version 13"));
  }
}
