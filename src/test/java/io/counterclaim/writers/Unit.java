package io.counterclaim.writers;

import java.util.List;
import java.util.Map;

/**
 * What is recorded in one transaction. Several clients may try the same, which records it once: at
 * some moment after the first one began, and before the first one was told.
 */
final class Unit {
  final String name;
  final String mutation;
  final String inputType;
  final Object input;
  private final Map<String, List<String>> reads;
  private final Map<String, String> appends;
  private long start = Long.MAX_VALUE;
  private long end = Long.MAX_VALUE;
  private Fate fate = Fate.FAILED;

  /**
   * @param reads the lists that it can only be recorded upon
   */
  Unit(
      String name,
      String mutation,
      String inputType,
      Object input,
      Map<String, List<String>> reads,
      Map<String, String> appends) {
    this.name = name;
    this.mutation = mutation;
    this.inputType = inputType;
    this.input = input;
    this.reads = reads;
    this.appends = appends;
  }

  /** The first of the lists that it appends to, and what. */
  Map.Entry<String, String> append() {
    return appends.entrySet().iterator().next();
  }

  synchronized void tried(long start, long end, Fate fate) {
    if (fate != Fate.FAILED) {
      this.start = Math.min(this.start, start);
    }
    if (fate == Fate.COMMITTED) {
      this.end = Math.min(this.end, end);
      this.fate = fate;
    } else if (this.fate == Fate.FAILED) {
      this.fate = fate;
    }
  }

  synchronized Transaction transaction() {
    return new Transaction(name, start, end, fate, reads, appends, null);
  }
}
