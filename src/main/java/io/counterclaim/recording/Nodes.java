package io.counterclaim.recording;

import com.fasterxml.jackson.databind.JsonNode;
import io.counterclaim.actor.Actor;
import io.counterclaim.actor.Affiliation;
import io.counterclaim.engagement.Engagement;
import io.counterclaim.engagement.Place;
import io.counterclaim.graphql.lists.Ids;
import io.counterclaim.statement.Assessment;
import io.counterclaim.statement.Source;
import io.counterclaim.statement.Statement;
import io.counterclaim.statement.StatementRelation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds what is recorded, while nobody else writes. */
@ApplicationScoped
public class Nodes {
  private static final Map<NodeType, Class<?>> ENTITIES =
      new EnumMap<>(
          Map.of(
              NodeType.ACTOR, Actor.class,
              NodeType.PLACE, Place.class,
              NodeType.SOURCE, Source.class,
              NodeType.ENGAGEMENT, Engagement.class,
              NodeType.STATEMENT, Statement.class,
              NodeType.AFFILIATION, Affiliation.class,
              NodeType.RELATION, StatementRelation.class,
              NodeType.ASSESSMENT, Assessment.class));

  /** Where a node of a type is there: none that was deleted, superseded or withdrawn. */
  private static final String THERE = " where id = :id and %s is null";

  @Inject EntityManager entities;

  /** The id of what has a name, an id or a key, and is there; nothing where nothing has. */
  public Optional<UUID> find(NodeType type, String name) {
    Class<?> entity = ENTITIES.get(type);
    String there = hasKey(type) ? "deletedAt" : "supersededAt";
    List<UUID> found =
        !Ids.isId(name)
            ? List.of()
            : entities
                .createQuery(
                    "select id from " + entity.getSimpleName() + THERE.formatted(there), UUID.class)
                .setParameter("id", UUID.fromString(name))
                .getResultList();
    return found.isEmpty() && hasKey(type) ? ofKey(entity, name) : found.stream().findFirst();
  }

  private Optional<UUID> ofKey(Class<?> entity, String key) {
    return entities
        .createQuery(
            "select id from " + entity.getSimpleName() + " where key = :key and deletedAt is null",
            UUID.class)
        .setParameter("key", key)
        .getResultStream()
        .findFirst();
  }

  private static boolean hasKey(NodeType type) {
    return type.compareTo(NodeType.STATEMENT) <= 0;
  }

  /** The types of nodes that may have an id, of which there is but one. */
  public Optional<NodeType> typeOf(UUID id) {
    return ENTITIES.entrySet().stream()
        .filter(entry -> entities.find(entry.getValue(), id) != null)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  Object entity(NodeType type, UUID id) {
    return entities.find(ENTITIES.get(type), id);
  }

  /** What a node says, as a part of a dossier. */
  public JsonNode part(NodeType type, UUID id) {
    return RecordedParts.of(entities, type, List.of(id)).get(0);
  }

  /** The number of the latest change of a node. */
  public long revision(UUID id) {
    return entities
        .createQuery("select coalesce(max(number), 0) from Change where nodeId = :id", Long.class)
        .setParameter("id", id)
        .getSingleResult();
  }

  /** The number of the latest change of all. */
  public long latestRevision() {
    return entities
        .createQuery("select coalesce(max(number), 0) from Change", Long.class)
        .getSingleResult();
  }
}
