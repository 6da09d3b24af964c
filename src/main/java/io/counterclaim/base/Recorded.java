package io.counterclaim.base;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.hibernate.annotations.UuidGenerator;

/** What can be asked for by id and by key, and is never deleted for good. */
@MappedSuperclass
public abstract class Recorded extends PanacheEntityBase {
  @jakarta.persistence.Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  @Id
  @NonNull
  @Description("Global id: a UUID (version 7), unique over all types and never used again.")
  public UUID id;

  @Column(nullable = false, updatable = false)
  @NonNull
  @Description(
      "Stable name given by whoever recorded it: lower-case words joined by hyphens, unique in its type.")
  public String key;

  @Column(name = "recorded_at", nullable = false, updatable = false)
  @NonNull
  @Description("When this service recorded it. ISO 8601, in UTC.")
  public Instant recordedAt;

  /** A tombstone: what has it is no longer shown, but keeps its id and key. */
  @Ignore
  @Column(name = "deleted_at")
  public Instant deletedAt;

  @Ignore
  @Column(name = "deletion_reason")
  public String deletionReason;

  public UUID getId() {
    return id;
  }
}
