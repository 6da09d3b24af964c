package io.counterclaim.graphql.http;

import io.counterclaim.graphql.execution.Caller;
import io.counterclaim.graphql.execution.Role;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Finds out who asks before anything is done for them. */
@Singleton
public class Gate {
  private final Caller anybody;

  Gate(@ConfigProperty(name = "counterclaim.anonymous-editor") Optional<String> anonymous) {
    anybody = anonymous.map(name -> Caller.of(name, Role.ADMIN)).orElse(Caller.READ_ONLY);
  }

  /** Has the next handler go on with a request whose {@link Guest} is known. */
  public void check(RoutingContext http) {
    String client = ClientNetwork.of(http.request().remoteAddress());
    http.put(Guest.class.getName(), new Guest(anybody, client));
    http.next();
  }
}
