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
  private final Map<String, String> owners = new HashMap<>();

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
          .forEach(row -> owners.put(row[0] + ":" + row[1], (String) row[2]));
    }
  }

  void add(Actor actor, IdScheme scheme, String value, Rules rules) {
    String owner = owners.putIfAbsent(scheme + ":" + value, actor.key);
    if (owner != null) {
      rules.broken(
          ViolationCode.CONFLICT,
          "/externalIds/" + scheme,
          "must belong to one actor: " + value + " is that of " + owner);
    } else {
      recording.entities.persist(ExternalId.ofActor(actor.id, scheme, value));
    }
  }

  /** Takes all of an actor's away. */
  void remove(Actor actor) {
    owners.values().removeIf(actor.key::equals);
    recording
        .entities
        .createNamedQuery("ExternalId.removeOfActor")
        .setParameter("actor", actor.id)
        .executeUpdate();
  }
}
