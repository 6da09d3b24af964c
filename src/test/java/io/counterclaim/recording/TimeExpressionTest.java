package io.counterclaim.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.counterclaim.base.DatePrecision;
import io.counterclaim.base.Period;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeExpressionTest {
  private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2024                               | Z           | 2024-01-01T00:00:00Z | 2025-01-01T00:00:00Z | YEAR   | UTC         | 2024-01-01 | 2024-12-31
          2024                               | +03:00      | 2023-12-31T21:00:00Z | 2024-12-31T21:00:00Z | YEAR   | +03:00      | 2024-01-01 | 2024-12-31
          0001                               | Z           | 0001-01-01T00:00:00Z | 0002-01-01T00:00:00Z | YEAR   | UTC         | 0001-01-01 | 0001-12-31
          9998                               | Z           | 9998-01-01T00:00:00Z | 9999-01-01T00:00:00Z | YEAR   | UTC         | 9998-01-01 | 9998-12-31
          2024-08                            | Z           | 2024-08-01T00:00:00Z | 2024-09-01T00:00:00Z | MONTH  | UTC         | 2024-08-01 | 2024-08-31
          2024-12                            | Z           | 2024-12-01T00:00:00Z | 2025-01-01T00:00:00Z | MONTH  | UTC         | 2024-12-01 | 2024-12-31
          2024-08                            | Europe/Kyiv | 2024-07-31T21:00:00Z | 2024-08-31T21:00:00Z | MONTH  | Europe/Kyiv | 2024-08-01 | 2024-08-31
          2024-02                            | Z           | 2024-02-01T00:00:00Z | 2024-03-01T00:00:00Z | MONTH  | UTC         | 2024-02-01 | 2024-02-29
          2024-W35                           | Z           | 2024-08-26T00:00:00Z | 2024-09-02T00:00:00Z | WEEK   | UTC         | 2024-08-26 | 2024-09-01
          2020-W53                           | Z           | 2020-12-28T00:00:00Z | 2021-01-04T00:00:00Z | WEEK   | UTC         | 2020-12-28 | 2021-01-03
          2021-W01                           | Z           | 2021-01-04T00:00:00Z | 2021-01-11T00:00:00Z | WEEK   | UTC         | 2021-01-04 | 2021-01-10
          0999-W10                           | Z           | 0999-03-04T00:00:00Z | 0999-03-11T00:00:00Z | WEEK   | UTC         | 0999-03-04 | 0999-03-10
          2024-W35                           | +03:00      | 2024-08-25T21:00:00Z | 2024-09-01T21:00:00Z | WEEK   | +03:00      | 2024-08-26 | 2024-09-01
          2025-04-26                         | +03:00      | 2025-04-25T21:00:00Z | 2025-04-26T21:00:00Z | DAY    | +03:00      | 2025-04-26 | 2025-04-26
          2025-04-26                         | -08:00      | 2025-04-26T08:00:00Z | 2025-04-27T08:00:00Z | DAY    | -08:00      | 2025-04-26 | 2025-04-26
          2025-04-26Z                        | +03:00      | 2025-04-26T00:00:00Z | 2025-04-27T00:00:00Z | DAY    | UTC         | 2025-04-26 | 2025-04-26
          2025-04-26+14:00                   | Z           | 2025-04-25T10:00:00Z | 2025-04-26T10:00:00Z | DAY    | +14:00      | 2025-04-26 | 2025-04-26
          2025-04-26[Europe/Kyiv]            | +03:00      | 2025-04-25T21:00:00Z | 2025-04-26T21:00:00Z | DAY    | Europe/Kyiv | 2025-04-26 | 2025-04-26
          2025-04-26T16[+05:30]              | Z           | 2025-04-26T10:30:00Z | 2025-04-26T11:30:00Z | HOUR   | +05:30      | 2025-04-26 | 2025-04-26
          2024-08[Etc/UTC]                   | +03:00      | 2024-08-01T00:00:00Z | 2024-09-01T00:00:00Z | MONTH  | UTC         | 2024-08-01 | 2024-08-31
          2025-04-20[Europe/Kyiv]/2025-04-26[Europe/Kyiv] | Z | 2025-04-19T21:00:00Z | 2025-04-26T21:00:00Z | DAYS | Europe/Kyiv | 2025-04-20 | 2025-04-26
          2024-02-29                         | Z           | 2024-02-29T00:00:00Z | 2024-03-01T00:00:00Z | DAY    | UTC         | 2024-02-29 | 2024-02-29
          2025-03-30                         | Europe/Kyiv | 2025-03-29T22:00:00Z | 2025-03-30T21:00:00Z | DAY    | Europe/Kyiv | 2025-03-30 | 2025-03-30
          2025-10-26                         | Europe/Kyiv | 2025-10-25T21:00:00Z | 2025-10-26T22:00:00Z | DAY    | Europe/Kyiv | 2025-10-26 | 2025-10-26
          2025-04-26T16                      | +03:00      | 2025-04-26T13:00:00Z | 2025-04-26T14:00:00Z | HOUR   | +03:00      | 2025-04-26 | 2025-04-26
          2025-04-26T23                      | -08:00      | 2025-04-27T07:00:00Z | 2025-04-27T08:00:00Z | HOUR   | -08:00      | 2025-04-26 | 2025-04-26
          2025-04-26T16Z                     | +03:00      | 2025-04-26T16:00:00Z | 2025-04-26T17:00:00Z | HOUR   | UTC         | 2025-04-26 | 2025-04-26
          2025-04-26T16:05                   | Z           | 2025-04-26T16:05:00Z | 2025-04-26T16:06:00Z | MINUTE | UTC         | 2025-04-26 | 2025-04-26
          2025-04-26T23:59                   | Z           | 2025-04-26T23:59:00Z | 2025-04-27T00:00:00Z | MINUTE | UTC         | 2025-04-26 | 2025-04-26
          2025-04-26T16:05+05:30             | Z           | 2025-04-26T10:35:00Z | 2025-04-26T10:36:00Z | MINUTE | +05:30      | 2025-04-26 | 2025-04-26
          2025-04-26T00:05-03:30             | Z           | 2025-04-26T03:35:00Z | 2025-04-26T03:36:00Z | MINUTE | -03:30      | 2025-04-26 | 2025-04-26
          2025-04-20/2025-04-26              | Z           | 2025-04-20T00:00:00Z | 2025-04-27T00:00:00Z | DAYS   | UTC         | 2025-04-20 | 2025-04-26
          2025-04-26/2025-04-26              | Z           | 2025-04-26T00:00:00Z | 2025-04-27T00:00:00Z | DAY    | UTC         | 2025-04-26 | 2025-04-26
          2024-08/2024-09                    | Z           | 2024-08-01T00:00:00Z | 2024-10-01T00:00:00Z | MONTH  | UTC         | 2024-08-01 | 2024-09-30
          2023/2024-03                       | Z           | 2023-01-01T00:00:00Z | 2024-04-01T00:00:00Z | YEAR   | UTC         | 2023-01-01 | 2024-03-31
          2025-04-26T10:15/2025-04-26T12:30  | Z           | 2025-04-26T10:15:00Z | 2025-04-26T12:31:00Z | MINUTE | UTC         | 2025-04-26 | 2025-04-26
          2025-04-26T10/2025-04-26T12        | Z           | 2025-04-26T10:00:00Z | 2025-04-26T13:00:00Z | HOUR   | UTC         | 2025-04-26 | 2025-04-26
          2025-04-25T22/2025-04-26           | Z           | 2025-04-25T22:00:00Z | 2025-04-27T00:00:00Z | DAYS   | UTC         | 2025-04-25 | 2025-04-26
          """)
  void aTimeRunsFromItsFirstMomentToTheFirstAfterIt(
      String text,
      String zone,
      Instant from,
      Instant to,
      DatePrecision precision,
      String recordedIn,
      LocalDate firstDay,
      LocalDate lastDay) {
    Period period = TimeExpression.parse(text, ZoneId.of(zone));
    assertEquals(new Period(from, to, precision, recordedIn), period);
    assertEquals(firstDay, period.getFirstDay());
    assertEquals(lastDay, period.getLastDay());
  }

  @ParameterizedTest
  @CsvSource({
    "2025-04-20+03:00/2025-04-26-08:00, Z",
    "2025-03-29T10+02:00/2025-03-31T10+03:00, Z",
    "2025-04-20/2025-04-26+03:00, Z",
    "2025-04-20/2025-04-26+03:00, Europe/Kyiv",
    "2025-04-20[Europe/Kyiv]/2025-04-26, Z",
    "2025-04-20[Europe/Kyiv]/2025-04-26[Europe/Paris], Z",
    "2025-04-26T10:00+03:00/2025-04-26T12:00, Europe/Kyiv"
  })
  void theEndsOfAnIntervalAreInOneTimeZone(String text, String zone) {
    DateTimeException refusal =
        assertThrows(
            DateTimeException.class, () -> TimeExpression.parse(text, ZoneId.of(zone)), text);
    assertEquals("must have both ends in the same time zone or offset", refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "2025-04-20+03:00/2025-04-26+03:00, Z, +03:00",
    "2025-04-20/2025-04-26+03:00, +03:00, +03:00",
    "2025-04-20Z/2025-04-26+00:00, +03:00, UTC",
    "2025-04-20+03:00/.., Z, +03:00",
    "2025-04-20[America/Argentina/Buenos_Aires]/.., Z, America/Argentina/Buenos_Aires"
  })
  void anIntervalIsRecordedInTheOffsetOfItsEnds(String text, String zone, String recordedIn) {
    assertEquals(recordedIn, TimeExpression.parse(text, ZoneId.of(zone)).zone());
  }

  @ParameterizedTest
  @CsvSource({
    "Z, UTC",
    "UTC, UTC",
    "Etc/UTC, UTC",
    "GMT, UTC",
    "+00:00, UTC",
    "+3, +03:00",
    "UTC-09:30, -09:30",
    "Etc/GMT-14, +14:00",
    "Etc/GMT+12, -12:00",
    "Europe/Kyiv, Europe/Kyiv",
    "America/Argentina/Buenos_Aires, America/Argentina/Buenos_Aires"
  })
  void aZoneIsKeptAsAnIanaNameOrAnOffset(String written, String kept) {
    assertEquals(kept, TimeExpression.parse("2024", TimeExpression.zone(written)).zone());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Kyiv", "+03:00:30", "+19:00", "", "UTC+25", "europe/kyiv"})
  void whatIsNoZoneIsRefused(String text) {
    assertThrows(DateTimeException.class, () -> TimeExpression.zone(text), text);
  }

  @Test
  void whatGoesOnHasNoEnd() {
    Period period = TimeExpression.parse("2024-08/..", KYIV);
    assertEquals(Instant.parse("2024-07-31T21:00:00Z"), period.from());
    assertNull(period.to());
    assertEquals(DatePrecision.MONTH, period.precision());
  }

  @Test
  void theDaysOnWhichClocksChangeHave23And25Hours() {
    assertEquals(Duration.ofHours(23), length("2025-03-30"));
    assertEquals(Duration.ofHours(25), length("2025-10-26"));
    assertEquals(Duration.ofHours(24), length("2025-10-27"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-10-26T02:59",
        "2025-10-26T03:00",
        "2025-10-26T03:59",
        "2025-10-26T04:00",
        "2025-03-30T02:59",
        "2025-03-30T04:00"
      })
  void aMinuteIsAMinuteWhenClocksChange(String minute) {
    assertEquals(Duration.ofMinutes(1), length(minute));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-03-30T03", "2025-03-30T03:00", "2025-03-30T03:30"})
  void anHourThatClocksSkipIsNone(String text) {
    assertThrows(DateTimeException.class, () -> TimeExpression.parse(text, KYIV));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-02-30",
        "2025-02-29",
        "2025-04-31",
        "2025-13",
        "2025-00",
        "2025-01-00",
        "2025-W00",
        "2025-W53",
        "2025-W60",
        "2025-04-26T24",
        "2025-04-26T25",
        "2025-04-26T16:60",
        "2025-04-26+19:00",
        "2025-04-26+25:00",
        "0000",
        "9999",
        "2025-4-26",
        "25-04-26",
        "2025-04-26T16:05:30",
        "2025-04-26 16:05",
        "2025-04-26T16:05+0300",
        "2025-04-26+03:00[Europe/Kyiv]",
        "2025-04-26[Europe/Nowhere]",
        "2025-04-26[]",
        "2025-04-26[Europe/Kyiv",
        "2025-04-26[Europe/Kyiv]T16",
        "2025-04-26/",
        "2025-04-26/...",
        "2025-04-26/2025-04-31",
        "2025-04-26/2025-04-27/2025-04-28",
        "../2025-04-26",
        "/2025-04-26",
        "..",
        "",
        "yesterday",
        "２０２５-04-26"
      })
  void whatIsNoTimeIsRefusedWithAReason(String text) {
    DateTimeException refusal =
        assertThrows(DateTimeException.class, () -> TimeExpression.parse(text, KYIV));
    assertNotNull(refusal.getMessage());
  }

  private static Duration length(String text) {
    Period period = TimeExpression.parse(text, KYIV);
    return Duration.between(period.from(), period.to());
  }
}
