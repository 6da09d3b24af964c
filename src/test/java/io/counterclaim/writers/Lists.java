package io.counterclaim.writers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Lists that are appended to: a few at a time, each until it is about as long as a page. */
final class Lists {
  private static final int FEW = 4;
  private static final int LONG = 40;

  private final List<String> all;
  private final List<String> open;
  private final Map<String, Integer> appended = new HashMap<>();
  private int opened = FEW;

  Lists(String prefix, int most) {
    all = IntStream.range(0, most).mapToObj(i -> prefix + i).toList();
    open = new ArrayList<>(all.subList(0, FEW));
  }

  /** Every list that will be needed. */
  List<String> all() {
    return all;
  }

  /** Some that are read. */
  synchronized List<String> some(Random random, int number) {
    Collections.shuffle(open, random);
    return List.copyOf(open.subList(0, number));
  }

  /** Some that are appended to. */
  synchronized List<String> append(Random random, int number) {
    List<String> lists = some(random, number);
    for (String list : lists) {
      if (appended.merge(list, 1, Integer::sum) == LONG) {
        open.set(open.indexOf(list), all.get(opened++));
      }
    }
    return lists;
  }
}
