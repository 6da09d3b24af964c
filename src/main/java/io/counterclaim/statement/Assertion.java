package io.counterclaim.statement;

import io.counterclaim.actor.Actor;
import io.counterclaim.base.Identified;
import io.counterclaim.base.Node;
import io.counterclaim.base.Rules;
import io.counterclaim.engagement.Engagement;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Entity
@NamedQuery(
    name = "Assertion.ofStatements",
    query =
        """
        from Assertion a /* selected of a */
        where among(:ids, a.statement.id)
          and a.recordedAt <= :known and (a.supersededAt is null or a.supersededAt > :known)
          and (:attribute is null or a.attribute = :attribute)
        order by a.engagement.id, a.attribute, a.id
        """)
@NamedQuery(
    name = "Assertion.current",
    query = "from Assertion a where a.statement.id = :statement and a.supersededAt is null")
@NamedQuery(
    name = "Assertion.supersede",
    query = "update Assertion a set a.supersededAt = :now where among(:ids, a.id)")
@NamedQuery(
    name = "Assertion.byId",
    query =
        """
        from Assertion a left join fetch a.value.actor left join fetch a.value.place join fetch a.statement s /* selected of s */
        where among(:ids, a.id)
        """)
@NamedQuery(
    name = "Assertion.engagementsOfStatements",
    query =
        """
        select distinct a.engagement.id from Assertion a
        where among(:ids, a.statement.id)
          and a.recordedAt <= :known and (a.supersededAt is null or a.supersededAt > :known)
        """)
@Description(
    "A value that a statement affirms, denies or leaves open for one attribute of one engagement.")
public class Assertion extends Identified implements Node {
  private static final Set<String> OCCURRED = Set.of("YES", "NO");
  private static final Set<String> STATUS = Set.of("ONGOING", "ENDED", "NOT_STARTED");

  @NonNull
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @Description("The statement that asserts it.")
  public Statement statement;

  @NonNull
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @Description("The engagement that it is about.")
  public Engagement engagement;

  @NonNull
  @Enumerated(EnumType.STRING)
  @Description("What of the engagement it speaks to.")
  public Attribute attribute;

  @ManyToOne(fetch = FetchType.LAZY)
  @Description("Whose losses, whose troops; null where the attribute is the engagement's own.")
  public Actor subject;

  @NonNull
  @Enumerated(EnumType.STRING)
  @Description("Whether it affirms the value, denies it or leaves it open.")
  public Polarity polarity;

  @NonNull
  @Enumerated(EnumType.STRING)
  @Description("Whether the words say it, or the person who recorded them concluded it.")
  public AssertionBasis basis;

  @NonNull
  @Embedded
  @Description("The value.")
  public AssertedValue value;

  @Ignore
  @Column(name = "recorded_at", nullable = false, updatable = false)
  public Instant recordedAt;

  /** When a changed assertion took its place; null for what holds. */
  @Ignore
  @Column(name = "superseded_at")
  public Instant supersededAt;

  /** The end of the period in which the statement was said. */
  @Ignore
  @Basic(fetch = FetchType.LAZY)
  @Column(name = "said_to", insertable = false, updatable = false)
  public Instant saidTo;

  /**
   * Whether it has one value, of the kind that its attribute takes; the rules that it breaks are
   * told.
   */
  public boolean holds(Rules rules) {
    if (!value.isOnly(attribute.value)) {
      rules.broken(
          "",
          attribute
              + " takes exactly one value: "
              + attribute.value.name().toLowerCase(Locale.ROOT));
    } else if (attribute == Attribute.OCCURRED && !OCCURRED.contains(value.code)) {
      rules.broken("/code", "must be YES or NO for OCCURRED");
    } else if (attribute == Attribute.STATUS && !STATUS.contains(value.code)) {
      rules.broken("/code", "must be ONGOING, ENDED or NOT_STARTED for STATUS");
    } else if (attribute == Attribute.AREA_KM2 && !value.quantity.unit().equals("km2")) {
      rules.broken("/quantity/unit", "must be km2 for AREA_KM2");
    } else {
      return value.quantity == null || value.quantity.holds(rules.at("/quantity"));
    }
    return false;
  }

  /** Whether it says the same of the same. */
  public boolean says(Assertion other) {
    return slot().equals(other.slot())
        && polarity == other.polarity
        && basis == other.basis
        && value.says(other.value);
  }

  /** What there may be only one of in a statement. */
  public List<Object> slot() {
    return Arrays.asList(
        engagement, attribute, subject, attribute.holdsMany() ? value.actor : null);
  }
}
