package io.counterclaim.recording.mutation;

import io.counterclaim.graphql.execution.RequestError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who may record. */
@ApplicationScoped
class Editors {
  @ConfigProperty(name = "counterclaim.anonymous-editor")
  Optional<String> anonymous;

  /**
   * @throws RequestError if whoever asks may not
   */
  void check() {
    if (anonymous.isEmpty()) {
      throw RequestError.forbidden(
          "mutation",
          "nobody may record here: where only editors reach the service, set COUNTERCLAIM_ANONYMOUS_EDITOR to the"
              + " name that their changes are kept under");
    }
  }
}
