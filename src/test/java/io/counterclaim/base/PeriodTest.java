package io.counterclaim.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2025-04-26T13:05:00Z | 2025-04-26T13:06:00Z | MINUTE | 26 April 2025, 13:05 UTC                             | 2025-04-26
          2025-04-26T23:59:00Z | 2025-04-27T00:00:00Z | MINUTE | 26 April 2025, 23:59 UTC                             | 2025-04-26
          2025-04-26T10:15:00Z | 2025-04-26T12:31:00Z | MINUTE | 26 April 2025, 10:15 UTC to 26 April 2025, 12:30 UTC | 2025-04-26
          2025-04-26T13:00:00Z | 2025-04-26T14:00:00Z | HOUR   | 26 April 2025, 13 h UTC                              | 2025-04-26
          2025-04-26T23:00:00Z | 2025-04-27T00:00:00Z | HOUR   | 26 April 2025, 23 h UTC                              | 2025-04-26
          2025-04-26T00:00:00Z | 2025-04-27T00:00:00Z | DAY    | 26 April 2025                                        | 2025-04-26
          2025-04-25T21:00:00Z | 2025-04-26T21:00:00Z | DAY    | 26 April 2025                                        | 2025-04-26
          2025-04-26T08:00:00Z | 2025-04-27T08:00:00Z | DAY    | 26 April 2025                                        | 2025-04-26
          2025-03-29T22:00:00Z | 2025-03-30T21:00:00Z | DAY    | 30 March 2025                                        | 2025-03-30
          2025-10-25T21:00:00Z | 2025-10-26T22:00:00Z | DAY    | 26 October 2025                                      | 2025-10-26
          2025-04-19T21:00:00Z | 2025-04-26T21:00:00Z | DAYS   | 20 April 2025 to 26 April 2025                       | 2025-04-26
          2024-08-25T21:00:00Z | 2024-09-01T21:00:00Z | WEEK   | week of 26 August 2024                               | 2024-09-01
          2024-08-01T00:00:00Z | 2024-09-01T00:00:00Z | MONTH  | August 2024                                          | 2024-08-31
          2024-07-31T21:00:00Z | 2024-08-31T21:00:00Z | MONTH  | August 2024                                          | 2024-08-31
          2024-08-01T08:00:00Z | 2024-09-01T08:00:00Z | MONTH  | August 2024                                          | 2024-08-31
          2024-07-31T21:00:00Z | 2024-09-30T21:00:00Z | MONTH  | August 2024 to September 2024                        | 2024-09-30
          2023-12-31T22:00:00Z | 2024-12-31T22:00:00Z | YEAR   | 2024                                                 | 2024-12-31
          2022-12-31T22:00:00Z | 2024-12-31T22:00:00Z | YEAR   | 2023 to 2024                                         | 2024-12-31
          """)
  void aPeriodReadsAsItWasWritten(
      Instant from, Instant to, DatePrecision precision, String words, LocalDate lastDay) {
    Period period = new Period(from, to, precision);
    assertEquals(words, period.inWords());
    assertEquals(lastDay, period.lastDay());
  }

  @Test
  void whatGoesOnReadsFromItsStart() {
    Period kyivAugust =
        new Period(Instant.parse("2024-07-31T21:00:00Z"), null, DatePrecision.MONTH);
    assertEquals("from August 2024", kyivAugust.inWords());
  }

  @Test
  void twoWeeksDoNotReadAsOne() {
    Instant monday = Instant.parse("2024-08-26T00:00:00Z");
    Period one = new Period(monday, Instant.parse("2024-09-02T00:00:00Z"), DatePrecision.WEEK);
    Period two = new Period(monday, Instant.parse("2024-09-09T00:00:00Z"), DatePrecision.WEEK);
    assertNotEquals(one.inWords(), two.inWords());
  }
}
