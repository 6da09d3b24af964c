package io.counterclaim.recording.mutation;

import io.counterclaim.base.Rules;
import io.counterclaim.base.ViolationCode;
import io.counterclaim.dispute.DisputeId;
import io.counterclaim.graphql.execution.Needs;
import io.counterclaim.graphql.execution.Role;
import io.counterclaim.graphql.lists.Ids;
import io.counterclaim.graphql.schema.Revision;
import io.counterclaim.recording.NodeType;
import io.counterclaim.recording.Nodes;
import io.counterclaim.recording.Tombstones;
import io.counterclaim.recording.Withdrawals;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** Taking back what was recorded. Nothing is gone for good. */
@GraphQLApi
public class RemovalApi {
  private static final String INPUT = "What, and why.";

  @Inject Nodes nodes;
  @Inject Writing writing;
  @Inject Tombstones tombstones;
  @Inject Withdrawals withdrawals;

  @Mutation
  @Needs(Role.PUBLISHER)
  @Description("Withdraws an assessment. The assessor may give another one.")
  public AssessmentPayload withdrawAssessment(@NonNull @Description(INPUT) WithdrawInput input) {
    AssessmentPayload payload = new AssessmentPayload();
    withdraw(payload, NodeType.ASSESSMENT, input);
    return payload;
  }

  @Mutation
  @Needs(Role.PUBLISHER)
  @Description(
      "Withdraws a relation: disputes are as if what it retracted or corrected had not been.")
  public RelationPayload withdrawRelation(@NonNull @Description(INPUT) WithdrawInput input) {
    RelationPayload payload = new RelationPayload();
    payload.changed = withdraw(payload, NodeType.RELATION, input);
    return payload;
  }

  private Set<DisputeId> withdraw(Payload payload, NodeType type, WithdrawInput input) {
    Instant now = writing.begin(input.why());
    Optional<UUID> found = writing.find(payload, type, "id", input.id());
    if (found.isEmpty()) {
      return Set.of();
    }
    Set<DisputeId> changed = withdrawals.withdraw(type, found.get(), now);
    payload.node = found.get();
    payload.revision = new Revision(nodes.revision(found.get()));
    return changed;
  }

  @Mutation
  @Needs(Role.ADMIN)
  @Description(
      "Deletes an actor, a place, a source, an engagement or a statement, which leaves a tombstone: what hung on it is as if"
          + " it had never been there, and its key is not used again. Refused while something that cannot be without it"
          + " names it.")
  public DeletePayload delete(@NonNull @Description(INPUT) DeleteInput input) {
    DeletePayload payload = new DeletePayload();
    Instant now = writing.begin(input.why());
    Optional<NodeType> type = keyed(payload, input.id(), false);
    if (type.isPresent()
        && writing.isExpected(payload, UUID.fromString(input.id()), input.expected())) {
      end(
          payload,
          input.id(),
          (id, rules) -> tombstones.delete(type.get(), id, input.why(), now, rules));
    }
    return payload;
  }

  @Mutation
  @Needs(Role.ADMIN)
  @Description("Lifts the tombstone of what was deleted: all that hung on it is there again.")
  public RestorePayload restore(@NonNull @Description(INPUT) RestoreInput input) {
    RestorePayload payload = new RestorePayload();
    Instant now = writing.begin(input.why());
    keyed(payload, input.id(), true)
        .ifPresent(
            type ->
                end(payload, input.id(), (id, rules) -> tombstones.restore(type, id, now, rules)));
    return payload;
  }

  private Optional<NodeType> keyed(Payload payload, String id, boolean deleted) {
    Optional<NodeType> found =
        Ids.isId(id) ? tombstones.find(UUID.fromString(id), deleted) : Optional.empty();
    if (found.isEmpty()) {
      Writing.refuse(
          payload,
          ViolationCode.NOT_FOUND,
          "id",
          "must be the id of an actor, a place, a source, an engagement or a statement that is "
              + (deleted ? "deleted" : "there"));
    }
    return found;
  }

  private void end(
      DisputingPayload payload, String id, BiFunction<UUID, Rules, Set<DisputeId>> removal) {
    payload.node = UUID.fromString(id);
    payload.changed =
        removal.apply(
            payload.node, (code, pointer, rule) -> Writing.refuse(payload, code, "id", rule));
    if (payload.violations.isEmpty()) {
      payload.revision = new Revision(nodes.revision(payload.node));
    }
  }
}
