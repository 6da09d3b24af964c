package io.counterclaim.actor;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
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
 * Finds camp links that lead back to where they come from. Whether there are any, on whatever days,
 * takes a time that grows with the number of links; only those that are left are looked at day by
 * day.
 */
final class Circles {
  private Circles() {}

  /** The links that lie on a circle of links which are all valid on some day. */
  static Set<Affiliation> in(Collection<Affiliation> links) {
    List<Affiliation> endless = endless(links);
    Set<Affiliation> found = new HashSet<>();
    // The links of a circle are all valid on the day on which the last of them begins.
    for (LocalDate day : endless.stream().map(Affiliation::begins).collect(toSet())) {
      List<Affiliation> valid = endless(endless.stream().filter(f -> f.isValidOn(day)).toList());
      Map<UUID, List<Affiliation>> up = valid.stream().collect(groupingBy(f -> f.member.id));
      valid.stream().filter(f -> leads(f.group.id, f.member.id, up)).forEach(found::add);
    }
    return found;
  }

  /** The links from which there is always a way on: those that lead nowhere are taken away. */
  private static List<Affiliation> endless(Collection<Affiliation> links) {
    Map<UUID, List<Affiliation>> down = links.stream().collect(groupingBy(f -> f.group.id));
    Map<UUID, Integer> waysOn = new HashMap<>();
    links.forEach(f -> waysOn.merge(f.member.id, 1, Integer::sum));
    Deque<UUID> ends = new ArrayDeque<>(down.keySet());
    ends.removeIf(waysOn::containsKey);
    while (!ends.isEmpty()) {
      for (Affiliation link : down.getOrDefault(ends.pop(), List.of())) {
        if (waysOn.merge(link.member.id, -1, Integer::sum) == 0) {
          ends.push(link.member.id);
        }
      }
    }
    return links.stream().filter(f -> waysOn.getOrDefault(f.group.id, 0) > 0).toList();
  }

  private static boolean leads(UUID from, UUID to, Map<UUID, List<Affiliation>> up) {
    Set<UUID> reached = new HashSet<>(Set.of(from));
    Deque<UUID> open = new ArrayDeque<>(reached);
    while (!open.isEmpty() && !reached.contains(to)) {
      for (Affiliation link : up.getOrDefault(open.pop(), List.of())) {
        if (reached.add(link.group.id)) {
          open.push(link.group.id);
        }
      }
    }
    return reached.contains(to);
  }
}
