package io.counterclaim.statement;

import io.counterclaim.base.Rules;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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
          and r.recordedAt <= :known and (r.supersededAt is null or r.supersededAt > :known)
          and was_there(r.from.id, r.from.recordedAt, r.from.deletedAt, :known)
          and was_there(r.to.id, r.to.recordedAt, r.to.deletedAt, :known)
          and (:type is null or r.type = :type) and (:basis is null or r.basis = :basis)
        order by r.recordedAt, r.id
        """)
@NamedQuery(
    name = "StatementRelation.byId",
    query =
        """
        from StatementRelation r /* selected of r */ where among(:ids, r.id)
        """)
@NamedQuery(
    name = "StatementRelation.misplaced",
    query =
        """
        from StatementRelation r
        where (among(:relations, r.id) or among(:statements, fk(r.from)) or among(:statements, fk(r.to)))
          and r.supersededAt is null
          and (r.type = DENIES
              and (select case when f.deletedAt is null then fk(f.camp) end from Statement f where f.id = fk(r.from))
                = (select case when t.deletedAt is null then fk(t.camp) end from Statement t where t.id = fk(r.to))
            or r.type in (RETRACTS, CORRECTS)
              and (select case when f.deletedAt is null then fk(f.camp) end from Statement f where f.id = fk(r.from))
                <> (select case when t.deletedAt is null then fk(t.camp) end from Statement t where t.id = fk(r.to)))
        order by r.recordedAt, r.id
        """)
@NamedQuery(
    name = "StatementRelation.recorded",
    query =
        """
        from StatementRelation r join fetch r.from join fetch r.to
        where among(:statements, r.from.id) and r.supersededAt is null
        """)
@NamedQuery(
    name = "StatementRelation.withdraw",
    query = "update StatementRelation r set r.supersededAt = :now where r.id = :id")
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

  /** When it was withdrawn, or another one took its place; null for what holds. */
  @Ignore
  @Column(name = "superseded_at")
  public Instant supersededAt;

  public static void withdraw(EntityManager entities, UUID id, Instant now) {
    entities
        .createNamedQuery("StatementRelation.withdraw")
        .setParameter("id", id)
        .setParameter("now", now)
        .executeUpdate();
  }

  /**
   * Those of some relations, and of those to and from some statements, that are not what they may
   * be: retractions and corrections within one camp, denials across camps. What is deleted is left
   * aside, like what was withdrawn.
   */
  public static List<StatementRelation> misplaced(
      EntityManager entities, Collection<UUID> relations, Collection<UUID> statements) {
    return relations.isEmpty() && statements.isEmpty()
        ? List.of()
        : entities
            .createNamedQuery("StatementRelation.misplaced", StatementRelation.class)
            .setParameter("relations", relations.toArray(UUID[]::new))
            .setParameter("statements", statements.toArray(UUID[]::new))
            .getResultList();
  }

  /** Tells that it is not what it may be. */
  public void misplaced(Rules rules) {
    rules.broken(
        "/type",
        type == RelationType.DENIES
            ? "must not be DENIES: both statements are of one camp"
            : "must not be " + type + ": the two statements are of two camps");
  }

  /** The recorded ones from some statements. */
  public static List<StatementRelation> recordedFrom(
      EntityManager entities, Collection<UUID> statements) {
    return statements.isEmpty()
        ? List.of()
        : entities
            .createNamedQuery("StatementRelation.recorded", StatementRelation.class)
            .setParameter("statements", statements.toArray(UUID[]::new))
            .getResultList();
  }

  /** Whether it says the same as another one between the same statements. */
  public boolean says(StatementRelation other) {
    return basis == other.basis && Objects.equals(note, other.note);
  }
}
