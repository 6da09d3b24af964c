package io.counterclaim.dispute;

import io.counterclaim.graphql.lists.TimeRange;
import io.counterclaim.graphql.lists.Where;
import java.time.Instant;

/**
 * The two clocks of a dispute.
 *
 * @param asOf what had been said by then counts; null for now
 * @param knownAt as this service had recorded it by then; null for now
 * @param now the moment of asking
 */
record Clocks(Instant asOf, Instant knownAt, Instant now) {
  static final String AS_OF =
      "What had been said by then: a statement counts from the end of its period. ISO 8601 with an offset; now when left"
          + " out.";
  static final String KNOWN_AT =
      "As this service had recorded it by then, later corrections, retractions and changed affiliations left aside. ISO"
          + " 8601 with an offset; now when left out.";

  static Clocks of(Instant asOf, Instant knownAt) {
    TimeRange.check("asOf", asOf);
    TimeRange.check("knownAt", knownAt);
    return new Clocks(asOf, knownAt, Instant.now());
  }

  /** The same but for what had been said by another moment. */
  Clocks at(Instant asOf) {
    return new Clocks(asOf, knownAt, now);
  }

  /** By when something must have been said. */
  Instant moment() {
    return asOf == null ? now : asOf;
  }

  /** By when something must have been recorded. */
  Instant known() {
    return knownAt == null ? TimeRange.LATEST : knownAt;
  }

  /** Restricts `e`, stored stretches, to those that were known. */
  Where known(Where where) {
    return knownAt == null
        ? where.and("e.supersededAt is null")
        : where.and("known_at(e.recordedAt, e.supersededAt, ?)", knownAt);
  }

  /** Restricts `e` to the stretches that were known and lasted at that moment. */
  Where lasting(Where where) {
    return known(where)
        .and("e.since <= ?", moment())
        .and("e.until is null or e.until > ?", moment());
  }
}
