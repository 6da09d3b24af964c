package io.counterclaim.graphql.http;

import io.counterclaim.graphql.execution.ErrorCode;
import io.counterclaim.graphql.execution.Errors;
import io.counterclaim.graphql.execution.RequestError;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Refuses requests outside of GraphQL as those of GraphQL are refused. */
@Singleton
public class Refusals {
  /** Of routes, in the order in which they are asked. */
  public static final int ORDER = Door.BEFORE_THE_FRAMEWORK;

  private static final String CHALLENGE = "Bearer realm=\"counterclaim\"";
  private static final String WRONG = ", error=\"invalid_token\"";

  @Inject Errors errors;
  @Inject CachePolicy cache;

  /** What is asked for, or with which, breaks a rule. */
  public void refuse(RoutingContext http, int status, ErrorCode code, String message) {
    answer(http, status, code, message, Map.of());
  }

  /** What is asked for cannot be, or not by whoever asks. */
  public void refuse(RoutingContext http, RequestError error) {
    answer(http, status(error.code), error.code, error.getMessage(), headers(http, error.code));
  }

  static int status(ErrorCode code) {
    return switch (code) {
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case TIMEOUT -> 503;
      default -> 400;
    };
  }

  static Map<CharSequence, String> headers(RoutingContext http, ErrorCode code) {
    boolean given = http.request().headers().contains(HttpHeaders.AUTHORIZATION);
    return switch (code) {
      case UNAUTHENTICATED -> Map.of("WWW-Authenticate", given ? CHALLENGE + WRONG : CHALLENGE);
      case TIMEOUT -> Map.of(HttpHeaders.RETRY_AFTER, "1");
      default -> Map.of();
    };
  }

  /** Refuses any method but some, which are named with commas between them. */
  public void refuseMethod(RoutingContext http, String allowed) {
    answer(
        http,
        405,
        ErrorCode.INVALID,
        "method: must be one of " + allowed,
        Map.of(HttpHeaders.ALLOW, allowed));
  }

  /** Refuses all methods that no route before this one has. */
  public void refuseOthers(Router router, String path, String allowed) {
    router.route(path).order(ORDER).handler(http -> refuseMethod(http, allowed));
  }

  /**
   * The form that the client wants most; null, with the request refused, if it wants none of them.
   *
   * @param offered the usual one first
   */
  public MediaType negotiate(RoutingContext http, List<MediaType> offered) {
    List<String> accept = http.request().headers().getAll(HttpHeaders.ACCEPT);
    MediaType type = MediaType.accepted(accept, offered);
    if (type == null) {
      refuse(http, 406, ErrorCode.INVALID, "Accept: must allow " + MediaType.names(offered));
    }
    return type;
  }

  /** What is sent with it all the same is read, so that the client gets to read the answer. */
  private void answer(
      RoutingContext http,
      int status,
      ErrorCode code,
      String message,
      Map<CharSequence, String> headers) {
    Exchange.of(http, cache).answer(status, errors.refusal(code, message), headers);
    http.request().resume();
  }
}
