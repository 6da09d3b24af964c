package io.counterclaim.dispute;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.counterclaim.dispute.Stretches.Stretch;
import io.counterclaim.statement.AssertionBasis;
import jakarta.persistence.EntityManager;
import java.time.Instant;
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
    Map<Stretch, UUID> stored = Stretches.of(entities, due);
    Map<Question, List<CampAssertion>> words = LatestWords.on(entities, due);
    Map<DisputeId, List<Timeline.Span>> before = spans(stored.keySet());
    Set<Stretch> right = right(due, before, words);
    Stretches.replace(entities, without(stored, right), without(right, stored.keySet()), now);
    DisputeChanges.write(entities, changes(due, before, spans(right), words, now), now);
    return Stream.concat(stored.keySet().stream(), right.stream())
        .sorted(Stretches.IN_ORDER)
        .map(Stretch::dispute)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<UUID> without(Map<Stretch, UUID> stored, Set<Stretch> right) {
    return stored.keySet().stream().filter(each -> !right.contains(each)).map(stored::get).toList();
  }

  private static List<Stretch> without(Set<Stretch> right, Set<Stretch> stored) {
    return right.stream().filter(each -> !stored.contains(each)).toList();
  }

  private static Map<DisputeId, List<Timeline.Span>> spans(Set<Stretch> stretches) {
    return stretches.stream()
        .collect(groupingBy(Stretch::dispute, mapping(Stretch::span, toList())));
  }

  private static Set<Stretch> right(
      List<DueQuestion> due,
      Map<DisputeId, List<Timeline.Span>> stored,
      Map<Question, List<CampAssertion>> words) {
    Set<Stretch> right = new HashSet<>();
    for (DueQuestion each : due) {
      for (boolean statedOnly : new boolean[] {false, true}) {
        DisputeId id = id(each.question(), statedOnly);
        Timeline.Span before = before(each.since(), stored.getOrDefault(id, List.of()));
        Timeline.since(each.since(), before, words(each.question(), statedOnly, words))
            .forEach(span -> right.add(new Stretch(id, span)));
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
}
