package io.counterclaim.statement;

import static java.util.stream.Collectors.toMap;

import io.counterclaim.actor.Actor;
import io.counterclaim.graphql.execution.Snapshot;
import io.counterclaim.graphql.lists.Known;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The camps that statements were held to have before an affiliation changed what was known. */
final class FormerCamps {
  private static final String SQL =
      """
      select distinct on (statement_id) statement_id, camp_id from former_camp
      where statement_id = any(:statements) and known_until > :known
      order by statement_id, known_until
      """;

  private FormerCamps() {}

  /** Of those that had another camp than today. Takes one SQL statement, and one for the camps. */
  static Map<UUID, Optional<Actor>> of(List<UUID> statements, Known known) {
    Map<UUID, UUID> former =
        Snapshot.session()
            .createNativeQuery(SQL, Object[].class)
            .setParameter("statements", statements.toArray(UUID[]::new))
            .setParameter("known", known.moment())
            .getResultList()
            .stream()
            .collect(toMap(row -> (UUID) row[0], row -> (UUID) row[1]));
    Map<UUID, Actor> camps = actors(former.values());
    Map<UUID, Optional<Actor>> found = new HashMap<>();
    former.forEach((statement, camp) -> found.put(statement, Optional.of(camps.get(camp))));
    return found;
  }

  private static Map<UUID, Actor> actors(Collection<UUID> ids) {
    return ids.isEmpty()
        ? Map.of()
        : Snapshot.named("Actor.byId", Actor.class, ids).getResultList().stream()
            .collect(toMap(actor -> actor.id, actor -> actor));
  }
}
