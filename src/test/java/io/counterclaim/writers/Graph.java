package io.counterclaim.writers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What must have come before what, and the circles in it. Nodes are numbers. */
final class Graph {
  enum Edge {
    /** Wrote what the other wrote over. */
    WW,
    /** Wrote what the other read. */
    WR,
    /** Read what the other wrote over. */
    RW,
    /** Had ended before the other began. */
    TIME
  }

  /** An arrow between two nodes. */
  record Arc(int from, Edge edge, int to) {}

  /** Circles are looked for from that many of the nodes that are on some. */
  private static final int TRIED = 200;

  private final List<List<Arc>> arcs = new ArrayList<>();

  Graph(int nodes) {
    for (int i = 0; i < nodes; i++) {
      arcs.add(new ArrayList<>());
    }
  }

  void add(int from, Edge edge, int to) {
    if (from != to) {
      arcs.get(from).add(new Arc(from, edge, to));
    }
  }

  /** A short circle of such arrows; empty if there is none. */
  List<Arc> circle(Set<Edge> edges) {
    BitSet left = left(edges);
    return left.stream()
        .limit(TRIED)
        .mapToObj(node -> path(node, node, edges, left))
        .filter(Objects::nonNull)
        .min(Comparator.comparing(List::size))
        .orElse(List.of());
  }

  /** A circle of such arrows and one of another sort. */
  List<Arc> circle(Set<Edge> edges, Edge once) {
    Set<Edge> all = EnumSet.copyOf(edges);
    all.add(once);
    BitSet left = left(all);
    return left.stream()
        .mapToObj(arcs::get)
        .flatMap(List::stream)
        .filter(arc -> arc.edge == once && left.get(arc.to))
        .map(arc -> with(arc, path(arc.to, arc.from, edges, left)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(List.of());
  }

  private static List<Arc> with(Arc arc, List<Arc> path) {
    return path == null ? null : Stream.concat(Stream.of(arc), path.stream()).toList();
  }

  /** The nodes that are on a circle, or on the way from one to another. */
  private BitSet left(Set<Edge> edges) {
    BitSet left = new BitSet();
    left.set(0, arcs.size());
    List<Arc> some =
        arcs.stream().flatMap(List::stream).filter(a -> edges.contains(a.edge)).toList();
    peel(left, some);
    peel(left, some.stream().map(a -> new Arc(a.to, a.edge, a.from)).toList());
    return left;
  }

  /** Takes away what nothing that is left leads to. */
  private static void peel(BitSet left, List<Arc> arcs) {
    int[] before = new int[left.size()];
    List<List<Integer>> next = new ArrayList<>(Collections.nCopies(left.size(), List.of()));
    for (Arc arc : arcs) {
      if (left.get(arc.from) && left.get(arc.to)) {
        before[arc.to]++;
        if (next.get(arc.from).isEmpty()) {
          next.set(arc.from, new ArrayList<>());
        }
        next.get(arc.from).add(arc.to);
      }
    }
    Deque<Integer> free = new ArrayDeque<>();
    left.stream().filter(node -> before[node] == 0).forEach(free::add);
    while (!free.isEmpty()) {
      int node = free.remove();
      left.clear(node);
      next.get(node).stream().filter(to -> --before[to] == 0).forEach(free::add);
    }
  }

  /** The shortest way of at least one arrow; null if there is none. */
  private List<Arc> path(int from, int to, Set<Edge> edges, BitSet left) {
    Arc[] into = new Arc[arcs.size()];
    Deque<Integer> reached = new ArrayDeque<>(List.of(from));
    while (!reached.isEmpty() && into[to] == null) {
      for (Arc arc : arcs.get(reached.remove())) {
        if (edges.contains(arc.edge) && left.get(arc.to) && into[arc.to] == null) {
          into[arc.to] = arc;
          reached.add(arc.to);
        }
      }
    }
    return into[to] == null ? null : back(into, from, to);
  }

  private static List<Arc> back(Arc[] into, int from, int to) {
    Deque<Arc> path = new ArrayDeque<>(List.of(into[to]));
    while (path.peek().from != from) {
      path.push(into[path.peek().from]);
    }
    return List.copyOf(path);
  }
}
