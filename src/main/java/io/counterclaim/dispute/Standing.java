package io.counterclaim.dispute;

import io.counterclaim.statement.Polarity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a question stands at a moment: the words that count, by what later ones take the place of,
 * the latest last.
 */
record Standing(Map<CampAssertion.Slot, List<CampAssertion>> words) {

  static Standing at(Instant moment, Collection<CampAssertion> all) {
    Map<CampAssertion.Slot, List<CampAssertion>> words = new HashMap<>();
    all.stream()
        .filter(word -> word.countsAt(moment))
        .sorted(CampAssertion.BY_TIME)
        .forEach(word -> words.computeIfAbsent(word.slot(), slot -> new ArrayList<>()).add(word));
    return new Standing(words);
  }

  List<CampAssertion> latest() {
    return words.values().stream().map(said -> said.get(said.size() - 1)).toList();
  }

  DisputeState state() {
    return state(latest());
  }

  /** The state that the latest words of the camps make. */
  static DisputeState state(Collection<CampAssertion> latest) {
    if (latest.isEmpty()) {
      return DisputeState.WITHDRAWN;
    }
    if (latest.stream().anyMatch(one -> latest.stream().anyMatch(one::contradicts))) {
      return DisputeState.CONTESTED;
    }
    boolean affirmed = latest.stream().anyMatch(word -> word.polarity() == Polarity.AFFIRMS);
    boolean denied = latest.stream().anyMatch(word -> word.polarity() == Polarity.DENIES);
    if (affirmed && latest.stream().map(CampAssertion::camp).distinct().count() > 1) {
      return DisputeState.AGREED;
    }
    return denied && !affirmed ? DisputeState.DENIED : DisputeState.ONE_SIDED;
  }
}
