package io.counterclaim.recording;

import io.counterclaim.graphql.execution.RequestError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who may record, and be told who did: everybody or nobody, as long as nobody is told apart. */
@ApplicationScoped
public class Editors {
  @ConfigProperty(name = "counterclaim.anonymous-editor")
  Optional<String> anonymous;

  /** The name that changes are kept under; none where nobody may record but by files. */
  Optional<String> name() {
    return anonymous;
  }

  /** Whether whoever asks may know who recorded something. */
  boolean mayKnow() {
    return anonymous.isPresent();
  }

  /**
   * @throws RequestError if whoever asks may not record
   */
  public void check() {
    if (anonymous.isEmpty()) {
      throw RequestError.forbidden(
          "mutation",
          "nobody may record here: where only editors reach the service, set COUNTERCLAIM_ANONYMOUS_EDITOR to the"
              + " name that their changes are kept under");
    }
  }
}
