package io.counterclaim.recording;

import io.counterclaim.actor.Actor;
import io.counterclaim.actor.ActorName;
import io.counterclaim.base.RuleCheck;
import io.counterclaim.base.Rules;
import io.counterclaim.recording.Dossier.ActorPart;
import io.counterclaim.recording.Dossier.Name;

/** The actors of a dossier. */
final class ActorSection extends Section<ActorPart, Actor> {
  private final ExternalIds externalIds;
  private final CampMoves moves;
  private final MergedActors merged;

  ActorSection(Recording recording, CampMoves moves) {
    super(recording, "actors", NodeType.ACTOR, ActorPart.class, recording.actors);
    externalIds = new ExternalIds(recording);
    this.moves = moves;
    merged = new MergedActors(recording);
  }

  /** What names an actor names the one that it is merged into. */
  @Override
  void read() {
    super.read();
    merged.lead();
  }

  /** Comes after the actors are written. */
  void write() {
    merged.write();
  }

  @Override
  Actor create() {
    return new Actor();
  }

  @Override
  void fill(Actor actor, ActorPart part, Rules rules) {
    recording.country(part.country(), rules);
    actor.type = part.type();
    actor.name = part.name();
    actor.country = part.country();
    actor.description = part.description();
  }

  @Override
  void persist(Actor actor, ActorPart part, Rules rules) {
    super.persist(actor, part, rules);
    if (part.mergedInto() != null) {
      merged.add(actor, part.mergedInto(), rules.at("/mergedInto"));
    }
  }

  @Override
  void meet(Actor actor, ActorPart part, Rules rules) {
    if (part.mergedInto() != null) {
      merged.meet(actor, part.mergedInto(), rules.at("/mergedInto"));
    }
  }

  @Override
  void amend(
      Actor actor, ActorPart before, ActorPart part, Difference difference, RuleCheck check) {
    super.amend(actor, before, part, difference, check);
    if (difference.isIn("type")) {
      ActorRules.check(recording.entities, actor, check.at("/type"));
      moves.note(actor, check.at("/type"));
    }
  }

  /** What is wrong with it keeps nothing from being looked at that names it. */
  @Override
  boolean isWhole(Actor actor, RuleCheck check) {
    return true;
  }

  @Override
  void addRows(Actor actor, ActorPart part, Rules rules) {
    for (int i = 0; i < part.aliases().size(); i++) {
      if (part.aliases().subList(0, i).contains(part.aliases().get(i))) {
        rules.broken("/aliases/" + i, "must be there once");
      } else {
        name(actor, part.aliases().get(i));
      }
    }
    part.externalIds().forEach((scheme, value) -> externalIds.add(actor, scheme, value, rules));
  }

  private void name(Actor actor, Name name) {
    ActorName further = new ActorName();
    further.actor = actor;
    further.text = name.text();
    further.language = name.language();
    further.kind = name.kind();
    recording.entities.persist(further);
  }

  @Override
  void removeRows(Actor actor) {
    recording
        .entities
        .createNamedQuery("ActorName.removeOfActor")
        .setParameter("actor", actor.id)
        .executeUpdate();
    externalIds.remove(actor);
  }
}
