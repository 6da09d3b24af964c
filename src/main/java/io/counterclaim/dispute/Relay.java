package io.counterclaim.dispute;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.counterclaim.graphql.execution.Snapshot;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * That a source cites words, and whom it relays in doing so.
 *
 * @param relays null if it reports at first hand
 */
record Relay(UUID source, UUID relays) {

  /** Those of each statement that were known at a moment. */
  static Map<UUID, List<Relay>> of(Collection<UUID> statements, Instant known) {
    return Snapshot.named("Citation.relays", Object[].class, statements)
        .setParameter("known", known)
        .getResultList()
        .stream()
        .collect(
            groupingBy(
                row -> (UUID) row[0],
                mapping(row -> new Relay((UUID) row[1], (UUID) row[2]), toList())));
  }

  /**
   * At how many sources the ways back along relays end: an agency's report on forty sites is one.
   * Sources that relay one another in a circle, and nobody else, are one.
   */
  static int roots(Collection<Relay> relays) {
    Map<UUID, Set<UUID>> ways = new HashMap<>();
    for (Relay relay : relays) {
      Set<UUID> way = ways.computeIfAbsent(relay.source, source -> new HashSet<>());
      if (relay.relays != null) {
        way.add(relay.relays);
        ways.computeIfAbsent(relay.relays, source -> new HashSet<>());
      }
    }
    Set<UUID> ends = new HashSet<>();
    ways.forEach(
        (source, way) -> {
          if (way.isEmpty()) {
            ends.add(source);
          }
        });
    return ends.size() + circles(ways, leadingTo(ends, ways));
  }

  private static Set<UUID> leadingTo(Set<UUID> ends, Map<UUID, Set<UUID>> ways) {
    Map<UUID, Set<UUID>> back = new HashMap<>();
    ways.forEach(
        (source, way) ->
            way.forEach(to -> back.computeIfAbsent(to, s -> new HashSet<>()).add(source)));
    return reached(ends, back);
  }

  /** Circles in which the ways of sources end that lead to no end. */
  private static int circles(Map<UUID, Set<UUID>> ways, Set<UUID> ended) {
    Set<Set<UUID>> circles = new HashSet<>();
    for (UUID source : ways.keySet()) {
      if (!ended.contains(source)) {
        Set<UUID> further = reached(Set.of(source), ways);
        if (further.stream().allMatch(other -> reached(Set.of(other), ways).contains(source))) {
          circles.add(further);
        }
      }
    }
    return circles.size();
  }

  private static Set<UUID> reached(Set<UUID> from, Map<UUID, Set<UUID>> ways) {
    Set<UUID> reached = new HashSet<>(from);
    Deque<UUID> open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      for (UUID next : ways.getOrDefault(open.pop(), Set.of())) {
        if (reached.add(next)) {
          open.push(next);
        }
      }
    }
    return reached;
  }
}
