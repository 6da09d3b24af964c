package io.counterclaim.dispute;

import io.counterclaim.graphql.lists.TimeRange;
import io.counterclaim.graphql.lists.Where;
import java.time.Instant;

/**
 * The two clocks of a dispute.
 *
 * @param asOf what had been said by then counts
 * @param knownAt as this service had recorded it by then; null for now
 */
record Clocks(Instant asOf, Instant knownAt) {
  static final String AS_OF =
      "What had been said by then: a statement counts from the end of its period. ISO 8601 with an offset; now when left"
          + " out.";
  static final String KNOWN_AT =
      "As this service had recorded it by then, later corrections, retractions and changed affiliations left aside. ISO"
          + " 8601 with an offset; now when left out.";

  static Clocks of(Instant asOf, Instant knownAt) {
    TimeRange.check("asOf", asOf);
    TimeRange.check("knownAt", knownAt);
    return new Clocks(asOf == null ? Instant.now() : asOf, knownAt);
  }

  /** Restricts `e`, stored stretches, to those that were known and had begun. */
  Where begun(Where where) {
    return knownAt == null
        ? where.and("e.supersededAt is null").and("e.since <= ?", asOf)
        : where
            .and(
                "e.recordedAt <= ? and (e.supersededAt is null or e.supersededAt > ?)",
                knownAt,
                knownAt)
            .and("e.since <= ?", asOf);
  }

  /** Restricts `e` to the stretches that were known and lasted at that moment. */
  Where lasting(Where where) {
    return begun(where).and("e.until is null or e.until > ?", asOf);
  }

  Instant known() {
    return knownAt == null ? TimeRange.LATEST : knownAt;
  }
}
