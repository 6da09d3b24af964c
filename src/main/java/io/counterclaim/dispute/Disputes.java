package io.counterclaim.dispute;

import static java.util.stream.Collectors.groupingBy;

import io.counterclaim.actor.Actor;
import io.counterclaim.engagement.Engagement;
import io.counterclaim.graphql.lists.TimeRange;
import io.counterclaim.statement.AssertionBasis;
import io.counterclaim.statement.Statement;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** Keeps the stored disputes right, in the transaction of what changes them. */
public final class Disputes {
  private static final int CHUNK = 20;
  private static final String TAKE =
      """
      delete from dispute_due where engagement_id = any(array(select engagement_id from dispute_due %s))
      returning engagement_id
      """;
  private static final String OWN =
      TAKE.formatted("where noted_in = pg_current_xact_id() limit :most");

  /** Rows that are locked are noted again just now, by a transaction that is not over. */
  private static final String ANY = TAKE.formatted("limit :most for update skip locked");

  /** A stored stretch, by all that it says. */
  private record Stored(Question question, boolean statedOnly, Timeline.Span span) {}

  /** So that what changes at the same moment is always listed in the same order. */
  private static final Comparator<Stored> IN_ORDER =
      Comparator.comparing((Stored stored) -> stored.question.engagement().toString())
          .thenComparing(stored -> stored.question.attribute())
          .thenComparing(stored -> String.valueOf(stored.question.subject()))
          .thenComparing(stored -> stored.statedOnly)
          .thenComparing(stored -> stored.span.since());

  private Disputes() {}

  /**
   * Works out anew the disputes of the engagements that this transaction noted as due. What is no
   * longer right is ended, not overwritten. Call it under the lock of writers, after all else is
   * flushed.
   *
   * @param now the moment at which the change is recorded
   */
  public static void update(EntityManager entities, Instant now) {
    while (update(entities, OWN, now) > 0) {}
  }

  /**
   * The same for a few engagements, whoever noted them.
   *
   * @return of how many; 0 if nothing is due
   */
  static int updateSome(EntityManager entities, Instant now) {
    return update(entities, ANY, now);
  }

  private static int update(EntityManager entities, String take, Instant now) {
    List<UUID> due =
        entities
            .unwrap(Session.class)
            .createNativeQuery(take, UUID.class)
            .setParameter("most", CHUNK)
            .getResultList();
    if (!due.isEmpty()) {
      update(entities, due, now);
      entities.flush();
      entities.clear();
    }
    return due.size();
  }

  private static void update(EntityManager entities, List<UUID> engagements, Instant now) {
    Map<Stored, Dispute> stored = stored(entities, engagements);
    Set<Stored> right = new HashSet<>();
    words(entities, engagements)
        .forEach(
            (question, words) -> {
              List<CampAssertion> stated =
                  words.stream().filter(word -> word.basis() == AssertionBasis.STATED).toList();
              Timeline.of(words).forEach(span -> right.add(new Stored(question, false, span)));
              Timeline.of(stated).forEach(span -> right.add(new Stored(question, true, span)));
            });
    stored.forEach(
        (key, dispute) -> {
          if (!right.contains(key)) {
            dispute.supersededAt = now;
          }
        });
    right.stream()
        .filter(key -> !stored.containsKey(key))
        .sorted(IN_ORDER)
        .forEach(key -> entities.persist(dispute(entities, key, now)));
  }

  private static Map<Question, List<CampAssertion>> words(
      EntityManager entities, Collection<UUID> engagements) {
    return CampAssertions.on(
            entities.unwrap(Session.class),
            engagements,
            false,
            false,
            TimeRange.LATEST,
            TimeRange.LATEST)
        .stream()
        .collect(groupingBy(CampAssertion::question));
  }

  private static Map<Stored, Dispute> stored(EntityManager entities, List<UUID> engagements) {
    Map<Stored, Dispute> stored = new HashMap<>();
    entities
        .createNamedQuery("Dispute.ofEngagements", Dispute.class)
        .setParameter("ids", engagements.toArray(UUID[]::new))
        .getResultList()
        .forEach(d -> stored.put(new Stored(d.question(), d.statedOnly, span(d)), d));
    return stored;
  }

  private static Timeline.Span span(Dispute dispute) {
    return new Timeline.Span(
        dispute.state,
        new HashSet<>(Arrays.asList(dispute.camps)),
        dispute.since,
        dispute.until,
        dispute.changedBy.id);
  }

  private static Dispute dispute(EntityManager entities, Stored stored, Instant now) {
    Question question = stored.question;
    Dispute dispute = new Dispute();
    dispute.engagement = entities.getReference(Engagement.class, question.engagement());
    dispute.attribute = question.attribute();
    dispute.subject =
        question.subject() == null ? null : entities.getReference(Actor.class, question.subject());
    dispute.statedOnly = stored.statedOnly;
    dispute.state = stored.span.state();
    dispute.camps = stored.span.camps().toArray(UUID[]::new);
    dispute.since = stored.span.since();
    dispute.until = stored.span.until();
    dispute.changedBy = entities.getReference(Statement.class, stored.span.changedBy());
    dispute.recordedAt = now;
    return dispute;
  }
}
