package io.counterclaim.dossier;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/**
 * What a part of an imported dossier said: the id is its type and key, such as
 * `statement:putin-kursk-regained`.
 */
@Entity
public class DossierPart extends PanacheEntityBase {
  @Id public String id;
  public String sha256;
  public Instant recordedAt;
}
