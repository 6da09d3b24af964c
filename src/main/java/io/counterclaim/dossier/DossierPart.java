package io.counterclaim.dossier;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a part of an imported dossier said: the id is its type and key, such as
 * `statement:putin-kursk-regained`.
 */
@Entity
@NamedQuery(
    name = "DossierPart.digests",
    query = "select p.id, p.sha256 from DossierPart p where among(:ids, p.id)")
public class DossierPart extends PanacheEntityBase {
  @Id public String id;
  public String sha256;
  public Instant recordedAt;

  protected DossierPart() {}

  DossierPart(String id, String sha256, Instant recordedAt) {
    this.id = id;
    this.sha256 = sha256;
    this.recordedAt = recordedAt;
  }

  /** What was imported under some ids: the digest of each. */
  static Map<String, String> digests(EntityManager entities, Collection<String> ids) {
    return entities
        .createNamedQuery("DossierPart.digests", Object[].class)
        .setParameter("ids", ids.toArray(String[]::new))
        .getResultStream()
        .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
  }
}
