package io.counterclaim.graphql.http;

import io.counterclaim.graphql.execution.Caller;
import io.vertx.ext.web.RoutingContext;

/**
 * Who asks, and as which client they take turns with others.
 *
 * @param client stands for all requests of one client
 * @param until the end of the token, in milliseconds since 1970; null if there is none
 */
public record Guest(Caller caller, String client, Long until) {
  /** Of a request that has passed the {@link Gate}. */
  public static Guest of(RoutingContext http) {
    return http.get(Guest.class.getName());
  }
}
