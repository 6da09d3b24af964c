package io.counterclaim.recording;

import io.counterclaim.actor.Actor;
import io.counterclaim.base.Rules;
import io.counterclaim.base.ViolationCode;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;

/**
 * Actors that a dossier adds as ones that were merged: nothing names them but to mean those that
 * they lead to.
 */
final class MergedActors {
  private static final String LINK =
      """
      with led as (
        update actor a set merged_into_id = m.end_id
        from unnest(cast(:duplicates as uuid[]), cast(:ends as uuid[])) as m (id, end_id) where a.id = m.id
      )
      insert into merger (duplicate_id, survivor_id, recorded_at)
      select *, cast(:now as timestamptz) from unnest(cast(:duplicates as uuid[]), cast(:survivors as uuid[]))
      """;

  /** How one of them names the next on the way to where it leads. */
  private record Way(String name, Rules rules) {}

  private final Recording recording;
  private final Map<Actor, Way> ways = new LinkedHashMap<>();
  private final Map<Actor, Actor> next = new LinkedHashMap<>();
  private final Map<Actor, Actor> ends = new LinkedHashMap<>();

  MergedActors(Recording recording) {
    this.recording = recording;
  }

  void add(Actor duplicate, String survivor, Rules rules) {
    ways.put(duplicate, new Way(survivor, rules));
  }

  /** Of what is there only a mutation changes where it leads. */
  void meet(Actor there, String survivor, Rules rules) {
    Actor leadsTo = recording.actors.survivor(there);
    if (leadsTo == there || recording.actors.find(survivor).orElse(null) != leadsTo) {
      rules.broken(
          ViolationCode.CONFLICT,
          "",
          "must be left out: the actor %s is there and leads to %s; mergeActors and unmergeActor change that"
              .formatted(there.key, leadsTo == there ? "no other" : leadsTo.key));
    }
  }

  /** Has their keys stand for those that they lead to. */
  void lead() {
    ways.forEach(
        (duplicate, way) -> {
          Actor survivor = recording.actors.get(way.name, way.rules);
          if (survivor != null) {
            next.put(duplicate, survivor);
          }
        });
    next.keySet().forEach(this::follow);
    ends.forEach(recording.actors::lead);
  }

  private void follow(Actor duplicate) {
    Set<Actor> passed = new HashSet<>();
    Actor end = duplicate;
    while (next.containsKey(end) && passed.add(end)) {
      end = next.get(end);
    }
    if (passed.contains(end)) {
      ways.get(duplicate).rules.broken("", "must not lead back to " + duplicate.key);
    } else {
      ends.put(duplicate, end);
    }
  }

  void write() {
    if (!ends.isEmpty()) {
      recording
          .entities
          .unwrap(Session.class)
          .createNativeMutationQuery(LINK)
          .setParameter("now", recording.now)
          .setParameter("duplicates", ids(next.keySet()))
          .setParameter("survivors", ids(next.values()))
          .setParameter("ends", ids(next.keySet().stream().map(ends::get).toList()))
          .executeUpdate();
    }
  }

  private static UUID[] ids(Collection<Actor> actors) {
    Function<Actor, UUID> id = actor -> actor.id;
    return actors.stream().map(id).toArray(UUID[]::new);
  }
}
