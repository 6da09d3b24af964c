package io.counterclaim.actor;

import static java.util.Comparator.comparing;

import io.counterclaim.base.Identified;
import io.counterclaim.base.Node;
import io.counterclaim.base.RuleCheck;
import io.counterclaim.base.Rules;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Entity
@NamedQuery(
    name = "Affiliation.ofMembers",
    query =
        """
        from Affiliation a /* selected of a */
        where among(:ids, a.member.id)
          and a.recordedAt <= :known and (a.supersededAt is null or a.supersededAt > :known)
          and (a.validFrom is null or cast(:on as LocalDate) is null or a.validFrom <= :on)
          and (a.validTo is null or cast(:on as LocalDate) is null or a.validTo > :on)
        order by a.validFrom nulls first, a.kind, a.id
        """)
@NamedQuery(
    name = "Affiliation.ofGroups",
    query =
        """
        from Affiliation a /* selected of a */
        where among(:ids, a.group.id)
          and a.recordedAt <= :known and (a.supersededAt is null or a.supersededAt > :known)
          and (a.validFrom is null or cast(:on as LocalDate) is null or a.validFrom <= :on)
          and (a.validTo is null or cast(:on as LocalDate) is null or a.validTo > :on)
        order by a.validFrom nulls first, a.kind, a.id
        """)
@NamedQuery(
    name = "Affiliation.current",
    query = "from Affiliation where among(:members, member.id) and supersededAt is null")
@NamedQuery(
    name = "Affiliation.ofActor",
    query =
        """
        from Affiliation f join fetch f.member join fetch f.group
        where (f.member = :actor or f.group = :actor) and f.supersededAt is null
        order by f.id
        """)
@NamedQuery(
    name = "Affiliation.byId",
    query = "from Affiliation f join fetch f.member join fetch f.group where among(:ids, f.id)")
@NamedQuery(
    name = "Affiliation.supersede",
    query = "update Affiliation f set f.supersededAt = :now where f.id = :id")
@Description("A dated link from a member to a group.")
public class Affiliation extends Identified implements Node {
  @NonNull
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @Description("Who belongs.")
  public Actor member;

  @NonNull
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @Description("What it belongs to.")
  public Actor group;

  @NonNull
  @Enumerated(EnumType.STRING)
  @Description("How it belongs.")
  public AffiliationKind kind;

  @Description("The office or rank held.")
  public String title;

  @Name("from")
  @Column(name = "valid_from")
  @Description(
      "The first day on which it holds, an ISO 8601 calendar day; null when it is not known or always was so.")
  public LocalDate validFrom;

  @Name("to")
  @Column(name = "valid_to")
  @Description(
      "The first day on which it no longer holds, an ISO 8601 calendar day; null while it goes on.")
  public LocalDate validTo;

  @Ignore
  @Column(name = "recorded_at", nullable = false, updatable = false)
  public Instant recordedAt;

  @Ignore
  @Column(name = "superseded_at")
  public Instant supersededAt;

  /** Those of some members that hold. */
  public static List<Affiliation> current(EntityManager entities, Collection<UUID> members) {
    return members.isEmpty()
        ? List.of()
        : entities
            .createNamedQuery("Affiliation.current", Affiliation.class)
            .setParameter("members", members.toArray(UUID[]::new))
            .getResultList();
  }

  /** Those from and to an actor that hold. */
  public static List<Affiliation> ofActor(EntityManager entities, Actor actor) {
    return entities
        .createNamedQuery("Affiliation.ofActor", Affiliation.class)
        .setParameter("actor", actor)
        .getResultList();
  }

  /** Whether its own rules hold; those that it breaks are told. */
  public boolean holds(Rules rules) {
    RuleCheck check = new RuleCheck(rules);
    if (member == group) {
      check.broken("/group", "must be another actor than the member");
    }
    if (group.type == ActorType.PERSON) {
      check.broken("/group", "must not be a person");
    }
    if (member.type == ActorType.STATE && kind.leadsToCamp() && kind != AffiliationKind.MEMBER_OF) {
      check.broken("/kind", "must not lead a state to another camp: a state speaks for itself");
    }
    if (validFrom != null && validTo != null && !validFrom.isBefore(validTo)) {
      check.broken("/to", "must be later than from");
    }
    return check.passed();
  }

  /** The first day, the first of all if none is given. */
  public LocalDate begins() {
    return validFrom == null ? LocalDate.MIN : validFrom;
  }

  public boolean overlaps(Affiliation other) {
    return begins().isBefore(other.ends()) && other.begins().isBefore(ends());
  }

  boolean isValidOn(LocalDate day) {
    return !begins().isAfter(day) && day.isBefore(ends());
  }

  /** Whether it says the same of the same member and group. */
  public boolean says(Affiliation other) {
    return Objects.equals(title, other.title)
        && Objects.equals(validFrom, other.validFrom)
        && Objects.equals(validTo, other.validTo);
  }

  /** The same on those of its days on which none of some others holds, in stretches. */
  public List<Affiliation> without(Collection<Affiliation> others) {
    List<Affiliation> stretches = new ArrayList<>();
    LocalDate day = begins();
    for (Affiliation other :
        others.stream().filter(this::overlaps).sorted(comparing(Affiliation::begins)).toList()) {
      if (day.isBefore(other.begins())) {
        stretches.add(during(day, other.begins()));
      }
      day = other.ends().isAfter(day) ? other.ends() : day;
    }
    if (day.isBefore(ends())) {
      stretches.add(during(day, ends()));
    }
    return stretches;
  }

  private Affiliation during(LocalDate from, LocalDate to) {
    Affiliation part = copy();
    part.validFrom = from.equals(LocalDate.MIN) ? null : from;
    part.validTo = to.equals(LocalDate.MAX) ? null : to;
    return part;
  }

  /** Another one that says the same, and is not recorded. */
  public Affiliation copy() {
    Affiliation copy = new Affiliation();
    copy.member = member;
    copy.group = group;
    copy.kind = kind;
    copy.title = title;
    copy.validFrom = validFrom;
    copy.validTo = validTo;
    return copy;
  }

  private LocalDate ends() {
    return validTo == null ? LocalDate.MAX : validTo;
  }
}
