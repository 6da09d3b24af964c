package io.counterclaim.statement;

import static java.util.stream.Collectors.groupingBy;

import io.counterclaim.actor.Actor;
import io.counterclaim.base.Identified;
import io.counterclaim.base.Node;
import io.counterclaim.graphql.execution.SelectedFields;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Entity
@NamedQuery(
    name = "Assessment.ofStatements",
    query =
        """
        from Assessment a /* selected of a */
        where among(:ids, a.statement.id)
          and a.recordedAt <= :known and (a.supersededAt is null or a.supersededAt > :known)
        order by a.assessedAt desc, a.id desc
        """)
@NamedQuery(
    name = "Assessment.recorded",
    query =
        """
        from Assessment a join fetch a.statement join fetch a.assessor
        where among(:statements, a.statement.id) and a.supersededAt is null
        """)
@NamedQuery(
    name = "Assessment.withdraw",
    query = "update Assessment a set a.supersededAt = :now where a.id = :id")
@Description(
    "What a named assessor says of a statement. Assessors may disagree; nobody's verdict overwrites another's.")
public class Assessment extends Identified implements Node {
  @NonNull
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @Description("The statement assessed.")
  public Statement statement;

  @NonNull
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @Description("Who assessed it.")
  public Actor assessor;

  @NonNull
  @Enumerated(EnumType.STRING)
  @Description("What the assessor holds of it.")
  public Verdict verdict;

  @NonNull
  @Enumerated(EnumType.STRING)
  @Description("How credible the assessor finds it: the Admiralty code, 1 to 6.")
  public Credibility credibility;

  @Description("The assessor's reasons, in a sentence.")
  public String note;

  @ManyToOne(fetch = FetchType.LAZY)
  @Description("Where the assessment can be read.")
  public Source source;

  @NonNull
  @Column(name = "assessed_at", nullable = false)
  @Description("When it was assessed. ISO 8601, in UTC.")
  public Instant assessedAt;

  @Ignore
  @Column(name = "recorded_at", nullable = false, updatable = false)
  public Instant recordedAt;

  /** When it was withdrawn, or another one took its place; null for what holds. */
  @Ignore
  @Column(name = "superseded_at")
  public Instant supersededAt;

  public static void withdraw(EntityManager entities, UUID id, Instant now) {
    entities
        .createNamedQuery("Assessment.withdraw")
        .setParameter("id", id)
        .setParameter("now", now)
        .executeUpdate();
  }

  /** The recorded ones of some statements. */
  public static List<Assessment> recorded(EntityManager entities, Collection<UUID> statements) {
    return statements.isEmpty()
        ? List.of()
        : entities
            .createNamedQuery("Assessment.recorded", Assessment.class)
            .setParameter("statements", statements.toArray(UUID[]::new))
            .getResultList();
  }

  /** Those of each statement that were known at a moment, the latest first. */
  public static Map<UUID, List<Assessment>> of(
      Collection<UUID> statements, Instant known, SelectedFields selection) {
    return selection
        .query("Assessment.ofStatements", Assessment.class, statements)
        .setParameter("known", known)
        .getResultList()
        .stream()
        .collect(groupingBy(assessment -> assessment.statement.id));
  }

  /** Whether it says the same as another one of the same assessor on the same statement. */
  public boolean says(Assessment other) {
    return verdict == other.verdict
        && credibility == other.credibility
        && source == other.source
        && Objects.equals(note, other.note);
  }
}
