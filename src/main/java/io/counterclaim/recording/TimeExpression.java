package io.counterclaim.recording;

import io.counterclaim.base.DatePrecision;
import io.counterclaim.base.Period;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time as people write it, after ISO 8601 and EDTF: `2024`, `2024-08`, `2024-W35`, `2025-04-26`,
 * `2025-04-26T16`, `2025-04-26T16:05`, each with an offset or, in square brackets as in RFC 9557,
 * the name of a time zone if it is not that of the dossier, and intervals of two with both ends
 * within: `2025-04-20/2025-04-26`, or `2024-08/..` for what goes on. The time is recorded in its
 * zone; the ends of an interval have the same one, since there is no time zone in which the days of
 * two are days.
 */
final class TimeExpression {
  static final String FORM =
      "must be a time such as 2024, 2024-08, 2024-W35, 2025-04-26, 2025-04-26T16 or"
          + " 2025-04-26T16:05, with an offset such as +03:00 or a time zone such as [Europe/Kyiv] if need"
          + " be, or an interval of two such as 2025-04-20/2025-04-26 or 2024-08/..";
  private static final Pattern TIME =
      Pattern.compile(
          "(?<year>\\d{4})(-(W(?<week>\\d\\d)|(?<month>\\d\\d)(-(?<day>\\d\\d)(T(?<hour>\\d\\d)(:(?<minute>\\d\\d))?)?)?))?"
              + "(?<offset>Z|[+-]\\d\\d:\\d\\d|\\[(?<zone>[^\\[\\]]+)\\])?");

  /** The names of zones have slashes, too. */
  private static final Pattern ENDS =
      Pattern.compile("(?<first>[^/\\[]*(\\[[^\\]]*\\])?)(/(?<last>.*))?", Pattern.DOTALL);

  private static final Pattern MOMENT =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?(Z|[+-]\\d\\d:\\d\\d)");

  /** A stretch of local time: from its first moment to the first moment after it. */
  private record Span(
      LocalDateTime start, LocalDateTime end, DatePrecision precision, ZoneId zone) {

    Instant begins() {
      if (precision.compareTo(DatePrecision.DAY) < 0
          && zone.getRules().getValidOffsets(start).isEmpty()) {
        throw new DateTimeException("must be there: clocks were put forward over " + start);
      }
      return start.atZone(zone).toInstant();
    }

    /** Clocks that are put back lengthen days and hours, but no minute. */
    Instant ends() {
      return precision == DatePrecision.MINUTE
          ? begins().plus(1, ChronoUnit.MINUTES)
          : end.atZone(zone).toInstant();
    }
  }

  private TimeExpression() {}

  /**
   * @param zone of what gives no offset
   * @throws DateTimeException if it is none, or there is no such day or hour
   */
  static Period parse(String text, ZoneId zone) {
    Matcher ends = ENDS.matcher(text);
    if (!ends.matches()) {
      throw new DateTimeException(FORM);
    }
    Span first = span(ends.group("first"), zone);
    Span last = last(ends.group("last"), first, zone);
    if (last != null && !last.zone.equals(first.zone)) {
      throw new DateTimeException("must have both ends in the same time zone or offset");
    }
    return new Period(
        first.begins(), last == null ? null : last.ends(), precision(first, last), first.zone);
  }

  /**
   * @throws DateTimeException if it is neither an IANA name nor an offset in hours and minutes
   */
  static ZoneId zone(String text) {
    ZoneId zone = ZoneId.of(text).normalized();
    if (zone instanceof ZoneOffset offset && offset.getTotalSeconds() % 60 != 0) {
      throw new DateTimeException("An offset is in hours and minutes, not " + offset);
    }
    return zone;
  }

  private static Span last(String end, Span first, ZoneId zone) {
    if (end == null) {
      return first;
    }
    return end.equals("..") ? null : span(end, zone);
  }

  /**
   * The moment that a text names to the second, with an offset; null if it has another form.
   *
   * @throws DateTimeException if there is no such moment
   */
  static OffsetDateTime moment(String text) {
    return MOMENT.matcher(text).matches() ? OffsetDateTime.parse(text) : null;
  }

  private static DatePrecision precision(Span first, Span last) {
    if (last == null || last.equals(first)) {
      return first.precision;
    }
    DatePrecision coarser =
        first.precision.compareTo(last.precision) > 0 ? first.precision : last.precision;
    return coarser == DatePrecision.DAY ? DatePrecision.DAYS : coarser;
  }

  private static Span span(String text, ZoneId zone) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw new DateTimeException(FORM);
    }
    ZoneId at = zone(time, zone);
    int year = Integer.parseInt(time.group("year"));
    if (year < 1 || year > 9998) {
      throw new DateTimeException("must lie in the years 1 to 9998");
    }
    if (time.group("week") != null) {
      LocalDate monday =
          LocalDate.parse(
              "%04d-W%s-1".formatted(year, time.group("week")), DateTimeFormatter.ISO_WEEK_DATE);
      return days(monday, monday.plusWeeks(1), DatePrecision.WEEK, at);
    }
    if (time.group("month") == null) {
      return days(Year.of(year).atDay(1), Year.of(year + 1).atDay(1), DatePrecision.YEAR, at);
    }
    YearMonth month = YearMonth.of(year, Integer.parseInt(time.group("month")));
    if (time.group("day") == null) {
      return days(month.atDay(1), month.plusMonths(1).atDay(1), DatePrecision.MONTH, at);
    }
    LocalDate day = LocalDate.of(year, month.getMonth(), Integer.parseInt(time.group("day")));
    if (time.group("hour") == null) {
      return days(day, day.plusDays(1), DatePrecision.DAY, at);
    }
    LocalDateTime hour = day.atTime(Integer.parseInt(time.group("hour")), 0);
    if (time.group("minute") == null) {
      return new Span(hour, hour.plusHours(1), DatePrecision.HOUR, at);
    }
    LocalDateTime minute = hour.withMinute(Integer.parseInt(time.group("minute")));
    return new Span(minute, minute.plusMinutes(1), DatePrecision.MINUTE, at);
  }

  private static ZoneId zone(Matcher time, ZoneId zone) {
    if (time.group("zone") != null) {
      return zone(time.group("zone"));
    }
    return time.group("offset") == null ? zone : ZoneOffset.of(time.group("offset"));
  }

  private static Span days(LocalDate from, LocalDate to, DatePrecision precision, ZoneId zone) {
    return new Span(from.atStartOfDay(), to.atStartOfDay(), precision, zone);
  }
}
