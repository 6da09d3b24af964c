package io.counterclaim.recording;

import io.counterclaim.base.Rules;
import io.counterclaim.base.ViolationCode;
import io.counterclaim.recording.Dossier.RelationPart;
import io.counterclaim.statement.StatementRelation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The relations of a dossier. Whether they may be rests on camps, which are written before them.
 */
final class RelationSection {
  private final Recording recording;
  private final Map<StatementRelation, Rules> added = new LinkedHashMap<>();
  private final Map<List<Object>, StatementRelation> links = new HashMap<>();
  private final Set<StatementRelation> replacing = new HashSet<>();

  RelationSection(Recording recording) {
    this.recording = recording;
  }

  /** Goes through them; nothing is written. */
  void read() {
    List<UUID> from = recording.statements.ids(recording.document.keys("relations.from"));
    StatementRelation.recordedFrom(recording.entities, from).forEach(r -> links.put(link(r), r));
    recording.each("relations", RelationPart.class, this::relation);
  }

  private void relation(RelationPart part, Rules rules) {
    StatementRelation relation = new StatementRelation();
    relation.from = recording.statements.get(part.from(), rules.at("/from"));
    relation.to = recording.statements.get(part.to(), rules.at("/to"));
    relation.type = part.type();
    relation.basis = part.basis();
    relation.note = part.note();
    relation.recordedAt = recording.now;
    if (relation.from == null || relation.to == null) {
      return;
    }
    if (relation.from == relation.to) {
      rules.broken("/to", "must be another statement than from");
      return;
    }
    StatementRelation there = links.putIfAbsent(link(relation), relation);
    if (there == null) {
      added.put(relation, rules);
    } else if (added.containsKey(there) || !there.says(relation) && !recording.intent.amends()) {
      rules.broken(
          ViolationCode.CONFLICT, "", "must be the only one between these statements of its type");
    } else if (there.says(relation)) {
      recording.unchanged(there);
    } else {
      amend(there, relation, rules);
    }
  }

  private static List<Object> link(StatementRelation relation) {
    return List.of(relation.from.key, relation.to.key, relation.type);
  }

  private void amend(StatementRelation there, StatementRelation relation, Rules rules) {
    links.put(link(relation), relation);
    StatementRelation.withdraw(recording.entities, there.id, recording.now);
    replacing.add(relation);
    added.put(relation, rules);
  }

  void write() {
    added.keySet().forEach(relation -> recording.add(relation, replacing.contains(relation)));
  }

  /**
   * Tells which new relations are not what they may be.
   *
   * @param moved statements that are of another camp than before
   * @return the recorded relations that are so no longer
   */
  List<StatementRelation> misplace(Set<UUID> moved) {
    Map<UUID, Rules> rules = new HashMap<>();
    added.forEach((relation, here) -> rules.put(relation.id, here));
    List<StatementRelation> recorded = new ArrayList<>();
    for (StatementRelation relation :
        StatementRelation.misplaced(recording.entities, rules.keySet(), moved)) {
      if (rules.containsKey(relation.id)) {
        relation.misplaced(rules.get(relation.id));
      } else {
        recorded.add(relation);
      }
    }
    return recorded;
  }
}
