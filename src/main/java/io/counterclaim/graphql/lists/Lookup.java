package io.counterclaim.graphql.lists;

import io.counterclaim.base.Recorded;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.execution.SelectedFields;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finding what has an id or a key. Each takes one SQL statement. */
public final class Lookup {
  private Lookup() {}

  /**
   * @throws RequestError if not exactly one of id and key is given, or nothing has it
   */
  public static <T extends Recorded> T one(
      Class<T> entity, String id, String key, SelectedFields selection) {
    if ((id == null) == (key == null)) {
      throw RequestError.invalid("id, key", "exactly one of the two must be given");
    }
    return id != null
        ? only(entity, "id", id, Ids.parse("id", id), selection)
        : only(entity, "key", key, Text.key("key", key), selection);
  }

  private static <T extends Recorded> T only(
      Class<T> entity, String property, String given, Object value, SelectedFields selection) {
    return query(entity, "e." + property + " = ?", value, selection).stream()
        .findFirst()
        .orElseThrow(
            () ->
                RequestError.notFound(
                    property,
                    "no "
                        + entity.getSimpleName().toLowerCase(Locale.ROOT)
                        + " has the "
                        + property
                        + " "
                        + given));
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
