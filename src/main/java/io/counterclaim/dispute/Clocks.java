package io.counterclaim.dispute;

import io.counterclaim.graphql.lists.Known;
import io.counterclaim.graphql.lists.TimeRange;
import io.counterclaim.graphql.lists.Where;
import java.time.Instant;

/**
 * The two clocks of a dispute.
 *
 * @param asOf what had been said by then counts; null for now
 * @param known as this service had recorded it by then
 * @param now the moment of asking
 */
record Clocks(Instant asOf, Known known, Instant now) {
  static final String AS_OF =
      "What had been said by then: a statement counts from the end of its period. ISO 8601 with an offset; now when left"
          + " out.";

  static Clocks of(Instant asOf, Instant knownAt) {
    TimeRange.check("asOf", asOf);
    return new Clocks(asOf, Known.at(knownAt), Instant.now());
  }

  /** As it stood at a moment, by what was known then, for whoever asks for no moment. */
  static Clocks then(Instant moment) {
    return new Clocks(null, new Known(null, moment), moment);
  }

  /** The same but for what had been said by another moment. */
  Clocks at(Instant asOf) {
    return new Clocks(asOf, known, now);
  }

  /** By when something must have been said. */
  Instant moment() {
    return asOf == null ? now : asOf;
  }

  /** Restricts `e`, stored stretches, to those that were known and lasted at that moment. */
  Where lasting(Where where) {
    return known
        .held(where, "e")
        .and("e.since <= ?", moment())
        .and("e.until is null or e.until > ?", moment());
  }
}
