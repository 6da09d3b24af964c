package io.counterclaim.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2025-04-26T13:05:00Z | 2025-04-26T13:06:00Z | MINUTE | UTC         | 26 April 2025, 13:05 +00:00                                | 2025-04-26
          2025-04-26T13:05:00Z | 2025-04-26T13:06:00Z | MINUTE | Europe/Kyiv | 26 April 2025, 16:05 +03:00                                | 2025-04-26
          2025-04-26T23:59:00Z | 2025-04-27T00:00:00Z | MINUTE | UTC         | 26 April 2025, 23:59 +00:00                                | 2025-04-26
          2025-04-26T07:15:00Z | 2025-04-26T09:31:00Z | MINUTE | +03:00      | 26 April 2025, 10:15 +03:00 to 26 April 2025, 12:30 +03:00 | 2025-04-26
          2025-04-26T13:00:00Z | 2025-04-26T14:00:00Z | HOUR   | +03:00      | 26 April 2025, 16:00 +03:00                                | 2025-04-26
          2025-05-11T04:00:00Z | 2025-05-11T05:00:00Z | HOUR   | America/Lima | 10 May 2025, 23:00 -05:00                                 | 2025-05-10
          2025-04-26T02:45:00Z | 2025-04-26T03:45:00Z | HOUR   | +05:45      | 26 April 2025, 08:00 +05:45 to 26 April 2025, 09:00 +05:45 | 2025-04-26
          2025-04-26T00:00:00Z | 2025-04-27T00:00:00Z | DAY    | UTC         | 26 April 2025                                              | 2025-04-26
          2025-04-25T21:00:00Z | 2025-04-26T21:00:00Z | DAY    | Europe/Kyiv | 26 April 2025                                              | 2025-04-26
          2025-04-25T10:00:00Z | 2025-04-26T10:00:00Z | DAY    | +14:00      | 26 April 2025                                              | 2025-04-26
          2025-04-26T12:00:00Z | 2025-04-27T12:00:00Z | DAY    | -12:00      | 26 April 2025                                              | 2025-04-26
          2025-04-25T12:00:00Z | 2025-04-26T12:00:00Z | DAY    | +12:00      | 26 April 2025                                              | 2025-04-26
          2025-04-19T21:00:00Z | 2025-04-26T21:00:00Z | DAYS   | Europe/Kyiv | 20 April 2025 to 26 April 2025                             | 2025-04-26
          2024-08-25T21:00:00Z | 2024-09-01T21:00:00Z | WEEK   | Europe/Kyiv | week of 26 August 2024                                     | 2024-09-01
          2024-08-25T10:00:00Z | 2024-09-08T10:00:00Z | WEEK   | +14:00      | week of 26 August 2024 to week of 2 September 2024         | 2024-09-08
          2024-08-26T00:00:00Z | 2024-09-05T00:00:00Z | WEEK   | UTC         | week of 26 August 2024 to week of 2 September 2024         | 2024-09-04
          2024-07-31T21:00:00Z | 2024-08-31T21:00:00Z | MONTH  | Europe/Kyiv | August 2024                                                | 2024-08-31
          2024-08-01T12:00:00Z | 2024-09-01T12:00:00Z | MONTH  | -12:00      | August 2024                                                | 2024-08-31
          2024-07-31T21:00:00Z | 2024-09-30T21:00:00Z | MONTH  | Europe/Kyiv | August 2024 to September 2024                              | 2024-09-30
          2023-12-31T22:00:00Z | 2024-12-31T22:00:00Z | YEAR   | Europe/Kyiv | 2024                                                       | 2024-12-31
          2022-12-31T10:00:00Z | 2024-12-31T10:00:00Z | YEAR   | Pacific/Kiritimati | 2023 to 2024                                        | 2024-12-31
          """)
  void aPeriodReadsAsItWasWritten(
      Instant from,
      Instant to,
      DatePrecision precision,
      String zone,
      String words,
      LocalDate lastDay) {
    Period period = new Period(from, to, precision, zone);
    assertEquals(words, period.getText());
    assertEquals(lastDay, period.getLastDay());
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Kyiv, 2025-03-30, 2025-03-29T22:00:00Z, 2025-03-30T21:00:00Z",
    "Europe/Kyiv, 2025-10-26, 2025-10-25T21:00:00Z, 2025-10-26T22:00:00Z",
    "America/Havana, 2025-03-09, 2025-03-09T05:00:00Z, 2025-03-10T04:00:00Z",
    "America/Havana, 2025-11-02, 2025-11-02T04:00:00Z, 2025-11-03T05:00:00Z",
    "Asia/Beirut, 2024-03-31, 2024-03-30T22:00:00Z, 2024-03-31T21:00:00Z",
    "America/Asuncion, 2024-03-23, 2024-03-23T03:00:00Z, 2024-03-24T04:00:00Z",
    "Australia/Lord_Howe, 2025-04-06, 2025-04-05T13:00:00Z, 2025-04-06T13:30:00Z"
  })
  void aDayOnWhichClocksChangeIsThatDay(String zone, LocalDate day, Instant from, Instant to) {
    Period period = new Period(from, to, DatePrecision.DAY, zone);
    assertEquals(day.atStartOfDay(ZoneId.of(zone)).toInstant(), from);
    assertEquals(day.plusDays(1).atStartOfDay(ZoneId.of(zone)).toInstant(), to);
    assertEquals(day, period.getFirstDay());
    assertEquals(day, period.getLastDay());
  }

  @ParameterizedTest
  @CsvSource({
    "2025-02-28T22:00:00Z, 2025-03-31T21:00:00Z, March 2025, 2025-03-01, 2025-03-31",
    "2025-09-30T21:00:00Z, 2025-10-31T22:00:00Z, October 2025, 2025-10-01, 2025-10-31"
  })
  void aMonthInWhichClocksChangeIsThatMonth(
      Instant from, Instant to, String words, LocalDate first, LocalDate last) {
    Period month = new Period(from, to, DatePrecision.MONTH, "Europe/Kyiv");
    assertEquals(words, month.getText());
    assertEquals(first, month.getFirstDay());
    assertEquals(last, month.getLastDay());
  }

  @Test
  void anHourIsShownWithTheOffsetOfThatMoment() {
    assertEquals("26 October 2025, 03:00 +03:00", kyivHour("2025-10-26T00:00:00Z").getText());
    assertEquals("26 October 2025, 03:00 +02:00", kyivHour("2025-10-26T01:00:00Z").getText());
  }

  private static Period kyivHour(String from) {
    Instant start = Instant.parse(from);
    return new Period(start, start.plusSeconds(3600), DatePrecision.HOUR, "Europe/Kyiv");
  }

  @Test
  void whatGoesOnReadsFromItsStart() {
    Period kyivAugust =
        new Period(Instant.parse("2024-07-31T21:00:00Z"), null, DatePrecision.MONTH, "Europe/Kyiv");
    assertEquals("from August 2024", kyivAugust.getText());
    assertEquals(LocalDate.of(2024, 8, 1), kyivAugust.getFirstDay());
    assertNull(kyivAugust.getLastDay());
  }

  @Test
  void whatIsUndatedReadsByItsLastDay() {
    Period undated =
        new Period(
            null, Instant.parse("2024-02-07T02:00:00Z"), DatePrecision.UNKNOWN, "America/New_York");
    assertEquals("by 6 February 2024", undated.getText());
    assertNull(undated.getFirstDay());
    assertEquals(LocalDate.of(2024, 2, 6), undated.getLastDay());
  }

  @Test
  void whatIsNotKnownAtAllReadsAsUnknown() {
    Period unknown = new Period(null, null, DatePrecision.UNKNOWN, "UTC");
    assertEquals("unknown", unknown.getText());
    assertNull(unknown.getLastDay());
  }
}
