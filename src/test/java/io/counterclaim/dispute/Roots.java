package io.counterclaim.dispute;

import io.counterclaim.dispute.World.Cite;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** At how many sources the ways that relays lead back along end; a circle is one. */
final class Roots {
  private Roots() {}

  static int of(List<Cite> cites) {
    Set<Set<String>> roots = new HashSet<>();
    for (Cite cite : cites) {
      for (String source : reach(cite.source(), cites)) {
        Set<String> further = reach(source, cites);
        if (further.stream().allMatch(other -> reach(other, cites).contains(source))) {
          roots.add(further);
        }
      }
    }
    return roots.size();
  }

  /** A source and all that it relays, straight or through others. */
  private static Set<String> reach(String source, List<Cite> cites) {
    Set<String> reached = new HashSet<>(Set.of(source));
    int before = 0;
    while (reached.size() > before) {
      before = reached.size();
      reached.addAll(
          cites.stream()
              .filter(cite -> cite.relays() != null && reached.contains(cite.source()))
              .map(Cite::relays)
              .collect(Collectors.toSet()));
    }
    return reached;
  }
}
