package io.counterclaim.dispute;

import io.counterclaim.actor.Actor;
import io.counterclaim.base.Node;
import io.counterclaim.engagement.Engagement;
import io.counterclaim.statement.Attribute;
import io.counterclaim.statement.Statement;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.hibernate.annotations.UuidGenerator;

/**
 * Stored as stretches of time over which state and positions stay the same: see {@link Timeline}.
 */
@Entity
@Description(
    "One attribute of one engagement, and everyone who has taken a position on it, as it stood at a moment.")
public class Dispute extends PanacheEntityBase implements Node {
  /** Of a stretch; as soon as more is known another one takes its place. */
  @Ignore
  @jakarta.persistence.Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  @Column(name = "id")
  public UUID row;

  @NonNull
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @Description("The engagement.")
  public Engagement engagement;

  @NonNull
  @Enumerated(EnumType.STRING)
  @Description("What of it.")
  public Attribute attribute;

  @ManyToOne(fetch = FetchType.LAZY)
  @Description("Whose losses, whose troops; null where the attribute is the engagement's own.")
  public Actor subject;

  @Ignore public boolean statedOnly;

  @NonNull
  @Enumerated(EnumType.STRING)
  @Description("How the latest words of the camps stand to one another.")
  public DisputeState state;

  @Ignore public UUID[] camps;

  @NonNull
  @Description("From when state and positions are as they are here. ISO 8601, in UTC.")
  public Instant since;

  @Ignore public Instant until;

  @NonNull
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @Description(
      "The statement that made them so: by what it says, or by what it retracts or corrects.")
  public Statement changedBy;

  @Ignore public Instant recordedAt;

  @Ignore public Instant supersededAt;

  /** The moments for which it was asked: what had been said by then, as it was known then. */
  @Ignore @Transient public Clocks clocks;

  @Override
  @Id
  @NonNull
  @Description(
      "Global id, an opaque text. Stands for engagement, attribute, subject and statedOnly, and for asOf and knownAt where they"
          + " were given: the same question has the same id, whatever becomes known.")
  public String getId() {
    return new DisputeId(question(), statedOnly, clocks.asOf(), clocks.known().asked()).toString();
  }

  /** What it is at these moments, of many that a stretch may be asked for at. */
  Dispute at(Clocks clocks) {
    Dispute dispute = new Dispute();
    dispute.row = row;
    dispute.engagement = engagement;
    dispute.attribute = attribute;
    dispute.subject = subject;
    dispute.statedOnly = statedOnly;
    dispute.state = state;
    dispute.camps = camps;
    dispute.since = since;
    dispute.until = until;
    dispute.changedBy = changedBy;
    dispute.recordedAt = recordedAt;
    dispute.supersededAt = supersededAt;
    dispute.clocks = clocks;
    return dispute;
  }

  Question question() {
    return new Question(engagement.id, attribute, subject == null ? null : subject.id);
  }
}
