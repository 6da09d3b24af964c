package io.counterclaim.recording;

import com.fasterxml.jackson.databind.JsonNode;
import io.counterclaim.actor.Actor;
import io.counterclaim.actor.Affiliation;
import io.counterclaim.base.Jdbc;
import io.counterclaim.base.Recorded;
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
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
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

  @Inject EntityManager entities;

  /** The id of what has a name, an id or a key, and is there; nothing where nothing has. */
  public Optional<UUID> find(NodeType type, String name) {
    Class<?> entity = ENTITIES.get(type);
    return Recorded.class.isAssignableFrom(entity)
        ? new KeyIndex<>(entity.asSubclass(Recorded.class), entities, List.of(name))
            .find(name)
            .map(found -> found.id)
        : withoutKey(entity, name);
  }

  private Optional<UUID> withoutKey(Class<?> entity, String id) {
    return !Ids.isId(id)
        ? Optional.empty()
        : entities
            .createQuery(
                "select id from "
                    + entity.getSimpleName()
                    + " where id = :id and supersededAt is null",
                UUID.class)
            .setParameter("id", UUID.fromString(id))
            .getResultStream()
            .findFirst();
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
    return revisions(List.of(id)).get(id);
  }

  /** The same of several. */
  public Map<UUID, Long> revisions(Collection<UUID> ids) {
    Map<UUID, Long> revisions = new HashMap<>();
    ids.forEach(id -> revisions.put(id, 0L));
    Jdbc.rows(
            entities,
            "select node_id, max(revision) from change where node_id = any(cast(? as uuid[])) group by node_id",
            (Object) Jdbc.texts(ids, id -> id))
        .forEach(row -> revisions.put((UUID) row[0], (Long) row[1]));
    return revisions;
  }

  /** The greatest number that there is, be it of a change or of what became of a dispute. */
  public long latestRevision() {
    return (Long) Jdbc.rows(entities, "select latest_revision()").get(0)[0];
  }
}
