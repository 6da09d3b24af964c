package io.counterclaim.writers;

import java.util.List;
import java.util.Map;

/**
 * A transaction as its client saw it. It took effect at some moment between its start and its end,
 * if it did.
 *
 * @param end of no meaning unless it was committed
 * @param reads the lists that it read, by their names
 * @param appends what it appended to lists, by their names; no two transactions append the same
 * @param after the name of another one that it must have seen; null if there is none
 */
record Transaction(
    String name,
    long start,
    long end,
    Fate fate,
    Map<String, List<String>> reads,
    Map<String, String> appends,
    String after) {

  @Override
  public String toString() {
    return "%s %s reads %s appends %s".formatted(name, fate, reads, appends);
  }
}
