package io.counterclaim.graphql.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What the service tells of itself to Prometheus. */
public final class Metrics {
  private Metrics() {}

  public static String all() {
    return Answer.management("/q/metrics").text();
  }

  /** The sum of those with a name, and with all of some tags, such as `outcome="ok"`. */
  public static double sum(String name, String... tags) {
    return values(name, tags).sum();
  }

  static void assertKnown(String name, String... tags) {
    assertTrue(values(name, tags).count() > 0, name);
  }

  /** The answer is sent before it is counted. */
  public static void assertSoon(double expected, String name, String... tags) {
    long end = System.nanoTime() + 1_000_000_000;
    while (sum(name, tags) != expected && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertEquals(expected, sum(name, tags));
  }

  private static DoubleStream values(String name, String... tags) {
    return all()
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .filter(line -> Stream.of(tags).allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))));
  }
}
