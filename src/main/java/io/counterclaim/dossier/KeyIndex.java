package io.counterclaim.dossier;

import io.counterclaim.base.Recorded;
import io.counterclaim.base.Rules;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What keys of one type stand for: what is recorded already and what the dossier adds. */
final class KeyIndex<T extends Recorded> {
  private final String type;
  private final Map<String, T> byKey = new HashMap<>();
  private final Map<String, String> digests;
  private final Set<String> defined = new HashSet<>();
  private final Set<String> refused = new HashSet<>();

  /**
   * Reads at once what is recorded.
   *
   * @param keys all keys of this type that the dossier defines or names
   */
  KeyIndex(Class<T> entity, EntityManager entities, Collection<String> keys) {
    this.type = entity.getSimpleName().toLowerCase(Locale.ROOT);
    entities
        .createQuery("from " + entity.getSimpleName() + " where among(:keys, key)", entity)
        .setParameter("keys", keys.toArray(String[]::new))
        .getResultList()
        .forEach(found -> byKey.put(found.key, found));
    digests = DossierPart.digests(entities, byKey.keySet().stream().map(this::id).toList());
  }

  /**
   * Whether the dossier adds this: it is not recorded yet. What is recorded must have been imported
   * with the same words.
   */
  boolean adds(String key, String sha256, Rules rules) {
    if (!defined.add(key)) {
      rules.broken("/key", "must be used once in a dossier: there is another " + type + " " + key);
      return false;
    }
    T recorded = byKey.get(key);
    if (recorded == null) {
      return true;
    }
    if (recorded.deletedAt != null) {
      rules.broken("/key", "must not be used again: the " + type + " " + key + " was deleted");
    } else if (!sha256.equals(digests.get(id(key)))) {
      rules.broken(
          "",
          "must be as it is recorded: the "
              + type
              + " "
              + key
              + " is there with other content, and what was recorded is not overwritten");
    }
    return false;
  }

  /** The name of a part in the record of what was imported. */
  String id(String key) {
    return type + ":" + key;
  }

  void put(T added) {
    byKey.put(added.key, added);
    refused.remove(added.key);
  }

  /**
   * Keeps who names a part that is refused itself, until it is put after all, from being refused
   * too.
   */
  void refuse(String key) {
    refused.add(key);
  }

  /**
   * What a key stands for; null for no key, and for one that is refused, here or where it is
   * defined.
   */
  T get(String key, Rules rules) {
    if (key == null || refused.contains(key)) {
      return null;
    }
    T found = byKey.get(key);
    if (found == null) {
      rules.broken(
          "", "must be the key of a recorded " + type + " or of one in this dossier, not " + key);
    } else if (found.deletedAt != null) {
      rules.broken("", "must not name the deleted " + type + " " + key);
      return null;
    }
    return found;
  }

  /** The ids of those of some keys that stand for what has one. */
  List<UUID> ids(Stream<String> keys) {
    return keys.map(byKey::get)
        .filter(Objects::nonNull)
        .map(found -> found.id)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
