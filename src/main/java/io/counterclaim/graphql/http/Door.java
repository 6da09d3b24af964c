package io.counterclaim.graphql.http;

import io.counterclaim.graphql.execution.ErrorCode;
import io.counterclaim.graphql.execution.Errors;
import io.counterclaim.graphql.execution.Limits;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.live.EventHub;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The way in for GraphQL over HTTP. It stands before the handlers of the framework, which run
 * mutations that a plain form can send, give each field a thread and a transaction of its own, and
 * answer wrong input with a 500.
 *
 * @see <a href="https://graphql.github.io/graphql-over-http/draft/">GraphQL over HTTP</a>
 */
@Singleton
class Door {
  private static final String PATH = "/graphql";

  private static final List<MediaType> OFFERED =
      List.of(MediaType.JSON, MediaType.GRAPHQL_RESPONSE, MediaType.EVENT_STREAM);

  /**
   * Its first handler, for WebSockets, has -99: it takes the handlers of the end of a response
   * away.
   */
  static final int BEFORE_THE_FRAMEWORK = -100;

  @Inject Gate gate;
  @Inject Serving serving;
  @Inject Errors errors;
  @Inject Limits limits;
  @Inject CachePolicy cache;
  @Inject EventHub hub;
  @Inject Liveness liveness;
  @Inject Sockets sockets;

  void open(@Observes Router router) {
    router
        .route()
        .order(Integer.MIN_VALUE)
        .handler(this::requireUri)
        .failureHandler(this::refuseMalformed);
    router.get(PATH).order(BEFORE_THE_FRAMEWORK).handler(sockets::open);
    router.route(PATH).order(BEFORE_THE_FRAMEWORK).handler(this::negotiate);
    router.get(PATH).order(BEFORE_THE_FRAMEWORK).handler(gate::check).handler(this::get);
    router.post(PATH).order(BEFORE_THE_FRAMEWORK).handler(this::requireJson);
    router
        .post(PATH)
        .order(BEFORE_THE_FRAMEWORK)
        .handler(BodyHandler.create(false).setBodyLimit(limits.body().asLongValue()))
        .failureHandler(this::refuseBody)
        .handler(gate::check)
        .handler(this::post);
    router.route(PATH).order(BEFORE_THE_FRAMEWORK).handler(this::refuseMethod);
  }

  private void requireUri(RoutingContext http) {
    if (isUri(http.request().uri())) {
      http.next();
    } else {
      refuseRequest(
          http,
          "must be for a URI, in which characters such as { and % are written as %7B and %25");
    }
  }

  private static boolean isUri(String address) {
    try {
      new URI(address);
      return true;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The framework takes them for failures of its own, logs them and answers with nothing. */
  private void refuseMalformed(RoutingContext http) {
    if (http.statusCode() == 400) {
      refuseRequest(http, "must name its host, and a path that starts with /");
    } else {
      http.next();
    }
  }

  private void refuseRequest(RoutingContext http, String rule) {
    refuse(newExchange(http, accepted(http)), 400, "request", rule);
  }

  private void negotiate(RoutingContext http) {
    MediaType accepted = accepted(http);
    Exchange exchange = newExchange(http, accepted);
    if (accepted == null) {
      refuse(exchange, 406, "Accept", "must allow " + MediaType.names(OFFERED));
    } else {
      http.put(Exchange.class.getName(), exchange);
      http.next();
    }
  }

  private static MediaType accepted(RoutingContext http) {
    return MediaType.accepted(http.request().headers().getAll(HttpHeaders.ACCEPT), OFFERED);
  }

  /** What nothing can be sent in is answered in JSON. */
  private Exchange newExchange(RoutingContext http, MediaType accepted) {
    return accepted == MediaType.EVENT_STREAM
        ? new EventStream(http, cache, hub, liveness, errors)
        : new Exchange(http, accepted == null ? MediaType.JSON : accepted, cache);
  }

  private void get(RoutingContext http) {
    serve(http, true, () -> GraphQLRequest.ofParameters(http.queryParams()));
  }

  private void post(RoutingContext http) {
    serve(http, false, () -> GraphQLRequest.ofBody(http.body().buffer()));
  }

  private void serve(RoutingContext http, boolean readOnly, Supplier<GraphQLRequest> request) {
    Exchange exchange = exchange(http);
    try {
      serving.serve(exchange, request.get(), readOnly);
    } catch (RequestError e) {
      exchange.refuse(errors, e);
    }
  }

  /** What a plain form can send is none of it: no other site can make a browser send it. */
  private void requireJson(RoutingContext http) {
    if (MediaType.JSON.isSent(http.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
      http.next();
    } else {
      refuse(exchange(http), 415, "Content-Type", "must be application/json, in UTF-8");
    }
  }

  private void refuseBody(RoutingContext http) {
    if (http.statusCode() == 413) {
      exchange(http)
          .answer(
              413,
              errors.refusal(
                  ErrorCode.TOO_EXPENSIVE,
                  "the body must have at most " + limits.body().asLongValue() + " bytes"));
    } else if (!hasGone(http.failure())) {
      http.next();
    }
  }

  /** Whether nobody is there to be answered. */
  private static boolean hasGone(Throwable failure) {
    return failure instanceof HttpClosedException || failure instanceof StreamResetException;
  }

  private void refuseMethod(RoutingContext http) {
    exchange(http)
        .answer(
            405,
            errors.refusal(ErrorCode.INVALID, "method: must be GET or POST"),
            Map.of(HttpHeaders.ALLOW, "GET, POST"));
  }

  private void refuse(Exchange exchange, int status, String input, String rule) {
    exchange.answer(status, errors.refusal(ErrorCode.INVALID, input + ": " + rule));
  }

  private static Exchange exchange(RoutingContext http) {
    return http.get(Exchange.class.getName());
  }
}
