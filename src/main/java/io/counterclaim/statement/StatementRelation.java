package io.counterclaim.statement;

import io.counterclaim.base.RuleCheck;
import io.counterclaim.base.Rules;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.hibernate.annotations.UuidGenerator;

@Entity
@NamedQuery(
    name = "StatementRelation.ofStatements",
    query =
        """
        from StatementRelation r /* selected of r */
        where (among(:ids, r.from.id) or among(:ids, r.to.id))
          and r.from.deletedAt is null and r.to.deletedAt is null
          and (:type is null or r.type = :type) and (:basis is null or r.basis = :basis)
        order by r.recordedAt, r.id
        """)
@Table(name = "statement_relation")
@Description("A link from one statement to another.")
public class StatementRelation extends PanacheEntityBase {
  @jakarta.persistence.Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  @Id
  @Description(
      "Global id: a UUID (version 7), unique over all types and never used again. Null for DERIVED ones, so that it is"
          + " no Node.")
  public UUID id;

  @NonNull
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @Description("The statement that denies, corrects, repeats …")
  public Statement from;

  @NonNull
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @Description("The statement that is denied, corrected, repeated …")
  public Statement to;

  @NonNull
  @Enumerated(EnumType.STRING)
  @Description("How `from` stands to `to`.")
  public RelationType type;

  @NonNull
  @Enumerated(EnumType.STRING)
  @Description("Where the link comes from.")
  public RelationBasis basis;

  @Description("What to know of the link.")
  public String note;

  @Ignore
  @Column(name = "recorded_at", nullable = false, updatable = false)
  public Instant recordedAt;

  /** Whether its own rules hold; those that it breaks are told. */
  public boolean holds(Rules rules) {
    RuleCheck check = new RuleCheck(rules);
    boolean oneCamp = from.camp.id.equals(to.camp.id);
    if (from == to) {
      check.broken("/to", "must be another statement than from");
    }
    if (!oneCamp && (type == RelationType.RETRACTS || type == RelationType.CORRECTS)) {
      check.broken("/type", "must not be " + type + ": the two statements are of two camps");
    }
    if (oneCamp && from != to && type == RelationType.DENIES) {
      check.broken("/type", "must not be DENIES: both statements are of one camp");
    }
    return check.passed();
  }

  /** Whether it says the same as another one between the same statements. */
  public boolean says(StatementRelation other) {
    return basis == other.basis && Objects.equals(note, other.note);
  }

  /** The recorded link of a type from one statement to another, or null. */
  public static StatementRelation of(Statement from, Statement to, RelationType type) {
    return find("type = ?3 and from = ?1 and to = ?2", from, to, type).firstResult();
  }
}
