package io.counterclaim.recording.mutation;

import io.counterclaim.actor.Actor;
import io.counterclaim.base.Rules;
import io.counterclaim.base.ViolationCode;
import io.counterclaim.graphql.execution.Needs;
import io.counterclaim.graphql.execution.Role;
import io.counterclaim.graphql.schema.Revision;
import io.counterclaim.recording.Mergers;
import io.counterclaim.recording.Nodes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** Making one of actors that turned out to be one. */
@GraphQLApi
public class MergerApi {
  @Inject Writing writing;
  @Inject Mergers mergers;
  @Inject Nodes nodes;

  @Mutation
  @Needs(Role.ADMIN)
  @Description(
      "Merges an actor into another one: its id and key lead to the survivor, and what names it names the survivor, in"
          + " whose place its names and external ids are found, too. What both have alike is there once; what both say"
          + " otherwise in one place is refused, like whatever breaks a rule.")
  public ActorPayload mergeActors(
      @NonNull @Description("Which two, and why.") MergeActorsInput input) {
    ActorPayload payload = new ActorPayload();
    Instant now = writing.begin(input.why());
    Optional<Actor> duplicate = find(payload, "duplicate", input.duplicate());
    Optional<Actor> survivor = find(payload, "survivor", input.survivor());
    if (duplicate.isPresent() && survivor.isPresent()) {
      payload.changed = mergers.merge(duplicate.get(), survivor.get(), now, rules(payload));
      end(payload, survivor.get().id, duplicate.get().id);
    }
    return payload;
  }

  @Mutation
  @Needs(Role.ADMIN)
  @Description(
      "Undoes the merger of an actor, and nothing else: what was recorded or changed since then stays the survivor's.")
  public ActorPayload unmergeActor(
      @NonNull @Description("Which one, and why.") UnmergeActorInput input) {
    ActorPayload payload = new ActorPayload();
    Instant now = writing.begin(input.why());
    Optional<Actor> duplicate = find(payload, "duplicate", input.duplicate());
    if (duplicate.isPresent()) {
      payload.changed = mergers.unmerge(duplicate.get(), now, rules(payload));
      end(payload, duplicate.get().id, duplicate.get().id);
    }
    return payload;
  }

  private Optional<Actor> find(Payload payload, String member, String name) {
    Optional<Actor> found = mergers.find(name);
    if (found.isEmpty()) {
      Writing.refuse(
          payload,
          ViolationCode.NOT_FOUND,
          member,
          "must be the id or the key of a recorded actor, not " + name);
    }
    return found;
  }

  private static Rules rules(Payload payload) {
    return (code, pointer, rule) -> Writing.refuse(payload, code, pointer.substring(1), rule);
  }

  private void end(ActorPayload payload, UUID node, UUID changed) {
    payload.node = node;
    if (payload.violations.isEmpty()) {
      payload.revision = new Revision(nodes.revision(changed));
    }
  }
}
