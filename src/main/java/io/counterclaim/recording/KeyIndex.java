package io.counterclaim.recording;

import io.counterclaim.base.Mergeable;
import io.counterclaim.base.Recorded;
import io.counterclaim.base.Rules;
import io.counterclaim.base.ViolationCode;
import io.counterclaim.graphql.lists.Ids;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What names of one type stand for: what is recorded already and what the dossier adds. A name is a
 * key, or the id of what is recorded; that of what was merged stands for what it was merged into.
 */
final class KeyIndex<T extends Recorded> {
  private final String type;
  private final Map<String, T> byName = new HashMap<>();
  private final Map<String, T> recorded = new HashMap<>();
  private final Set<String> defined = new HashSet<>();
  private final Set<String> refused = new HashSet<>();

  /**
   * Reads at once what is recorded.
   *
   * @param names all names of this type that the dossier defines or gives
   */
  KeyIndex(Class<T> entity, EntityManager entities, Collection<String> names) {
    this.type = entity.getSimpleName().toLowerCase(Locale.ROOT);
    List<T> found = names.isEmpty() ? List.of() : read(entity, entities, names);
    Map<UUID, T> survivors = survivors(entity, entities, found);
    found.forEach(one -> recorded.put(one.key, one));
    found.forEach(one -> byName.put(one.key, survivors.getOrDefault(one.id, one)));
    found.forEach(one -> byName.put(one.id.toString(), survivors.getOrDefault(one.id, one)));
  }

  /** What those that were merged lead to, by the ids of these. */
  private static <T extends Recorded> Map<UUID, T> survivors(
      Class<T> entity, EntityManager entities, List<T> found) {
    Map<UUID, T> survivors = new HashMap<>();
    for (T one : found) {
      UUID survivor = Mergeable.survivor(one);
      if (survivor != null) {
        survivors.put(one.id, entities.find(entity, survivor));
      }
    }
    return survivors;
  }

  private static <T> List<T> read(
      Class<T> entity, EntityManager entities, Collection<String> names) {
    return entities
        .createQuery(
            "from " + entity.getSimpleName() + " where among(:keys, key) or among(:ids, id)",
            entity)
        .setParameter("keys", names.toArray(String[]::new))
        .setParameter(
            "ids", names.stream().filter(Ids::isId).map(UUID::fromString).toArray(UUID[]::new))
        .getResultList();
  }

  /**
   * What a part is about that is recorded already; null if it is new, or must not be.
   *
   * @param rules is told if the key is another one's
   */
  T define(String key, Rules rules) {
    if (!defined.add(key)) {
      rules.broken("/key", "must be used once in a dossier: there is another " + type + " " + key);
      return null;
    }
    T there = recorded.get(key);
    if (there != null && there.deletedAt != null) {
      rules.broken(
          ViolationCode.CONFLICT,
          "/key",
          "must not be used again: the " + type + " " + key + " was deleted");
      return null;
    }
    return there;
  }

  /** The ids of those of some keys that something recorded has. */
  List<UUID> recorded(Stream<String> keys) {
    return keys.map(recorded::get).filter(Objects::nonNull).map(one -> one.id).distinct().toList();
  }

  void put(T added) {
    byName.put(added.key, added);
    refused.remove(added.key);
  }

  /** Has the key of a part stand for another one, which it is merged into. */
  void lead(T added, T survivor) {
    byName.put(added.key, survivor);
  }

  /**
   * Keeps who names a part that is refused itself, until it is put after all, from being refused
   * too.
   */
  void refuse(String key) {
    refused.add(key);
  }

  /**
   * What a name stands for; null for no name, and for one that is refused, here or where it is
   * defined.
   */
  T get(String name, Rules rules) {
    if (name == null || refused.contains(name)) {
      return null;
    }
    T found = byName.get(name);
    if (found == null) {
      rules.broken(
          ViolationCode.NOT_FOUND,
          "",
          "must be the key of a recorded " + type + " or of one in this dossier, not " + name);
    } else if (found.deletedAt != null) {
      rules.broken(ViolationCode.NOT_FOUND, "", "must not name the deleted " + type + " " + name);
      return null;
    }
    return found;
  }

  /** What something recorded leads to: itself, unless it was merged. */
  T survivor(T there) {
    return Mergeable.survivor(there) == null ? there : byName.get(there.key);
  }

  /** What a name stands for, if it is there. */
  Optional<T> find(String name) {
    return Optional.ofNullable(byName.get(name)).filter(found -> found.deletedAt == null);
  }

  /** The key of what a name stands for; the name itself if there is nothing. */
  String key(String name) {
    T found = byName.get(name);
    return found == null ? name : found.key;
  }

  /** The ids of those of some names that stand for what has one. */
  List<UUID> ids(Stream<String> names) {
    return names
        .map(byName::get)
        .filter(Objects::nonNull)
        .map(found -> found.id)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
