package io.counterclaim.dispute;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * That a source cites words, and whom it relays in doing so.
 *
 * @param relays null if it reports at first hand
 */
record Relay(String source, String relays) {

  /**
   * At how many sources the ways back along relays end: an agency's report on forty sites is one.
   * Sources that relay one another in a circle, and nobody else, are one.
   */
  static int roots(Collection<Relay> relays) {
    Map<String, Set<String>> ways = new HashMap<>();
    for (Relay relay : relays) {
      Set<String> way = ways.computeIfAbsent(relay.source, source -> new HashSet<>());
      if (relay.relays != null) {
        way.add(relay.relays);
        ways.computeIfAbsent(relay.relays, source -> new HashSet<>());
      }
    }
    Set<String> ends = new HashSet<>();
    ways.forEach(
        (source, way) -> {
          if (way.isEmpty()) {
            ends.add(source);
          }
        });
    return ends.size() + circles(ways, leadingTo(ends, ways));
  }

  private static Set<String> leadingTo(Set<String> ends, Map<String, Set<String>> ways) {
    Map<String, Set<String>> back = new HashMap<>();
    ways.forEach(
        (source, way) ->
            way.forEach(to -> back.computeIfAbsent(to, s -> new HashSet<>()).add(source)));
    return reached(ends, back);
  }

  /** Circles in which the ways of sources end that lead to no end. */
  private static int circles(Map<String, Set<String>> ways, Set<String> ended) {
    Set<Set<String>> circles = new HashSet<>();
    for (String source : ways.keySet()) {
      if (!ended.contains(source)) {
        Set<String> further = reached(Set.of(source), ways);
        if (further.stream().allMatch(other -> reached(Set.of(other), ways).contains(source))) {
          circles.add(further);
        }
      }
    }
    return circles.size();
  }

  private static Set<String> reached(Set<String> from, Map<String, Set<String>> ways) {
    Set<String> reached = new HashSet<>(from);
    Deque<String> open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      for (String next : ways.getOrDefault(open.pop(), Set.of())) {
        if (reached.add(next)) {
          open.push(next);
        }
      }
    }
    return reached;
  }
}
