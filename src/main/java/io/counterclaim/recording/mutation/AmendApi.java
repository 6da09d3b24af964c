package io.counterclaim.recording.mutation;

import io.counterclaim.graphql.execution.Needs;
import io.counterclaim.graphql.execution.Role;
import io.counterclaim.recording.NodeType;
import jakarta.inject.Inject;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** Changing what is recorded, but for what was said. */
@GraphQLApi
public class AmendApi {
  private static final String INPUT = "What changes.";

  @Inject Writing writing;

  @Mutation
  @Needs(Role.PUBLISHER)
  @Description("Amends an actor. What is left out stays, what is null is cleared.")
  public ActorPayload amendActor(@NonNull @Description(INPUT) AmendActorInput input) {
    return writing.amend(
        new ActorPayload(), NodeType.ACTOR, PartInput.of("actors"), input.expected());
  }

  @Mutation
  @Needs(Role.PUBLISHER)
  @Description("Amends a place. What is left out stays, what is null is cleared.")
  public PlacePayload amendPlace(@NonNull @Description(INPUT) AmendPlaceInput input) {
    return writing.amend(
        new PlacePayload(), NodeType.PLACE, PartInput.of("places"), input.expected());
  }

  @Mutation
  @Needs(Role.PUBLISHER)
  @Description("Amends a source. What is left out stays, what is null is cleared.")
  public SourcePayload amendSource(@NonNull @Description(INPUT) AmendSourceInput input) {
    return writing.amend(
        new SourcePayload(), NodeType.SOURCE, PartInput.of("sources"), input.expected());
  }

  @Mutation
  @Needs(Role.PUBLISHER)
  @Description("Amends an engagement. What is left out stays, what is null is cleared.")
  public EngagementPayload amendEngagement(
      @NonNull @Description(INPUT) AmendEngagementInput input) {
    return writing.amend(
        new EngagementPayload(),
        NodeType.ENGAGEMENT,
        PartInput.of("engagements"),
        input.expected());
  }

  @Mutation
  @Needs(Role.PUBLISHER)
  @Description(
      "Amends an affiliation: another one takes its place. What is left out stays, what is null is cleared.")
  public AffiliationPayload amendAffiliation(
      @NonNull @Description(INPUT) AmendAffiliationInput input) {
    return writing.amend(
        new AffiliationPayload(),
        NodeType.AFFILIATION,
        PartInput.of("affiliations"),
        input.expected());
  }

  @Mutation
  @Needs(Role.PUBLISHER)
  @Description(
      "Codes a statement anew: assertions that are not among these are superseded, new ones are added. Its words, speaker"
          + " and time never change.")
  public StatementPayload recodeStatement(@NonNull @Description(INPUT) RecodeStatementInput input) {
    return writing.amend(
        new StatementPayload(), NodeType.STATEMENT, PartInput.of("statements"), input.expected());
  }

  @Mutation
  @Needs(Role.PUBLISHER)
  @Description("Adds further places where a statement can be read.")
  public StatementPayload citeStatement(@NonNull @Description(INPUT) CiteStatementInput input) {
    PartInput parts = PartInput.of("statements");
    return writing.amend(new StatementPayload(), NodeType.STATEMENT, parts, null, parts::citing);
  }
}
