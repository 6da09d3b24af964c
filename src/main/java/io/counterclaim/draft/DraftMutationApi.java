package io.counterclaim.draft;

import io.counterclaim.graphql.execution.Caller;
import io.counterclaim.graphql.execution.Needs;
import io.counterclaim.graphql.execution.Role;
import io.counterclaim.recording.FourEyes;
import io.counterclaim.recording.mutation.InputViolation;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** The way of a draft from its writer to the public. */
@GraphQLApi
public class DraftMutationApi {
  private static final String INPUT = "Which draft.";

  @Inject Drafts drafts;
  @Inject DraftChanges changes;

  @Inject FourEyes fourEyes;

  @Mutation
  @Needs(Role.EDITOR)
  @Description(
      "Saves a draft, which is OPEN from then on. A dossier that breaks rules is kept all the same, with its violations.")
  public DraftPayload saveDraft(
      @NonNull @Description("The draft, as it is to be.") SaveDraftInput input) {
    return changes.save(input, Caller.current().subject());
  }

  @Mutation
  @Needs(Role.EDITOR)
  @Description("Submits an OPEN draft to be published. Refused with the rules that it breaks.")
  public DraftPayload submitDraft(@NonNull @Description(INPUT) DraftInput input) {
    return changes.change(
        input,
        EnumSet.of(DraftStatus.OPEN),
        draft -> {
          draft.comment = null;
          return drafts.makeIfSound(draft, DraftStatus.SUBMITTED);
        });
  }

  @Mutation
  @Needs(Role.EDITOR)
  @Description("Gives a SUBMITTED or APPROVED draft back to its writer: it is OPEN again.")
  public DraftPayload returnDraft(
      @NonNull @Description("Which draft, and why.") ReturnDraftInput input) {
    return changes.giveBack(input);
  }

  @Mutation
  @Needs(Role.PUBLISHER)
  @Description(
      "Publishes a SUBMITTED draft: what it says is recorded under the name of whoever publishes it. Under an embargo it"
          + " becomes APPROVED, and is published by itself at the embargo's end; if it breaks a rule by then, it goes back to"
          + " its writer. Refused with the rules that it breaks.")
  public DraftPayload publishDraft(@NonNull @Description(INPUT) DraftInput input) {
    Caller by = Caller.current();
    return changes.change(input, EnumSet.of(DraftStatus.SUBMITTED), draft -> publish(draft, by));
  }

  private List<InputViolation> publish(Draft draft, Caller by) {
    fourEyes.checkPublishing(by, draft.changedBy);
    Instant now = drafts.now();
    draft.approvedBy = by.subject();
    return draft.embargoedUntil != null && draft.embargoedUntil.isAfter(now)
        ? drafts.makeIfSound(draft, DraftStatus.APPROVED)
        : drafts.publish(draft);
  }

  @Mutation
  @Needs(Role.EDITOR)
  @Description("Gives a draft up. It stays as it is, and is not published.")
  public DraftPayload discardDraft(@NonNull @Description(INPUT) DraftInput input) {
    return changes.change(
        input,
        DraftStatus.AT_WORK,
        draft -> {
          draft.approvedBy = null;
          drafts.make(draft, DraftStatus.DISCARDED);
          return List.of();
        });
  }
}
