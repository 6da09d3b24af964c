package io.counterclaim.graphql.lists;

import io.counterclaim.base.Mergeable;
import io.counterclaim.base.Recorded;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.execution.Snapshot;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.query.SelectionQuery;

/**
 * What an argument names: some nodes of one type, each by its id or by its key. A key may look like
 * an id; then what has the id is meant, if there is such. Names of what was merged stand for what
 * it was merged into.
 */
public final class Named {
  private static final int MOST_TOLD = 5;

  private final Class<? extends Recorded> type;
  private final String argument;
  private final Set<String> names;
  private final boolean one;
  private final Known known;

  private Named(
      Class<? extends Recorded> type,
      String argument,
      Collection<String> names,
      boolean one,
      Known known) {
    this.type = type;
    this.argument = argument;
    this.names = new LinkedHashSet<>(names);
    this.one = one;
    this.known = known;
  }

  private static Named of(
      Class<? extends Recorded> type, String argument, List<String> names, boolean one) {
    names.forEach(name -> Ids.check(argument, name));
    return new Named(type, argument, names, one, Known.NOW);
  }

  /** The one that is named; null where none is. */
  public static Named one(Class<? extends Recorded> type, String argument, String name) {
    return Text.isNone(name) ? null : of(type, argument, List.of(name), true);
  }

  /** All that are named; null where none is. */
  public static Named all(Class<? extends Recorded> type, String argument, List<String> names) {
    return names == null || names.isEmpty()
        ? null
        : of(type, argument, Text.bounded(argument, names), false);
  }

  /** The same as one thing, not as a list of one; itself where there are several. */
  Named plain() {
    return names.size() == 1 ? new Named(type, argument, names, true, known) : this;
  }

  /** The same as it was known, before what was merged later. */
  public Named known(Known as) {
    return new Named(type, argument, names, one, as);
  }

  boolean isOne() {
    return one;
  }

  /** The names and what has them. */
  record Found(Map<String, Map<String, UUID>> byType) {
    /**
     * @return the id of the one that is named, or a list of ids
     * @throws RequestError if something is not there
     */
    Object of(Named named) {
      Map<String, UUID> ids = byType.getOrDefault(named.type.getSimpleName(), Map.of());
      List<String> missing =
          named.names.stream().filter(name -> !ids.containsKey(canonical(name))).toList();
      if (!missing.isEmpty()) {
        throw named.notFound(missing);
      }
      List<UUID> found = named.names.stream().map(name -> ids.get(canonical(name))).toList();
      return named.one ? found.get(0) : found.stream().distinct().toList();
    }
  }

  private RequestError notFound(List<String> missing) {
    String told = missing.stream().limit(MOST_TOLD).collect(Collectors.joining(", "));
    int more = missing.size() - MOST_TOLD;
    return RequestError.notFound(
        argument,
        "no "
            + type.getSimpleName().toLowerCase(Locale.ROOT)
            + " has the id or key "
            + told
            + (more > 0 ? " and " + more + " more" : ""));
  }

  /** Looks up all that some arguments name, whatever its types, in one SQL statement. */
  static Found find(Collection<Named> named) {
    Set<String> names =
        named.stream()
            .flatMap(one -> one.names.stream())
            .map(Named::canonical)
            .collect(Collectors.toSet());
    Known known =
        named.stream().map(one -> one.known).filter(k -> !k.isNow()).findFirst().orElse(Known.NOW);
    SelectionQuery<Object[]> query =
        Snapshot.session()
            .createSelectionQuery(hql(named, known.isNow()), Object[].class)
            .setParameter(
                "ids", names.stream().filter(Ids::isId).map(UUID::fromString).toArray(UUID[]::new))
            .setParameter("keys", names.toArray(String[]::new));
    if (!known.isNow()) {
      query.setParameter("known", known.moment());
    }
    Map<String, Map<String, UUID>> found = new HashMap<>();
    List<Object[]> rows = query.getResultList();
    rows.forEach(row -> ids(found, row).put((String) row[3], (UUID) row[1]));
    rows.forEach(row -> ids(found, row).put(row[2].toString(), (UUID) row[1]));
    return new Found(found);
  }

  private static Map<String, UUID> ids(Map<String, Map<String, UUID>> found, Object[] row) {
    return found.computeIfAbsent((String) row[0], type -> new HashMap<>());
  }

  private static String hql(Collection<Named> named, boolean now) {
    return named.stream()
        .map(one -> one.type)
        .distinct()
        .sorted(Comparator.comparing(Class::getSimpleName))
        .map(
            type ->
                "select '%1$s', %2$s, e.id, e.key from %1$s e where (among(:ids, e.id) or among(:keys, e.key)) and e.deletedAt is null"
                    .formatted(type.getSimpleName(), survivor(type, now)))
        .collect(Collectors.joining(" union all "));
  }

  /** What an entry leads to: itself, or what it was merged into. */
  private static String survivor(Class<?> type, boolean now) {
    if (!Mergeable.class.isAssignableFrom(type)) {
      return "e.id";
    }
    return now ? "coalesce(e.mergedIntoId, e.id)" : "actor_at(e.id, :known)";
  }

  /** An id as the database writes it; keys have no upper case. */
  private static String canonical(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
