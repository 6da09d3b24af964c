package io.counterclaim.recording;

import io.counterclaim.actor.Actor;
import io.counterclaim.actor.Affiliation;
import io.counterclaim.base.Rules;
import io.counterclaim.base.ViolationCode;
import jakarta.persistence.EntityManager;

/** The rules on what is recorded that rest on what an actor is. */
final class ActorRules {
  private ActorRules() {}

  /** Tells at the actor's type which of them it breaks. */
  static void check(EntityManager entities, Actor actor, Rules rules) {
    Affiliation.ofActor(entities, actor)
        .forEach(
            affiliation ->
                affiliation.holds(
                    (code, pointer, rule) ->
                        rules.broken(
                            ViolationCode.CONFLICT,
                            "",
                            "must not be %s: the affiliation of %s to %s %s"
                                .formatted(
                                    actor.type,
                                    affiliation.member.key,
                                    affiliation.group.key,
                                    rule))));
    if (!actor.type.verifies()) {
      entities
          .createNamedQuery("Statement.verificationNotes", String.class)
          .setParameter("speaker", actor.id)
          .setMaxResults(1)
          .getResultStream()
          .forEach(
              key ->
                  rules.broken(
                      ViolationCode.CONFLICT,
                      "",
                      "must be a media outlet or a non-governmental organization, as the speaker of the VERIFICATION_NOTE "
                          + key));
    }
  }
}
