package io.counterclaim.recording;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** What is recorded, written as parts of a dossier: see `node_states` in the migrations. */
final class RecordedParts {
  private RecordedParts() {}

  static List<JsonNode> of(EntityManager entities, NodeType sort, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return entities
        .unwrap(Session.class)
        .createNativeQuery(
            "select cast(part as text) from node_states(:sort, cast(:ids as uuid[]))", String.class)
        .setParameter("sort", sort.name())
        .setParameter("ids", ids.toArray(UUID[]::new))
        .getResultList()
        .stream()
        .map(DossierDocument::read)
        .toList();
  }
}
