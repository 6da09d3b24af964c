package io.counterclaim.graphql.live;

/** From one moment to another one, in milliseconds since 1970. */
record Delay(long from, long to) {
  long millis() {
    return to - from;
  }
}
