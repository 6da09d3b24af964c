package io.counterclaim.engagement;

import io.counterclaim.base.Node;
import io.counterclaim.base.Period;
import io.counterclaim.base.Recorded;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Entity
@NamedQuery(
    name = "Engagement.ofStatements",
    query =
        """
        select x.statement, e
        from (select distinct a.statement.id as statement, a.engagement.id as engagement
            from Assertion a where among(:ids, a.statement.id) and a.supersededAt is null) x
          join Engagement e on e.id = x.engagement /* selected of e */
        where e.deletedAt is null
        order by e.key
        """)
@Description(
    "Something that happened, or is said to have happened. It has no losses, no victor and no controller of its own:"
        + " those are what statements assert.")
public class Engagement extends Recorded implements Node {
  @NonNull
  @Enumerated(EnumType.STRING)
  @Description("What sort of event it is.")
  public EngagementKind kind;

  @NonNull
  @Description("What it is called, in neutral English words.")
  public String title;

  @Description("What to know of it, in a sentence or two.")
  public String summary;

  @Description(
      "True where one record stands for many: `six combat engagements` is one aggregate whose COUNT is asserted.")
  public boolean aggregate;

  @NonNull
  @Embedded
  @AttributeOverride(name = "from", column = @Column(name = "period_from"))
  @AttributeOverride(name = "to", column = @Column(name = "period_to"))
  @AttributeOverride(name = "precision", column = @Column(name = "period_precision"))
  @AttributeOverride(name = "zone", column = @Column(name = "period_zone"))
  @Description("When it happened; `to` is null while it goes on.")
  public Period period;

  @ManyToOne(fetch = FetchType.LAZY)
  @Description("Where it happened, if that is known.")
  public Place place;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "part_of_id")
  @Description("The larger engagement that it is a part of.")
  public Engagement partOf;

  /** The first day of `period`, to count by. */
  @Ignore
  @Basic(fetch = FetchType.LAZY)
  @Column(name = "started_day")
  public LocalDate startedDay;

  /** To sort by, like the next one: never read. */
  @Ignore
  @Basic(fetch = FetchType.LAZY)
  @Column(name = "started_first", insertable = false, updatable = false)
  public Instant startedFirst;

  @Ignore
  @Basic(fetch = FetchType.LAZY)
  @Column(name = "started_last", insertable = false, updatable = false)
  public Instant startedLast;

  @Ignore
  @Basic(fetch = FetchType.LAZY)
  @Column(columnDefinition = "tsvector", insertable = false, updatable = false)
  public String search;
}
