package io.counterclaim.base;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
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
        DatePrecision precision) {

  /**
   * The period as a phrase: `August 2024`. A day is named by its noon, so that a midnight east or
   * west of Greenwich does not turn it into its neighbour.
   */
  public String inWords() {
    String first = name(from.plus(noon()));
    if (to == null) {
      return "from " + first;
    }
    String last = name(lastMoment());
    return first.equals(last) ? first : first + " to " + last;
  }

  /** Its last calendar day, where it was recorded as nearly as that can be told. Needs an end. */
  public LocalDate lastDay() {
    return to.minus(noon().isZero() ? Duration.ofNanos(1000) : noon())
        .atOffset(ZoneOffset.UTC)
        .toLocalDate();
  }

  /** Within the last day, minute or hour, or at the beginning of the last week. */
  private Instant lastMoment() {
    Duration back = precision == DatePrecision.WEEK ? Duration.ofDays(7).minus(noon()) : noon();
    return to.minus(back.isZero() ? Duration.ofNanos(1000) : back);
  }

  private Duration noon() {
    boolean ofTheClock = precision == DatePrecision.MINUTE || precision == DatePrecision.HOUR;
    return ofTheClock ? Duration.ZERO : Duration.ofHours(12);
  }

  private String name(Instant moment) {
    String pattern =
        switch (precision) {
          case MINUTE -> "d MMMM uuuu, HH:mm 'UTC'";
          case HOUR -> "d MMMM uuuu, HH 'h UTC'";
          case WEEK -> "'week of' d MMMM uuuu";
          case MONTH -> "MMMM uuuu";
          case YEAR -> "uuuu";
          default -> "d MMMM uuuu";
        };
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
        .format(moment.atOffset(ZoneOffset.UTC));
  }
}
