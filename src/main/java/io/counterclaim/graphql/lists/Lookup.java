package io.counterclaim.graphql.lists;

import io.counterclaim.base.Recorded;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.execution.SelectedFields;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finding what has an id or a key. Each takes one SQL statement. */
public final class Lookup {
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
    List<T> found =
        id != null
            ? query(entity, "e.id = ?", Ids.parse("id", id), selection)
            : query(entity, "e.key = ?", Text.key("key", key), selection);
    return found.isEmpty() ? null : found.get(0);
  }

  public static <T extends Recorded> Map<UUID, T> byId(
      Class<T> entity, List<UUID> ids, SelectedFields selection) {
    return query(entity, "among(?, e.id)", ids, selection).stream()
        .collect(Collectors.toMap(found -> found.id, Function.identity()));
  }

  private static <T extends Recorded> List<T> query(
      Class<T> entity, String condition, Object value, SelectedFields selection) {
    return new Where()
        .and(condition, value)
        .and("e.deletedAt is null")
        .query(
            "select e from " + entity.getSimpleName() + " e" + selection.fetchJoins(entity, "e"),
            "",
            entity)
        .getResultList();
  }
}
