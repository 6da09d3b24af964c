package io.counterclaim.recording;

import io.counterclaim.actor.Actor;
import io.counterclaim.actor.Affiliation;
import io.counterclaim.actor.Camps;
import io.counterclaim.base.Rules;
import io.counterclaim.base.ViolationCode;
import io.counterclaim.statement.RelationType;
import io.counterclaim.statement.StatementRelation;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What may lead recorded statements to another camp, and which rules that breaks. */
final class CampMoves {
  private final EntityManager entities;
  private final Instant now;
  private final Map<UUID, Rules> actors = new LinkedHashMap<>();
  private final Map<Affiliation, Rules> affiliations = new LinkedHashMap<>();

  CampMoves(EntityManager entities, Instant now) {
    this.entities = entities;
    this.now = now;
  }

  /** Of an actor the way up may be another than before. */
  void note(Actor actor, Rules rules) {
    actors.putIfAbsent(actor.id, rules);
  }

  /** An affiliation was added. */
  void note(Affiliation affiliation, Rules rules) {
    affiliations.put(affiliation, rules);
    note(affiliation.member, rules);
  }

  /**
   * Works out anew the camps of recorded statements, after the affiliations are written.
   *
   * @return the statements that are of another camp now
   */
  Set<UUID> move() {
    return actors.isEmpty() ? Set.of() : Camps.update(entities, actors.keySet(), now);
  }

  /** Tells where it comes from that recorded relations are no longer what they may be. */
  void misplace(List<StatementRelation> relations) {
    if (relations.isEmpty()) {
      return;
    }
    List<UUID> ends =
        relations.stream().flatMap(r -> Stream.of(r.from.id, r.to.id)).distinct().toList();
    Map<UUID, Set<UUID>> leading = Camps.leading(entities, ends, affiliations.keySet());
    relations.forEach(
        relation ->
            blamed(relation, leading).broken(ViolationCode.CONFLICT, "", misplaced(relation)));
  }

  private Rules blamed(StatementRelation relation, Map<UUID, Set<UUID>> leading) {
    return affiliations.entrySet().stream()
        .filter(
            entry ->
                Stream.of(relation.from.id, relation.to.id)
                    .anyMatch(
                        end -> leading.getOrDefault(end, Set.of()).contains(entry.getKey().id)))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(() -> actors.values().iterator().next());
  }

  private static String misplaced(StatementRelation relation) {
    return "must not, alone or with the others, leave %s and %s in %s: the one %s the other"
        .formatted(
            relation.from.key,
            relation.to.key,
            relation.type == RelationType.DENIES ? "one camp" : "two camps",
            relation.type);
  }
}
