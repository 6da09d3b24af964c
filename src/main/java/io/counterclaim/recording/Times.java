package io.counterclaim.recording;

import io.counterclaim.base.DatePrecision;
import io.counterclaim.base.Period;
import io.counterclaim.base.Rules;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Reads the times of a part.
 *
 * @param zone of what gives none
 * @param now when it is recorded
 */
record Times(ZoneId zone, Instant now) {
  private static final LocalDate EARLIEST = LocalDate.of(1000, 1, 1);

  /** Those of a time zone; if it is none, that is told. */
  static Times in(String zone, Instant now, Rules rules) {
    try {
      return new Times(TimeExpression.zone(zone), now);
    } catch (DateTimeException e) {
      rules.broken("", "must be an offset such as +03:00 or a time zone such as Europe/Kyiv");
      return new Times(ZoneOffset.UTC, now);
    }
  }

  /** Null, with the broken rule told, if it is none. UNKNOWN if it is left out. */
  Period period(String time, Rules rules) {
    if (time == null) {
      return new Period(null, null, DatePrecision.UNKNOWN, zone);
    }
    try {
      Period period = TimeExpression.parse(time, zone);
      if (period.to() != null && !period.from().isBefore(period.to())) {
        rules.broken("", "must end later than it starts");
        return null;
      }
      return period;
    } catch (DateTimeException e) {
      rules.broken("", e.getMessage());
      return null;
    }
  }

  /** One that has an end. */
  Period closedPeriod(String time, Rules rules) {
    Period period = period(time, rules);
    if (period != null && period.from() != null && period.to() == null) {
      rules.broken("", "must have an end");
      return null;
    }
    return period;
  }

  /** One at which something was said or done. */
  Period pastPeriod(String time, Rules rules) {
    Period period = closedPeriod(time, rules);
    if (period != null && period.from() != null) {
      past(period.from(), period.getFirstDay(), rules);
    }
    return period;
  }

  /** The end of a time at which something was done; null, with the broken rule told, if none. */
  Instant pastEnd(String time, Rules rules) {
    try {
      OffsetDateTime moment = TimeExpression.moment(time);
      if (moment != null) {
        past(moment.toInstant(), moment.toLocalDate(), rules);
        return moment.toInstant();
      }
    } catch (DateTimeException e) {
      rules.broken("", e.getMessage());
      return null;
    }
    Period period = pastPeriod(time, rules);
    return period == null ? null : period.to();
  }

  /** A moment at which something was done; null if it is left out, or none. */
  Instant pastMoment(String time, Rules rules) {
    try {
      OffsetDateTime moment = time == null ? null : OffsetDateTime.parse(time);
      if (moment == null) {
        return null;
      }
      past(moment.toInstant(), moment.toLocalDate(), rules);
      return moment.toInstant();
    } catch (DateTimeException e) {
      rules.broken("", "must be an ISO 8601 time with an offset");
      return null;
    }
  }

  /** What was said or done was so no later than it can be anywhere on earth. */
  private void past(Instant from, LocalDate day, Rules rules) {
    if (from.isAfter(now.plus(Duration.ofHours(24)))) {
      rules.broken("", "must not lie in the future, more than 24 hours from now");
    } else if (day.isBefore(EARLIEST)) {
      rules.broken("", "must not lie before " + EARLIEST);
    }
  }

  /** What a time says, however it is spelt; itself if it is none. */
  String plain(String time) {
    return Optional.ofNullable(time)
        .map(given -> period(given, (code, pointer, rule) -> {}))
        .map(Period::toString)
        .orElse(time);
  }
}
