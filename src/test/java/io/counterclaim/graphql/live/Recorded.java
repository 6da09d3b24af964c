package io.counterclaim.graphql.live;

/**
 * What the key of an actor tells.
 *
 * @param instance to which it was sent first
 * @param at when that was, in milliseconds since 1970
 */
record Recorded(int number, int instance, long at) {
  String key() {
    return "a-" + number + "-" + instance + "-" + at;
  }

  static Recorded of(String key) {
    String[] parts = key.split("-");
    return new Recorded(
        Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), Long.parseLong(parts[3]));
  }
}
