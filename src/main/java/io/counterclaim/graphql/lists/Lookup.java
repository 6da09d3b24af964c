package io.counterclaim.graphql.lists;

import io.counterclaim.base.Identified;
import io.counterclaim.base.Mergeable;
import io.counterclaim.base.Recorded;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.execution.SelectedFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Finding what has an id or a key. Each takes one SQL statement, and another one if that finds what
 * was merged, in place of which is found what it was merged into.
 */
public final class Lookup {
  /** Of what is recorded, as HQL over the alias `e`: no tombstone. */
  public static final String LIVE = "e.deletedAt is null";

  /** The same for whatever there is or was. */
  public static final String ALL = "e.id is not null";

  private Lookup() {}

  /**
   * Null if nothing has it.
   *
   * @throws RequestError if not exactly one of id and key is given, or it is malformed
   */
  public static <T extends Recorded> T one(
      Class<T> entity, String id, String key, SelectedFields selection) {
    if ((id == null) == (key == null)) {
      throw RequestError.invalid("id, key", "exactly one of the two must be given");
    }
    T found =
        id != null
            ? named(entity, id, selection)
            : first(query(entity, Where.live().and("e.key = ?", Text.key("key", key)), selection));
    UUID survivor = Mergeable.survivor(found);
    return survivor == null ? found : byId(entity, List.of(survivor), selection).get(survivor);
  }

  /** What has the id, or else the key. */
  private static <T extends Recorded> T named(
      Class<T> entity, String idOrKey, SelectedFields selection) {
    Ids.check("id", idOrKey);
    if (!Ids.isId(idOrKey)) {
      return first(query(entity, Where.live().and("e.key = ?", idOrKey), selection));
    }
    UUID id = UUID.fromString(idOrKey);
    Where either = Where.live().and("e.id = ? or e.key = ?", id, idOrKey);
    List<T> found = query(entity, either, selection);
    return found.stream().filter(one -> one.id.equals(id)).findFirst().orElse(first(found));
  }

  private static <T> T first(List<T> found) {
    return found.isEmpty() ? null : found.get(0);
  }

  public static <T extends Recorded> Map<UUID, T> byId(
      Class<T> entity, List<UUID> ids, SelectedFields selection) {
    return byId(entity, LIVE, ids, selection);
  }

  /**
   * What has the ids.
   *
   * @param there when it is still there, as HQL over the alias `e`
   */
  public static <T extends Identified> Map<UUID, T> byId(
      Class<T> entity, String there, List<UUID> ids, SelectedFields selection) {
    Map<UUID, T> found = new HashMap<>();
    query(entity, among(ids).and(there), selection).forEach(one -> found.put(one.id, one));
    List<UUID> survivors =
        found.values().stream()
            .map(Mergeable::survivor)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    if (!survivors.isEmpty()) {
      Map<UUID, T> surviving = byId(entity, there, survivors, selection);
      found.replaceAll((id, one) -> surviving.getOrDefault(Mergeable.survivor(one), one));
    }
    return found;
  }

  /** A plan for one is kept; one for a list, of unknown length, is made anew each time. */
  private static Where among(List<UUID> ids) {
    return ids.size() == 1
        ? new Where().and("e.id = ?", ids.get(0))
        : new Where().and("among(?, e.id)", ids);
  }

  private static <T> List<T> query(Class<T> entity, Where where, SelectedFields selection) {
    return where
        .query(
            "select e from " + entity.getSimpleName() + " e" + selection.fetchJoins(entity, "e"),
            "",
            entity)
        .getResultList();
  }
}
