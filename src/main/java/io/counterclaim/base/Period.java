package io.counterclaim.base;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Embeddable
@Description(
    "A half-open stretch of time [from, to), known to a given precision: a day runs from its midnight to the next, in"
        + " the time zone of whoever recorded it.")
public record Period(
    @Description("Its first moment. ISO 8601, answered in UTC. Null when the precision is UNKNOWN.")
        Instant from,
    @Description(
            "The moment at which it is over, itself not part of it. ISO 8601, answered in UTC. Null for what goes on.")
        Instant to,
    @NonNull @Enumerated(EnumType.STRING) @Description("How exactly the period is known.")
        DatePrecision precision,
    @NonNull
        @Description(
            "The time zone that it was recorded in: an IANA name such as Europe/Kyiv or UTC, or an offset such as"
                + " +03:00.")
        String zone) {

  public Period(Instant from, Instant to, DatePrecision precision, ZoneId zone) {
    this(from, to, precision, name(zone));
  }

  /** Java's `Z` and `UTC+03:00` are names that others do not know. */
  private static String name(ZoneId zone) {
    ZoneId same = zone.normalized();
    return same.equals(ZoneOffset.UTC) ? "UTC" : same.getId();
  }

  @Description("Its first day in that zone; null where there is no `from`.")
  public LocalDate getFirstDay() {
    return from == null ? null : in(from).toLocalDate();
  }

  @Description("Its last day in that zone; null where there is no `to`.")
  public LocalDate getLastDay() {
    return to == null ? null : in(lastMoment()).toLocalDate();
  }

  @NonNull
  @Description(
      "The period in English words, in that zone: `26 April 2025`, `week of 26 August 2024`, `20 April 2025 to 26 April"
          + " 2025`, `from August 2024`. A minute or an hour comes with its offset: `26 April 2025, 16:00 +03:00`. Without"
          + " a start, `by` its last day or `unknown`.")
  public String getText() {
    if (from == null) {
      return to == null ? "unknown" : "by " + words(lastMoment());
    }
    String first = words(from);
    if (to == null) {
      return "from " + first;
    }
    String last = words(lastMoment());
    return first.equals(last) ? first : first + " to " + last;
  }

  private Instant lastMoment() {
    return to.minusNanos(1);
  }

  private ZonedDateTime in(Instant moment) {
    return moment.atZone(ZoneId.of(zone));
  }

  private String words(Instant moment) {
    return precision.words(in(moment));
  }
}
