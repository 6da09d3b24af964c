package io.counterclaim.recording.mutation;

import io.counterclaim.graphql.execution.Needs;
import io.counterclaim.graphql.execution.Role;
import io.counterclaim.graphql.execution.SharesTransaction;
import jakarta.inject.Inject;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * Recording, part by part. The inputs are read as they were sent: see {@link PartInput}; their
 * classes are their forms.
 */
@GraphQLApi
public class RecordApi {
  private static final String INPUT = "What is recorded.";
  private static final String AGAIN =
      ". The same again changes nothing and answers what is there; other content under the same key is a CONFLICT.";

  @Inject Writing writing;
  @Inject StatementRecording statements;

  @Mutation("record")
  @Needs(Role.PUBLISHER)
  @Description("Records a whole dossier, all or nothing.")
  public RecordPayload dossier(@NonNull @Description(INPUT) RecordInput input) {
    return writing.record(input);
  }

  @Mutation
  @Needs(Role.PUBLISHER)
  @Description("Records an actor" + AGAIN)
  public ActorPayload recordActor(@NonNull @Description(INPUT) ActorInput input) {
    return writing.record(new ActorPayload(), PartInput.of("actors"));
  }

  @Mutation
  @Needs(Role.PUBLISHER)
  @Description("Records a place" + AGAIN)
  public PlacePayload recordPlace(@NonNull @Description(INPUT) PlaceInput input) {
    return writing.record(new PlacePayload(), PartInput.of("places"));
  }

  @Mutation
  @Needs(Role.PUBLISHER)
  @Description("Records a source" + AGAIN)
  public SourcePayload recordSource(@NonNull @Description(INPUT) SourceInput input) {
    return writing.record(new SourcePayload(), PartInput.of("sources"));
  }

  @Mutation
  @Needs(Role.PUBLISHER)
  @Description("Records an engagement" + AGAIN)
  public EngagementPayload recordEngagement(@NonNull @Description(INPUT) EngagementInput input) {
    return writing.record(new EngagementPayload(), PartInput.of("engagements"));
  }

  @Mutation
  @Needs(Role.PUBLISHER)
  @SharesTransaction
  @Description("Records a statement, with its citations and assertions" + AGAIN)
  public StatementPayload recordStatement(@NonNull @Description(INPUT) StatementInput input) {
    return statements.record(PartInput.of("statements"));
  }

  @Mutation
  @Needs(Role.PUBLISHER)
  @Description("Records an affiliation" + AGAIN)
  public AffiliationPayload recordAffiliation(@NonNull @Description(INPUT) AffiliationInput input) {
    return writing.record(new AffiliationPayload(), PartInput.of("affiliations"));
  }

  @Mutation
  @Needs(Role.PUBLISHER)
  @Description("Records a relation between two statements" + AGAIN)
  public RelationPayload recordRelation(@NonNull @Description(INPUT) RelationInput input) {
    return writing.record(new RelationPayload(), PartInput.of("relations"));
  }

  @Mutation
  @Needs(Role.PUBLISHER)
  @Description("Records an assessment of a statement" + AGAIN)
  public AssessmentPayload recordAssessment(@NonNull @Description(INPUT) AssessmentInput input) {
    return writing.record(new AssessmentPayload(), PartInput.of("assessments"));
  }
}
