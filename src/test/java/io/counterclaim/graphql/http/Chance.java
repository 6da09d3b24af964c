package io.counterclaim.graphql.http;

import java.util.List;
import java.util.Random;

/** Random choices, the same again from the same seed. */
final class Chance {
  final Random random;

  Chance(long seed) {
    random = new Random(seed);
  }

  int below(int limit) {
    return random.nextInt(limit);
  }

  boolean oneIn(int times) {
    return below(times) == 0;
  }

  <T> T one(List<T> list) {
    return list.get(below(list.size()));
  }

  /** Up to the most, with a small number as likely as a large one. */
  int many(int most) {
    return (int) Math.pow(most, random.nextDouble());
  }
}
