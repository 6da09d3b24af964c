package io.counterclaim.base;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** What can be asked for by id and by key, and is never deleted for good. */
@MappedSuperclass
public abstract class Recorded extends Identified {
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
}
