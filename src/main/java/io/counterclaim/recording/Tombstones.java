package io.counterclaim.recording;

import io.counterclaim.base.Mergeable;
import io.counterclaim.base.Recorded;
import io.counterclaim.base.Rules;
import io.counterclaim.base.ViolationCode;
import io.counterclaim.dispute.DisputeId;
import io.counterclaim.statement.StatementRelation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Deletes what has a key, which leaves a tombstone, and restores it. What hung on it is as if it
 * had never been there, and comes back whole; what cannot be without it keeps it from being
 * deleted.
 */
@ApplicationScoped
public class Tombstones {
  /** What names a node of a type and cannot be without it: queries for the keys of such. */
  private static final Map<NodeType, List<String>> NAMED_BY =
      Map.of(
          NodeType.ACTOR,
          List.of(
              "select s.key from Statement s where (s.speaker.id = :id or s.onBehalfOf.id = :id) and s.deletedAt is null",
              "select s.key from Source s where s.publisher.id = :id and s.deletedAt is null",
              "select a.statement.key from Assessment a where a.assessor.id = :id and a.supersededAt is null and a.statement.deletedAt is null",
              "select a.statement.key from Assertion a where (a.subject.id = :id or a.value.actor.id = :id) and a.supersededAt is null and a.statement.deletedAt is null",
              "select case when f.member.id = :id then f.group.key else f.member.key end from Affiliation f where (f.member.id = :id or f.group.id = :id) and f.supersededAt is null",
              "select t.engagement.key from Participation t where t.actor.id = :id and t.engagement.deletedAt is null",
              "select a.key from Actor a where a.mergedIntoId = :id"),
          NodeType.PLACE,
          List.of(
              "select e.key from Engagement e where e.place.id = :id and e.deletedAt is null",
              "select a.statement.key from Assertion a where a.value.place.id = :id and a.supersededAt is null and a.statement.deletedAt is null"),
          NodeType.SOURCE,
          List.of(
              "select c.statement.key from Citation c where (c.source.id = :id or c.relays.id = :id) and c.statement.deletedAt is null",
              "select a.statement.key from Assessment a where a.source.id = :id and a.supersededAt is null and a.statement.deletedAt is null"),
          NodeType.ENGAGEMENT,
          List.of(
              "select a.statement.key from Assertion a where a.engagement.id = :id and a.supersededAt is null and a.statement.deletedAt is null",
              "select e.key from Engagement e where e.partOf.id = :id and e.deletedAt is null"),
          NodeType.STATEMENT,
          List.of());

  /**
   * What nodes of a type name and cannot be without: queries for the keys of such as are deleted.
   */
  private static final Map<NodeType, List<String>> NAMES =
      Map.of(
          NodeType.SOURCE,
          List.of(
              "select n.key from Source s join s.publisher n where s.id = :id and n.deletedAt is not null"),
          NodeType.ENGAGEMENT,
          List.of(
              "select n.key from Engagement e join e.place n where e.id = :id and n.deletedAt is not null",
              "select n.key from Engagement e join e.partOf n where e.id = :id and n.deletedAt is not null",
              "select n.key from Participation t join t.actor n where t.engagement.id = :id and n.deletedAt is not null"),
          NodeType.STATEMENT,
          List.of(
              "select n.key from Statement s join s.speaker n where s.id = :id and n.deletedAt is not null",
              "select n.key from Statement s join s.onBehalfOf n where s.id = :id and n.deletedAt is not null",
              "select n.key from Citation c join c.source n where c.statement.id = :id and n.deletedAt is not null",
              "select n.key from Citation c join c.relays n where c.statement.id = :id and n.deletedAt is not null",
              "select n.key from Assertion a join a.engagement n where a.statement.id = :id and a.supersededAt is null and n.deletedAt is not null",
              "select n.key from Assertion a join a.subject n where a.statement.id = :id and a.supersededAt is null and n.deletedAt is not null",
              "select n.key from Assertion a join a.value.actor n where a.statement.id = :id and a.supersededAt is null and n.deletedAt is not null",
              "select n.key from Assertion a join a.value.place n where a.statement.id = :id and a.supersededAt is null and n.deletedAt is not null",
              "select n.key from Assessment v join v.assessor n where v.statement.id = :id and v.supersededAt is null and n.deletedAt is not null",
              "select n.key from Assessment v join v.source n where v.statement.id = :id and v.supersededAt is null and n.deletedAt is not null"));

  @Inject EntityManager entities;
  @Inject Recorder recorder;
  @Inject Nodes nodes;

  /** A node that can be deleted, or was. */
  public Optional<NodeType> find(UUID id, boolean deleted) {
    return nodes
        .typeOf(id)
        .filter(NAMED_BY::containsKey)
        .filter(type -> (((Recorded) nodes.entity(type, id)).deletedAt != null) == deleted);
  }

  /**
   * Deletes a node; if that breaks rules, they are told.
   *
   * @param now the moment at which it is deleted
   * @return the disputes on what was said anew, or no longer
   */
  public Set<DisputeId> delete(NodeType type, UUID id, String why, Instant now, Rules rules) {
    Recorded node = (Recorded) nodes.entity(type, id);
    if (Mergeable.survivor(node) != null) {
      rules.broken(
          ViolationCode.CONFLICT,
          "/id",
          "must not be deleted while it is merged into another one: unmerge it first");
      return Set.of();
    }
    node.deletedAt = now;
    node.deletionReason = why;
    NAMED_BY
        .get(type)
        .forEach(
            query ->
                check(
                    query,
                    id,
                    "must not be deleted while %s names it or leads to it: delete, amend or unmerge that first",
                    rules));
    return end(node, now, rules);
  }

  /** Tells the first that a query finds, if it finds one. */
  private void check(String query, UUID id, String rule, Rules rules) {
    entities
        .createQuery(query + " order by 1", String.class)
        .setParameter("id", id)
        .setMaxResults(1)
        .getResultList()
        .forEach(key -> rules.broken(ViolationCode.CONFLICT, "/id", rule.formatted(key)));
  }

  /** Restores a node; if that breaks rules, they are told. */
  public Set<DisputeId> restore(NodeType type, UUID id, Instant now, Rules rules) {
    Recorded node = (Recorded) nodes.entity(type, id);
    node.deletedAt = null;
    node.deletionReason = null;
    NAMES
        .getOrDefault(type, List.of())
        .forEach(
            query ->
                check(
                    query,
                    id,
                    "must not be restored while %s, which it names, is deleted: restore that first",
                    rules));
    return end(node, now, rules);
  }

  private Set<DisputeId> end(Recorded node, Instant now, Rules rules) {
    entities.flush();
    for (StatementRelation relation :
        StatementRelation.misplaced(entities, Set.of(), Set.of(node.id))) {
      relation.misplaced(
          (code, pointer, rule) ->
              rules.broken(
                  ViolationCode.CONFLICT,
                  "/id",
                  "must not leave %s and %s so: %s"
                      .formatted(relation.from.key, relation.to.key, rule)));
    }
    return recorder.end(now);
  }
}
