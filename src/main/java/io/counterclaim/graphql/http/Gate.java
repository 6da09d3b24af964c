package io.counterclaim.graphql.http;

import io.counterclaim.graphql.execution.Caller;
import io.counterclaim.graphql.execution.Preview;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.execution.Role;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Finds out who asks before anything is done for them. The framework's own permissions come after
 * the routes of this service.
 */
@Singleton
public class Gate {
  private static final Logger LOG = Logger.getLogger(Gate.class);
  private static final Caller DEVELOPER = Caller.of("local", Role.ADMIN);

  /** Who may read. */
  enum Reading {
    OPEN,
    TOKEN
  }

  private final Tokens tokens;
  private final Refusals refusals;
  private final Reading reading;
  private final Caller nobody;

  Gate(
      Tokens tokens,
      Refusals refusals,
      @ConfigProperty(name = "counterclaim.reading", defaultValue = "open") Reading reading) {
    this.tokens = tokens;
    this.refusals = refusals;
    this.reading = reading;
    nobody =
        tokens.areGiven()
            ? Caller.ANONYMOUS
            : LaunchMode.current() == LaunchMode.NORMAL ? Caller.READ_ONLY : DEVELOPER;
  }

  void start(@Observes StartupEvent started) {
    if (reading == Reading.TOKEN && !tokens.areGiven()) {
      throw new IllegalStateException(
          "counterclaim.reading=token needs an identity provider: quarkus.oidc.auth-server-url");
    }
    if (nobody == Caller.READ_ONLY) {
      LOG.warn("Nobody may record: " + nobody.advice());
    }
  }

  /** Has the next handler go on with a request whose {@link Guest} is known. */
  public void check(RoutingContext http) {
    HttpServerRequest request = http.request();
    boolean asks = request.headers().contains(HttpHeaders.AUTHORIZATION);
    if (asks) {
      request.pause();
    }
    identify(
        http,
        guest -> {
          if (asks) {
            request.resume();
          }
          http.put(Guest.class.getName(), guest);
          http.next();
        },
        error -> refusals.refuse(http, error));
  }

  /** The same where nothing can be previewed: it would be answered as if there were no drafts. */
  public void checkWithoutPreview(RoutingContext http) {
    if (!isPreview(http)) {
      check(http);
    }
  }

  /** Whether it asks for one, and is refused. */
  boolean isPreview(RoutingContext http) {
    boolean preview = PreviewHeader.isSent(http.request());
    if (preview) {
      refusals.refuse(http, RequestError.invalid(Preview.HEADER, Preview.RULE));
    }
    return preview;
  }

  /** Tells one of the two: who sent a request, or why it is not taken. */
  void identify(RoutingContext http, Consumer<Guest> known, Consumer<RequestError> unknown) {
    HttpServerRequest request = http.request();
    if (request.headers().contains(HttpHeaders.AUTHORIZATION)) {
      tokens.check(http, known, unknown);
    } else if (reading == Reading.TOKEN) {
      unknown.accept(
          RequestError.unauthenticated("Authorization", "must be given: " + Tokens.FORM));
    } else {
      known.accept(new Guest(nobody, ClientNetwork.of(request.remoteAddress()), null));
    }
  }
}
