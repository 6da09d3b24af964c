package io.counterclaim.dispute;

import io.counterclaim.actor.Actor;
import io.counterclaim.engagement.Engagement;
import io.counterclaim.statement.Attribute;
import io.counterclaim.statement.Statement;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That a dispute became other than it was before, and there is one. */
@MappedSuperclass
abstract class DisputeChange extends PanacheEntityBase {
  @Id
  @Column(name = "revision")
  public long number;

  public boolean statedOnly;

  public Instant at;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  public Engagement engagement;

  @Enumerated(EnumType.STRING)
  public Attribute attribute;

  @ManyToOne(fetch = FetchType.LAZY)
  public Actor subject;

  @Enumerated(EnumType.STRING)
  public DisputeState state;

  @Enumerated(EnumType.STRING)
  public DisputeState stateBefore;

  public UUID[] camps;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  public Statement changedBy;

  DisputeId dispute() {
    return new DisputeId(
        new Question(engagement.id, attribute, subject == null ? null : subject.id),
        statedOnly,
        null,
        null);
  }

  /** Inferred assertions are among what it is made of. */
  @Entity(name = "OfAll")
  @Immutable
  @Table(name = "dispute_event")
  static class OfAll extends DisputeChange {}

  /** Inferred assertions are left out. */
  @Entity(name = "OfStated")
  @Immutable
  @Table(name = "stated_dispute_event")
  static class OfStated extends DisputeChange {}
}
