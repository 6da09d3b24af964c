package io.counterclaim.graphql.lists;

import io.counterclaim.graphql.execution.RequestError;
import java.time.Instant;

/** Reads the stretches of time that clients give. */
public final class TimeRange {
  public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  public static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private TimeRange() {}

  /** Checks two bounds of which either may be null. */
  public static void check(String from, Instant start, String before, Instant end) {
    check(from, start);
    check(before, end);
    if (start != null && end != null && !start.isBefore(end)) {
      throw RequestError.invalid(before, "must be later than " + from);
    }
  }

  public static void check(String argument, Instant moment) {
    if (moment != null && (moment.isBefore(EARLIEST) || moment.isAfter(LATEST))) {
      throw RequestError.invalid(argument, "must lie in the years 1 to 9999");
    }
  }
}
