package io.counterclaim.draft;

import io.counterclaim.graphql.execution.Caller;
import io.counterclaim.graphql.execution.Preview;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.recording.DossierDocument;
import io.counterclaim.recording.DossierException;
import io.counterclaim.recording.Intent;
import io.counterclaim.recording.Recorder;
import io.counterclaim.recording.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;

/** Lets editors see what the public will. */
@ApplicationScoped
class DraftPreview implements Preview {
  /** The changes of each draft are written when it is recorded, like those of a transaction. */
  private static final String NEXT = "set constraints changes deferred";

  /** As if the transaction were over, which it never is: what it recorded is known. */
  private static final String END =
      "update recording set until = greatest(clock_timestamp(), at + interval '1 microsecond') where at = recording_moment()";

  @Inject Drafts drafts;
  @Inject Recorder recorder;
  @Inject StatelessSession session;

  @Override
  public Instant publish(List<UUID> ids) {
    Instant now = recorder.begin(Caller.current().subject(), null);
    ids.stream().map(this::find).forEach(draft -> publish(draft, now));
    session.createNativeMutationQuery(END).executeUpdate();
    return drafts.now();
  }

  private Draft find(UUID id) {
    return drafts
        .find(id)
        .filter(draft -> draft.status != DraftStatus.DISCARDED)
        .orElseThrow(
            () ->
                RequestError.notFound(
                    HEADER, "must name drafts that are not discarded, and there is no " + id));
  }

  /** What is published already is there. */
  private void publish(Draft draft, Instant now) {
    if (draft.status == DraftStatus.PUBLISHED) {
      return;
    }
    session.createNativeMutationQuery(NEXT).executeUpdate();
    try {
      recorder.record(DossierDocument.read(draft.content), Intent.RECORD, now);
    } catch (DossierException refused) {
      throw RequestError.invalid(
          HEADER, "the draft " + draft.id + " breaks rules: " + text(refused.violations));
    }
  }

  private static String text(List<Violation> violations) {
    return violations.stream().map(Violation::toString).collect(Collectors.joining("; "));
  }
}
