package io.counterclaim.dossier;

import io.counterclaim.base.Recorded;
import io.counterclaim.base.Rules;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What keys of one type stand for: what is recorded already and what the dossier adds. */
final class KeyIndex<T extends Recorded> {
  private static final int CHUNK = 5_000;

  private final Class<T> entity;
  private final String type;
  private final EntityManager entities;
  private final Map<String, T> byKey = new HashMap<>();
  private final Set<String> defined = new HashSet<>();
  private final Set<String> refused = new HashSet<>();

  KeyIndex(Class<T> entity, EntityManager entities) {
    this.entity = entity;
    this.type = entity.getSimpleName().toLowerCase(Locale.ROOT);
    this.entities = entities;
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
    T recorded = find(key);
    if (recorded == null) {
      return true;
    }
    if (recorded.deletedAt != null) {
      rules.broken("/key", "must not be used again: the " + type + " " + key + " was deleted");
    } else if (!sha256.equals(imported(key))) {
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
    T found = find(key);
    if (found == null) {
      rules.broken(
          "", "must be the key of a recorded " + type + " or of one in this dossier, not " + key);
    } else if (found.deletedAt != null) {
      rules.broken("", "must not name the deleted " + type + " " + key);
      return null;
    }
    return found;
  }

  /** Reads at once what is recorded under the keys that a dossier defines. */
  void prefetch(List<String> keys) {
    for (int i = 0; i < keys.size(); i += CHUNK) {
      List<String> chunk = keys.subList(i, Math.min(i + CHUNK, keys.size()));
      chunk.forEach(key -> byKey.put(key, null));
      entities
          .createQuery("from " + entity.getSimpleName() + " where key in (:keys)", entity)
          .setParameter("keys", chunk)
          .getResultList()
          .forEach(found -> byKey.put(found.key, found));
    }
  }

  private T find(String key) {
    if (!byKey.containsKey(key)) {
      prefetch(List.of(key));
    }
    return byKey.get(key);
  }

  private String imported(String key) {
    DossierPart part = entities.find(DossierPart.class, id(key));
    return part == null ? null : part.sha256;
  }
}
