package io.counterclaim.dispute;

import static java.util.stream.Collectors.toSet;

import io.counterclaim.statement.Polarity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

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
  record Span(DisputeState state, Set<UUID> camps, Instant since, Instant until, UUID changedBy) {
    Span until(Instant end) {
      return new Span(state, camps, since, end, changedBy);
    }

    boolean lastsAt(Instant moment) {
      return !since.isAfter(moment) && (until == null || until.isAfter(moment));
    }
  }

  /** What must stay the same within a stretch. */
  private record Held(UUID camp, Polarity polarity, Value value) {}

  private final Map<CampAssertion.Slot, TreeSet<CampAssertion>> counting = new HashMap<>();
  private final List<Span> spans = new ArrayList<>();
  private Set<Held> held;

  private Timeline() {}

  /** All of it. */
  static List<Span> of(Collection<CampAssertion> words) {
    return since(Instant.MIN, null, words);
  }

  /**
   * How it went from a moment on.
   *
   * @param before the stretch just before it, which comes first; null if there is none
   * @param words those said, or withdrawn, from then on; and of those that counted before, of each
   *     slot at least the latest one that is never withdrawn
   */
  static List<Span> since(Instant from, Span before, Collection<CampAssertion> words) {
    Timeline timeline = new Timeline();
    if (before != null) {
      timeline.goOn(before, words.stream().filter(word -> word.countsAt(from.minusNanos(1))));
    }
    moments(from, words).forEach(timeline::pass);
    return timeline.spans;
  }

  private static SortedMap<Instant, List<CampAssertion>> moments(
      Instant from, Collection<CampAssertion> words) {
    TreeMap<Instant, List<CampAssertion>> moments = new TreeMap<>();
    for (CampAssertion word : words) {
      moments.computeIfAbsent(word.said(), moment -> new ArrayList<>()).add(word);
      if (word.withdrawn() != null && word.withdrawn().isAfter(word.said())) {
        moments.computeIfAbsent(word.withdrawn(), moment -> new ArrayList<>()).add(word);
      }
    }
    return moments.tailMap(from);
  }

  private void goOn(Span before, Stream<CampAssertion> words) {
    words.forEach(word -> slot(word).add(word));
    held = held(latest());
    spans.add(before.until(null));
  }

  private void pass(Instant moment, List<CampAssertion> changes) {
    Map<CampAssertion.Slot, Optional<CampAssertion>> before = new HashMap<>();
    for (CampAssertion word : changes) {
      before.computeIfAbsent(word.slot(), this::latest);
      TreeSet<CampAssertion> slot = slot(word);
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

  private TreeSet<CampAssertion> slot(CampAssertion word) {
    return counting.computeIfAbsent(word.slot(), slot -> new TreeSet<>(CampAssertion.BY_TIME));
  }

  private List<CampAssertion> latest() {
    return counting.values().stream().map(TreeSet::last).toList();
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
        .orElseGet(() -> Collections.max(changes, CampAssertion.BY_TIME).statement());
  }

  private static boolean saySame(Optional<CampAssertion> one, Optional<CampAssertion> other) {
    return one.isPresent() == other.isPresent()
        && (one.isEmpty() || one.get().saysTheSameAs(other.get()));
  }

  private void turn(Instant moment, UUID changedBy) {
    List<CampAssertion> latest = latest();
    Set<Held> now = held(latest);
    if (now.equals(held)) {
      return;
    }
    held = now;
    if (!spans.isEmpty()) {
      spans.add(spans.remove(spans.size() - 1).until(moment));
    }
    Set<UUID> camps = latest.stream().map(CampAssertion::camp).collect(toSet());
    spans.add(new Span(Standing.state(latest), camps, moment, null, changedBy));
  }

  private static Set<Held> held(Collection<CampAssertion> latest) {
    return latest.stream()
        .map(word -> new Held(word.camp(), word.polarity(), word.value()))
        .collect(toSet());
  }
}
