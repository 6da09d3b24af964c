package io.counterclaim.dispute;

import io.counterclaim.statement.QuantityQualifier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values in short: `ENDED`, `ABOUT:12000:soldiers`, `2025-04-26T16` and what else dossiers call a
 * time, in UTC.
 */
final class Values {
  private static final Pattern QUANTITY = Pattern.compile("([A-Z_]+):([0-9.]+):(.*)");
  private static final Pattern TIME = Pattern.compile("\\d{4}(-\\d\\d(-\\d\\d(T\\d\\d)?)?)?");

  private Values() {}

  static Value value(String text) {
    Matcher quantity = QUANTITY.matcher(text);
    if (quantity.matches()) {
      return range(
          QuantityQualifier.valueOf(quantity.group(1)),
          Double.valueOf(quantity.group(2)),
          quantity.group(3));
    }
    return TIME.matcher(text).matches() ? time(text) : new Value.Name(text);
  }

  private static Value range(QuantityQualifier qualifier, Double number, String unit) {
    return switch (qualifier) {
      case EXACTLY, ABOUT -> Value.Range.of(null, number, null, qualifier, unit);
      case NEARLY, UP_TO, LESS_THAN -> Value.Range.of(null, null, number, qualifier, unit);
      case AT_LEAST, MORE_THAN -> Value.Range.of(number, null, null, qualifier, unit);
    };
  }

  private static Value time(String text) {
    return switch (text.length()) {
      case 4 -> days(Year.parse(text).atDay(1), Year.parse(text).plusYears(1).atDay(1));
      case 7 -> days(YearMonth.parse(text).atDay(1), YearMonth.parse(text).plusMonths(1).atDay(1));
      case 10 -> days(LocalDate.parse(text), LocalDate.parse(text).plusDays(1));
      default -> {
        LocalDateTime hour = LocalDateTime.parse(text + ":00");
        yield new Value.Time(
            hour.toInstant(ZoneOffset.UTC), hour.plusHours(1).toInstant(ZoneOffset.UTC));
      }
    };
  }

  private static Value days(LocalDate from, LocalDate to) {
    return new Value.Time(midnight(from), midnight(to));
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
