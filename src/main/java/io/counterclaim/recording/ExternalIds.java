package io.counterclaim.recording;

import io.counterclaim.actor.Actor;
import io.counterclaim.base.ExternalId;
import io.counterclaim.base.IdScheme;
import io.counterclaim.base.Rules;
import io.counterclaim.base.ViolationCode;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Whose the external ids of a dossier are: each belongs to one actor. */
final class ExternalIds {
  private final Recording recording;

  /**
   * Whose an external id is.
   *
   * @param survivor the key of the one that this one was merged into; null if it was not
   */
  private record Owner(String key, String survivor) {}

  private final Map<String, Owner> owners = new HashMap<>();

  ExternalIds(Recording recording) {
    this.recording = recording;
    String[] values =
        Stream.of(IdScheme.values())
            .flatMap(scheme -> recording.document.keys("actors.externalIds." + scheme))
            .toArray(String[]::new);
    if (values.length > 0) {
      recording
          .entities
          .createNamedQuery("ExternalId.owners", Object[].class)
          .setParameter("values", values)
          .getResultStream()
          .forEach(
              row ->
                  owners.put(row[0] + ":" + row[1], new Owner((String) row[2], (String) row[3])));
    }
  }

  void add(Actor actor, IdScheme scheme, String value, Rules rules) {
    Owner owner = owners.putIfAbsent(scheme + ":" + value, new Owner(actor.key, null));
    if (owner == null) {
      recording.entities.persist(ExternalId.ofActor(actor.id, scheme, value));
    } else if (!actor.key.equals(owner.survivor)) {
      rules.broken(
          ViolationCode.CONFLICT,
          "/externalIds/" + scheme,
          "must belong to one actor: " + value + " is that of " + owner.key);
    }
  }

  /** Takes all of an actor's away. */
  void remove(Actor actor) {
    owners.values().removeIf(owner -> owner.key.equals(actor.key));
    recording
        .entities
        .createNamedQuery("ExternalId.removeOfActor")
        .setParameter("actor", actor.id)
        .executeUpdate();
  }
}
