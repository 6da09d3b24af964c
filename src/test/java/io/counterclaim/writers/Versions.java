package io.counterclaim.writers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lists of a history as they were in the end, which tell in what order was written: each read
 * of one must be its beginning.
 */
final class Versions {
  private final List<Transaction> history;
  private final List<Anomaly> anomalies = new ArrayList<>();
  private final Map<String, List<String>> lists = new HashMap<>();
  private final Map<String, Map<String, Transaction>> writers = new HashMap<>();

  Versions(List<Transaction> history) {
    this.history = history;
    history.forEach(this::writes);
    history.forEach(reader -> reader.reads().forEach((list, values) -> longest(list, values)));
    history.forEach(reader -> reader.reads().forEach((list, values) -> read(reader, list, values)));
    history.forEach(this::isKept);
    new HashSet<>(lists.keySet()).forEach(this::isWritten);
    lostUpdates();
  }

  private void writes(Transaction writer) {
    writer
        .appends()
        .forEach(
            (list, value) -> {
              Transaction other =
                  writers.computeIfAbsent(list, l -> new HashMap<>()).put(value, writer);
              if (other != null) {
                throw new IllegalArgumentException(other + " and " + writer);
              }
            });
  }

  private void longest(String list, List<String> values) {
    lists.merge(list, values, (a, b) -> a.size() >= b.size() ? a : b);
  }

  private void read(Transaction reader, String list, List<String> values) {
    if (!values.equals(of(list).subList(0, values.size()))) {
      tell(Anomaly.Kind.INCOMPATIBLE_ORDER, list + ": " + of(list) + " beside " + reader);
    }
  }

  private void isWritten(String list) {
    Set<String> seen = new HashSet<>();
    for (String value : of(list)) {
      Transaction writer = writer(list, value);
      if (!seen.add(value)) {
        tell(Anomaly.Kind.DUPLICATE, list + " has " + value + " twice: " + of(list));
      }
      if (writer == null) {
        tell(Anomaly.Kind.UNWRITTEN, list + " has " + value);
      } else if (writer.fate() == Fate.FAILED) {
        tell(Anomaly.Kind.ABORTED_READ, list + " has " + value + " of " + writer);
      }
    }
  }

  private void isKept(Transaction writer) {
    writer
        .appends()
        .forEach(
            (list, value) -> {
              if (writer.fate() == Fate.COMMITTED
                  && !of(list).contains(value)
                  && history.stream().anyMatch(reader -> misses(reader, list, writer))) {
                tell(Anomaly.Kind.LOST_WRITE, list + " lacks " + value + " of " + writer);
              }
            });
  }

  private static boolean misses(Transaction reader, String list, Transaction writer) {
    return reader.fate() == Fate.COMMITTED
        && reader.reads().containsKey(list)
        && reader.start() > writer.end();
  }

  private void lostUpdates() {
    Map<List<Object>, Transaction> updates = new HashMap<>();
    for (Transaction update : history) {
      for (String list : update.appends().keySet()) {
        if (update.fate() == Fate.COMMITTED && update.reads().containsKey(list)) {
          Transaction other = updates.put(List.of(list, update.reads().get(list)), update);
          if (other != null) {
            tell(Anomaly.Kind.LOST_UPDATE, other + " and " + update);
          }
        }
      }
    }
  }

  private void tell(Anomaly.Kind kind, String evidence) {
    anomalies.add(new Anomaly(kind, evidence));
  }

  List<Anomaly> anomalies() {
    return anomalies;
  }

  /** Whether no read contradicts the lists, so that there is an order. */
  boolean areInOrder() {
    return anomalies.stream()
        .map(Anomaly::kind)
        .allMatch(
            kind ->
                kind == Anomaly.Kind.LOST_UPDATE
                    || kind == Anomaly.Kind.LOST_WRITE
                    || kind == Anomaly.Kind.ABORTED_READ);
  }

  Set<String> names() {
    return lists.keySet();
  }

  /** A list as it was in the end. */
  List<String> of(String list) {
    return lists.getOrDefault(list, List.of());
  }

  /** Who appended a value to a list; null if nobody did. */
  Transaction writer(String list, String value) {
    return writers.getOrDefault(list, Map.of()).get(value);
  }
}
