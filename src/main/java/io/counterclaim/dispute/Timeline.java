package io.counterclaim.dispute;

import io.counterclaim.statement.Polarity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * How the dispute on one question went: stretches of time over which state and positions stay the
 * same.
 */
final class Timeline {
  /**
   * One stretch.
   *
   * @param until the first moment after it; null for the last one
   * @param changedBy the statement that made it begin
   */
  record Span(DisputeState state, Set<UUID> camps, Instant since, Instant until, UUID changedBy) {}

  /** What must stay the same within a stretch. */
  private record Held(UUID camp, Polarity polarity, Value value) {}

  private final Map<CampAssertion.Slot, TreeSet<CampAssertion>> counting = new HashMap<>();
  private final List<Span> spans = new ArrayList<>();
  private Set<Held> held;

  private Timeline() {}

  static List<Span> of(Collection<CampAssertion> words) {
    TreeMap<Instant, List<CampAssertion>> moments = new TreeMap<>();
    for (CampAssertion word : words) {
      moments.computeIfAbsent(word.said(), moment -> new ArrayList<>()).add(word);
      if (word.withdrawn() != null && word.withdrawn().isAfter(word.said())) {
        moments.computeIfAbsent(word.withdrawn(), moment -> new ArrayList<>()).add(word);
      }
    }
    Timeline timeline = new Timeline();
    moments.forEach(timeline::pass);
    return timeline.spans;
  }

  private void pass(Instant moment, List<CampAssertion> changes) {
    Map<CampAssertion.Slot, Optional<CampAssertion>> before = new HashMap<>();
    for (CampAssertion word : changes) {
      before.computeIfAbsent(word.slot(), this::latest);
      TreeSet<CampAssertion> slot =
          counting.computeIfAbsent(word.slot(), s -> new TreeSet<>(CampAssertion.BY_TIME));
      if (word.countsAt(moment)) {
        slot.add(word);
      } else {
        slot.remove(word);
      }
      if (slot.isEmpty()) {
        counting.remove(word.slot());
      }
    }
    turn(moment, changedBy(moment, changes, before));
  }

  private Optional<CampAssertion> latest(CampAssertion.Slot slot) {
    return Optional.ofNullable(counting.get(slot)).map(TreeSet::last);
  }

  /**
   * The last of the statements that changed what is held; what repeats, or is made up for at once,
   * did not.
   */
  private UUID changedBy(
      Instant moment,
      List<CampAssertion> changes,
      Map<CampAssertion.Slot, Optional<CampAssertion>> before) {
    return changes.stream()
        .filter(word -> word.countsAt(moment) || word.said().isBefore(moment))
        .filter(word -> !saySame(before.get(word.slot()), latest(word.slot())))
        .max(CampAssertion.BY_TIME)
        .map(word -> word.countsAt(moment) ? word.statement() : word.withdrawnBy())
        .orElse(changes.get(0).statement());
  }

  private static boolean saySame(Optional<CampAssertion> one, Optional<CampAssertion> other) {
    return one.isPresent() == other.isPresent()
        && (one.isEmpty() || one.get().saysTheSameAs(other.get()));
  }

  private void turn(Instant moment, UUID changedBy) {
    List<CampAssertion> latest = counting.values().stream().map(TreeSet::last).toList();
    Set<Held> now = new HashSet<>();
    Set<UUID> camps = new HashSet<>();
    for (CampAssertion word : latest) {
      now.add(new Held(word.camp(), word.polarity(), word.value()));
      camps.add(word.camp());
    }
    if (now.equals(held)) {
      return;
    }
    held = now;
    if (!spans.isEmpty()) {
      Span before = spans.remove(spans.size() - 1);
      spans.add(new Span(before.state, before.camps, before.since, moment, before.changedBy));
    }
    spans.add(new Span(Standing.state(latest), camps, moment, null, changedBy));
  }
}
