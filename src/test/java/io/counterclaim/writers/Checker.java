package io.counterclaim.writers;

import io.counterclaim.writers.Graph.Arc;
import io.counterclaim.writers.Graph.Edge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether a history can be one of transactions one after the other, each between its start and its
 * end (strict serializability). In the manner of Elle (Kingsbury and Alvaro, VLDB 2020): what is
 * written is appended to lists, so that each read of one tells in what order was written; who must
 * have been before whom follows, and must not run in a circle.
 */
final class Checker {
  private final Versions versions;

  /** Those that happened, with a node of the graph each, and after them one for each end. */
  private final List<Transaction> happened;

  private final Map<String, Integer> nodes = new HashMap<>();
  private final Graph graph;

  private Checker(List<Transaction> history, Versions versions) {
    this.versions = versions;
    happened = history.stream().filter(this::happened).toList();
    graph = new Graph(2 * happened.size());
    for (int i = 0; i < happened.size(); i++) {
      nodes.put(happened.get(i).name(), i);
    }
    versions.names().forEach(this::addWritten);
    happened.forEach(reader -> reader.reads().forEach((list, v) -> addRead(reader, list, v)));
    addTime();
  }

  static List<Anomaly> anomalies(List<Transaction> history) {
    Versions versions = new Versions(history);
    List<Anomaly> anomalies = new ArrayList<>(versions.anomalies());
    if (versions.areInOrder()) {
      anomalies.addAll(new Checker(history, versions).circles());
    }
    return anomalies;
  }

  /** A failed one that was seen has happened, though it should not have. */
  private boolean happened(Transaction transaction) {
    return transaction.fate() == Fate.COMMITTED
        || transaction.appends().entrySet().stream()
            .anyMatch(append -> versions.of(append.getKey()).contains(append.getValue()));
  }

  private void addWritten(String list) {
    List<String> values = versions.of(list);
    for (int i = 1; i < values.size(); i++) {
      graph.add(writer(list, values.get(i - 1)), Edge.WW, writer(list, values.get(i)));
    }
  }

  private void addRead(Transaction reader, String list, List<String> values) {
    int node = nodes.get(reader.name());
    List<String> all = versions.of(list);
    if (!values.isEmpty()) {
      graph.add(writer(list, values.get(values.size() - 1)), Edge.WR, node);
    }
    if (values.size() < all.size()) {
      graph.add(node, Edge.RW, writer(list, all.get(values.size())));
    }
  }

  private int writer(String list, String value) {
    return nodes.get(versions.writer(list, value).name());
  }

  /** Each end comes after those before it, and before all that began later. */
  private void addTime() {
    List<Transaction> ends =
        happened.stream()
            .filter(transaction -> transaction.fate() == Fate.COMMITTED)
            .sorted(Comparator.comparing(Transaction::end))
            .toList();
    for (int i = 0; i < ends.size(); i++) {
      int end = happened.size() + i;
      graph.add(nodes.get(ends.get(i).name()), Edge.TIME, end);
      if (i > 0) {
        graph.add(end - 1, Edge.TIME, end);
      }
    }
    for (Transaction transaction : happened) {
      int earlier = before(transaction.start(), ends);
      if (earlier > 0) {
        graph.add(happened.size() + earlier - 1, Edge.TIME, nodes.get(transaction.name()));
      }
      if (nodes.containsKey(transaction.after())) {
        graph.add(nodes.get(transaction.after()), Edge.TIME, nodes.get(transaction.name()));
      }
    }
  }

  /** How many had ended by a moment. */
  private static int before(long moment, List<Transaction> ends) {
    int low = 0;
    int high = ends.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (ends.get(middle).end() < moment) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The worst one, if there are any. */
  private List<Anomaly> circles() {
    EnumSet<Edge> written = EnumSet.of(Edge.WW, Edge.WR);
    EnumSet<Edge> timed = EnumSet.of(Edge.WW, Edge.WR, Edge.TIME);
    Map<Anomaly.Kind, List<Arc>> found = new EnumMap<>(Anomaly.Kind.class);
    found.put(Anomaly.Kind.G0, graph.circle(EnumSet.of(Edge.WW)));
    found.put(Anomaly.Kind.G1C, graph.circle(written));
    found.put(Anomaly.Kind.G_SINGLE, graph.circle(written, Edge.RW));
    found.put(Anomaly.Kind.G2, graph.circle(EnumSet.of(Edge.WW, Edge.WR, Edge.RW)));
    found.put(Anomaly.Kind.STALE_READ, graph.circle(timed, Edge.RW));
    found.put(Anomaly.Kind.NOT_IN_TIME, graph.circle(EnumSet.allOf(Edge.class)));
    return found.entrySet().stream()
        .filter(circle -> !circle.getValue().isEmpty())
        .limit(1)
        .map(circle -> new Anomaly(circle.getKey(), told(circle.getValue())))
        .toList();
  }

  private String told(List<Arc> circle) {
    return circle.stream()
        .filter(arc -> arc.from() < happened.size())
        .map(arc -> happened.get(arc.from()) + "\n  " + arc.edge() + " ")
        .collect(Collectors.joining());
  }
}
