package io.counterclaim.graphql.http;

import io.counterclaim.graphql.execution.Caller;
import io.counterclaim.graphql.execution.Limits;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.execution.Role;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.Principal;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * Has tokens checked. That takes no longer than to read a request, unless the identity provider has
 * to be asked for its keys.
 */
@Singleton
class Tokens {
  static final String FORM = "Bearer and a token that is for this service, and valid now";

  private static final Logger LOG = Logger.getLogger(Tokens.class);
  private static final RequestError WRONG =
      RequestError.unauthenticated("Authorization", "must be " + FORM);
  static final RequestError RUN_OUT =
      RequestError.unauthenticated("Authorization", "the token has run out: send another one");
  private static final RequestError AWAY =
      RequestError.unavailable("the identity provider did not answer: try again later");

  private final TenantConfigBean providers;
  private final Limits limits;
  private final AtomicInteger waiting = new AtomicInteger();

  Tokens(TenantConfigBean providers, Limits limits) {
    this.providers = providers;
    this.limits = limits;
  }

  /** Whether there is anybody who gives them. */
  boolean areGiven() {
    return providers.getDefaultTenant().oidcConfig().tenantEnabled();
  }

  /** Tells one of the two, on the event loop: who sent it, or why that is not known. */
  void check(RoutingContext http, Consumer<Guest> known, Consumer<RequestError> unknown) {
    if (!areGiven()) {
      unknown.accept(
          RequestError.unauthenticated(
              "Authorization", "must not be given: " + Caller.READ_ONLY.advice()));
    } else if (waiting.get() > limits.queue()) {
      unknown.accept(RequestError.unavailable("the service has too much to do: try again later"));
    } else {
      new Check(http, known, unknown).begin();
    }
  }

  /** Of one request. */
  private final class Check {
    private final RoutingContext http;
    private final Consumer<Guest> known;
    private final Consumer<RequestError> unknown;
    private final Context eventLoop = Vertx.currentContext();
    private boolean over;
    private long timer;

    Check(RoutingContext http, Consumer<Guest> known, Consumer<RequestError> unknown) {
      this.http = http;
      this.known = known;
      this.unknown = unknown;
    }

    /** The framework would answer to a wrong token itself, and say nothing. */
    void begin() {
      waiting.incrementAndGet();
      http.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
      QuarkusHttpUser.getSecurityIdentity(http, null)
          .subscribe()
          .with(
              identity -> onEventLoop(() -> tell(identity)),
              failure -> onEventLoop(() -> tell(failure)));
      if (!over) {
        timer = http.vertx().setTimer(limits.time().toMillis(), late -> end(unknown, AWAY));
      }
    }

    private void onEventLoop(Runnable task) {
      if (Vertx.currentContext() == eventLoop) {
        task.run();
      } else {
        eventLoop.runOnContext(ignored -> task.run());
      }
    }

    /** What is no token is nobody's. */
    private void tell(SecurityIdentity identity) {
      String subject = identity.isAnonymous() ? null : subject(identity.getPrincipal());
      if (subject == null) {
        end(unknown, WRONG);
      } else {
        Caller caller = Caller.of(subject, Role.highest(identity.getRoles()));
        end(known, new Guest(caller, "subject " + subject, until(identity.getPrincipal())));
      }
    }

    private void tell(Throwable failure) {
      if (isOfProvider(failure)) {
        LOG.warnf("The identity provider did not answer: %s", failure.getMessage());
        end(unknown, AWAY);
      } else {
        end(unknown, WRONG);
      }
    }

    private <T> void end(Consumer<T> listener, T told) {
      if (!over) {
        over = true;
        waiting.decrementAndGet();
        http.vertx().cancelTimer(timer);
        if (!http.response().closed()) {
          listener.accept(told);
        }
      }
    }
  }

  private static String subject(Principal principal) {
    return principal instanceof JsonWebToken token ? token.getSubject() : principal.getName();
  }

  /** In milliseconds since 1970; null if it has none. */
  private static Long until(Principal principal) {
    return principal instanceof JsonWebToken token && token.getExpirationTime() > 0
        ? TimeUnit.SECONDS.toMillis(token.getExpirationTime())
        : null;
  }

  /** Whether it was on the way to the identity provider, and not of the token. */
  private static boolean isOfProvider(Throwable failure) {
    boolean network = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      network |=
          cause instanceof IOException
              || cause instanceof TimeoutException
              || cause instanceof VertxException;
    }
    return network || failure instanceof OIDCException;
  }
}
