package io.counterclaim.recording;

import io.counterclaim.actor.Actor;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.CommonQueryContract;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.NativeQuery;

/**
 * That what names some actors names another one from now on than before.
 *
 * @param actors those that it named before any merger
 * @param from the one that it names up to now
 * @param to the one that it names from then on
 * @param now the moment at which that is recorded
 */
record ActorMove(EntityManager entities, List<UUID> actors, UUID from, UUID to, Instant now) {

  boolean moves(Actor actor) {
    return actors.contains(actor.id);
  }

  /** What an actor leads to: itself, or what it is merged into. */
  Actor survivor(Actor actor) {
    return actor.mergedIntoId == null ? actor : entities.find(Actor.class, actor.mergedIntoId);
  }

  /** Executes an SQL statement with those of these members as parameters that it has. */
  int execute(String sql) {
    return execute(sql, Map.of());
  }

  /** The same with further parameters. */
  int execute(String sql, Map<String, ?> parameters) {
    MutationQuery query = entities.unwrap(Session.class).createNativeMutationQuery(sql);
    bind(query, sql);
    parameters.forEach(query::setParameter);
    return query.executeUpdate();
  }

  <T> List<T> list(String sql, Class<T> type) {
    NativeQuery<T> query = entities.unwrap(Session.class).createNativeQuery(sql, type);
    bind(query, sql);
    return query.getResultList();
  }

  private void bind(CommonQueryContract query, String sql) {
    Map.of("actors", actors.toArray(UUID[]::new), "from", from, "to", to, "now", now)
        .forEach(
            (name, value) -> {
              if (sql.contains(":" + name)) {
                query.setParameter(name, value);
              }
            });
  }
}
