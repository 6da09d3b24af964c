package io.counterclaim.dispute;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.counterclaim.actor.Actor;
import io.counterclaim.engagement.Engagement;
import io.counterclaim.statement.AssertionBasis;
import io.counterclaim.statement.Statement;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps the stored disputes right, in the transaction of what changes them. */
public final class Disputes {
  private static final int CHUNK = 50;

  /** What lasts to the moment at least: stretches that were over before it stay as they are. */
  private static final String STORED =
      """
      select d.*
      from due
      cross join lateral (
        select * from dispute
        where engagement_id = due.engagement_id and attribute = due.attribute
          and subject_id is not distinct from due.subject_id and superseded_at is null
          and coalesce(until, 'infinity') >= due.since
        offset 0) d
      """;

  /** A stored stretch, by all that it says. */
  private record Stored(DisputeId dispute, Timeline.Span span) {
    static Stored of(Dispute dispute) {
      return new Stored(
          id(dispute.question(), dispute.statedOnly),
          new Timeline.Span(
              dispute.state,
              new HashSet<>(Arrays.asList(dispute.camps)),
              dispute.since,
              dispute.until,
              dispute.changedBy.id));
    }
  }

  /** So that what changes at the same moment is always listed in the same order. */
  private static final Comparator<Stored> IN_ORDER =
      Comparator.comparing((Stored stored) -> stored.dispute.question().engagement().toString())
          .thenComparing(stored -> stored.dispute.question().attribute())
          .thenComparing(stored -> String.valueOf(stored.dispute.question().subject()))
          .thenComparing(stored -> stored.dispute.statedOnly())
          .thenComparing(stored -> stored.span.since());

  private Disputes() {}

  /**
   * Works out anew the disputes on the questions that this transaction noted as due, each from the
   * moment on from which it may have changed. What is no longer right is ended, not overwritten.
   * Call it under the lock of writers, once in a transaction, after all else is flushed.
   *
   * @param now the moment at which the change is recorded
   * @return those on these questions: a word may change what is said in one though its stretches
   *     stay as they are
   */
  public static Set<DisputeId> update(EntityManager entities, Instant now) {
    Set<DisputeId> changed = new LinkedHashSet<>();
    List<DueQuestion> due = DueQuestion.takeOwn(entities);
    for (int i = 0; i < due.size(); i += CHUNK) {
      changed.addAll(update(entities, due.subList(i, Math.min(i + CHUNK, due.size())), now));
    }
    return changed;
  }

  /**
   * The same on a few questions, whoever noted them.
   *
   * @return on how many; 0 if nothing is due
   */
  static int updateSome(EntityManager entities, Instant now) {
    List<DueQuestion> due = DueQuestion.takeAny(entities, CHUNK);
    if (!due.isEmpty()) {
      update(entities, due, now);
    }
    return due.size();
  }

  private static Set<DisputeId> update(
      EntityManager entities, List<DueQuestion> noted, Instant now) {
    List<DueQuestion> due = noted.stream().map(each -> each.since(now)).toList();
    Map<Stored, Dispute> stored = stored(entities, due);
    Map<Question, List<CampAssertion>> words = LatestWords.on(entities, due);
    Map<DisputeId, List<Timeline.Span>> before = spans(stored.keySet());
    Set<Stored> right = right(due, before, words);
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
    entities.flush();
    entities.clear();
    DisputeChanges.write(entities, changes(due, before, spans(right), words, now), now);
    return Stream.concat(stored.keySet().stream(), right.stream())
        .sorted(IN_ORDER)
        .map(Stored::dispute)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Map<Stored, Dispute> stored(EntityManager entities, List<DueQuestion> due) {
    Map<Stored, Dispute> stored = new HashMap<>();
    DueQuestion.query(entities, due, STORED, Dispute.class)
        .getResultList()
        .forEach(dispute -> stored.put(Stored.of(dispute), dispute));
    return stored;
  }

  private static Map<DisputeId, List<Timeline.Span>> spans(Set<Stored> stretches) {
    return stretches.stream().collect(groupingBy(Stored::dispute, mapping(Stored::span, toList())));
  }

  private static Set<Stored> right(
      List<DueQuestion> due,
      Map<DisputeId, List<Timeline.Span>> stored,
      Map<Question, List<CampAssertion>> words) {
    Set<Stored> right = new HashSet<>();
    for (DueQuestion each : due) {
      for (boolean statedOnly : new boolean[] {false, true}) {
        DisputeId id = id(each.question(), statedOnly);
        Timeline.Span before = before(each.since(), stored.getOrDefault(id, List.of()));
        Timeline.since(each.since(), before, words(each.question(), statedOnly, words))
            .forEach(span -> right.add(new Stored(id, span)));
      }
    }
    return right;
  }

  private static List<DisputeChanges.Row> changes(
      List<DueQuestion> due,
      Map<DisputeId, List<Timeline.Span>> before,
      Map<DisputeId, List<Timeline.Span>> after,
      Map<Question, List<CampAssertion>> words,
      Instant now) {
    Function<DisputeId, DisputeChanges.InForce> inForce =
        id ->
            DisputeChanges.InForce.of(
                before.getOrDefault(id, List.of()),
                after.getOrDefault(id, List.of()),
                words(id.question(), id.statedOnly(), words),
                now);
    return due.stream()
        .map(DueQuestion::question)
        .map(
            question ->
                new DisputeChanges.Row(
                    question.engagement(),
                    question.attribute(),
                    question.subject(),
                    inForce.apply(id(question, false)),
                    inForce.apply(id(question, true))))
        .toList();
  }

  private static List<CampAssertion> words(
      Question question, boolean statedOnly, Map<Question, List<CampAssertion>> all) {
    List<CampAssertion> words = all.getOrDefault(question, List.of());
    return statedOnly ? stated(words) : words;
  }

  private static Timeline.Span before(Instant moment, List<Timeline.Span> spans) {
    return spans.stream().filter(span -> span.since().isBefore(moment)).findFirst().orElse(null);
  }

  private static List<CampAssertion> stated(List<CampAssertion> words) {
    return words.stream().filter(word -> word.basis() == AssertionBasis.STATED).toList();
  }

  private static DisputeId id(Question question, boolean statedOnly) {
    return new DisputeId(question, statedOnly, null, null);
  }

  private static Dispute dispute(EntityManager entities, Stored stored, Instant now) {
    Question question = stored.dispute.question();
    Dispute dispute = new Dispute();
    dispute.engagement = entities.getReference(Engagement.class, question.engagement());
    dispute.attribute = question.attribute();
    dispute.subject =
        question.subject() == null ? null : entities.getReference(Actor.class, question.subject());
    dispute.statedOnly = stored.dispute.statedOnly();
    dispute.state = stored.span.state();
    dispute.camps = stored.span.camps().toArray(UUID[]::new);
    dispute.since = stored.span.since();
    dispute.until = stored.span.until();
    dispute.changedBy = entities.getReference(Statement.class, stored.span.changedBy());
    dispute.recordedAt = now;
    return dispute;
  }
}
