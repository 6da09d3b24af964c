package io.counterclaim.recording;

import io.counterclaim.graphql.execution.Caller;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.execution.Role;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether nothing becomes public that only one has seen. */
@ApplicationScoped
public class FourEyes {
  @ConfigProperty(name = "counterclaim.four-eyes", defaultValue = "false")
  boolean needed;

  /**
   * @throws RequestError if whoever asks may record by drafts only
   */
  public void checkRecording(Caller caller) {
    if (needed) {
      caller.need(Role.ADMIN, "what is recorded without a draft");
    }
  }

  /**
   * @param writer who saved the draft last
   * @throws RequestError if whoever asks may not publish it
   */
  public void checkPublishing(Caller caller, String writer) {
    if (needed && writer.equals(caller.subject())) {
      throw RequestError.forbidden(
          "publishDraft", "must be done by somebody else than who saved the draft last");
    }
  }
}
