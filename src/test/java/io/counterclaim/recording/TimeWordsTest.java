package io.counterclaim.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.counterclaim.Sql;
import io.counterclaim.TestDatabase;
import io.counterclaim.base.DatePrecision;
import io.counterclaim.base.Period;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the database renders of times is read as the same times. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TimeWordsTest {
  private static final int TIMES = Integer.getInteger("times", 5_000);
  private static final long SEED = Long.getLong("seed", 20250426);

  /** Clocks that change at midnight, by half an hour, by a day, twice a month, in summer or not. */
  private static final List<String> NAMES =
      List.of(
          "Europe/Kyiv",
          "Europe/Moscow",
          "Europe/Dublin",
          "America/New_York",
          "America/Havana",
          "America/Sao_Paulo",
          "America/Scoresbysund",
          "Asia/Beirut",
          "Asia/Gaza",
          "Asia/Kathmandu",
          "Africa/Cairo",
          "Australia/Lord_Howe",
          "Pacific/Apia",
          "Pacific/Kwajalein",
          "Pacific/Kiritimati");

  private static final List<String> UNITS =
      List.of(
          "uuuu", "uuuu-MM", "YYYY-'W'ww", "uuuu-MM-dd", "uuuu-MM-dd'T'HH", "uuuu-MM-dd'T'HH:mm");

  private final Random random = new Random(SEED);

  @Test
  void aPeriodIsReadAsItWasRendered() throws SQLException {
    List<Period> periods = new ArrayList<>();
    while (periods.size() < TIMES) {
      try {
        ZoneId zone = zone();
        Period period = TimeExpression.parse(written(zone), zone);
        if (period.to() == null || period.from().isBefore(period.to())) {
          periods.add(period);
        }
      } catch (DateTimeException skipped) {
        // Clocks were put forward over it.
      }
    }
    List<String> rendered = rendered(periods);
    for (int i = 0; i < TIMES; i++) {
      assertEquals(
          periods.get(i), TimeExpression.parse(rendered.get(i), ZoneOffset.UTC), rendered.get(i));
    }
  }

  private ZoneId zone() {
    return random.nextInt(3) == 0
        ? ZoneOffset.ofTotalSeconds((random.nextInt(26 * 4 + 1) - 12 * 4) * 15 * 60)
        : ZoneId.of(NAMES.get(random.nextInt(NAMES.size())));
  }

  private String written(ZoneId zone) {
    LocalDateTime first = moment(zone);
    LocalDateTime last = first.plusMinutes((long) Math.pow(10, random.nextDouble() * 6));
    String begins = unit().format(first);
    return switch (random.nextInt(5)) {
      case 0 -> begins + "/..";
      case 1, 2 -> begins + "/" + unit().format(last);
      default -> begins;
    };
  }

  /** Any time, or one near which clocks change. */
  private LocalDateTime moment(ZoneId zone) {
    Instant any =
        Instant.parse("1970-01-02T00:00:00Z")
            .plus(random.nextInt(65 * 365 * 24 * 60), ChronoUnit.MINUTES);
    ZoneOffsetTransition next = zone.getRules().nextTransition(any);
    return next == null || random.nextInt(3) == 0
        ? LocalDateTime.ofInstant(any, zone)
        : next.getDateTimeBefore().plusMinutes((random.nextInt(17) - 8) * 30L);
  }

  private DateTimeFormatter unit() {
    String pattern = UNITS.get(random.nextInt(UNITS.size()));
    return pattern.startsWith("Y")
        ? DateTimeFormatter.ofPattern("YYYY-'W'ww", java.util.Locale.GERMANY)
        : DateTimeFormatter.ofPattern(pattern);
  }

  private static List<String> rendered(List<Period> periods) throws SQLException {
    try (Sql sql = Sql.open();
        PreparedStatement query =
            sql.connection.prepareStatement(
                """
                select time_expression(cast(f as timestamptz), cast(t as timestamptz), p, z)
                from unnest(?, ?, ?, ?) with ordinality as x (f, t, p, z, n) order by n
                """)) {
      query.setArray(1, texts(sql, periods.stream().map(Period::from).toList()));
      query.setArray(2, texts(sql, periods.stream().map(Period::to).toList()));
      query.setArray(3, texts(sql, periods.stream().map(Period::precision).toList()));
      query.setArray(4, texts(sql, periods.stream().map(Period::zone).toList()));
      List<String> rendered = new ArrayList<>();
      ResultSet rows = query.executeQuery();
      while (rows.next()) {
        rendered.add(rows.getString(1));
      }
      return rendered;
    }
  }

  private static java.sql.Array texts(Sql sql, List<?> values) throws SQLException {
    return sql.connection.createArrayOf(
        "text", values.stream().map(value -> value == null ? null : value.toString()).toArray());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2024-08-01T00:00:00Z | 2025-01-01T00:00:00Z | YEAR   | UTC         | 2024-08Z/2024Z
          2023-01-01T00:00:00Z | 2024-04-01T00:00:00Z | YEAR   | UTC         | 2023Z/2024-03Z
          2025-04-25T21:00:00Z | 2025-04-26T21:00:00Z | DAY    | +03:00      | 2025-04-26+03:00
          2025-04-25T21:00:00Z | 2025-04-26T21:00:00Z | DAY    | Europe/Kyiv | 2025-04-26[Europe/Kyiv]
          2025-04-19T21:00:00Z | 2025-04-26T21:00:00Z | DAYS   | Europe/Kyiv | 2025-04-20[Europe/Kyiv]/2025-04-26[Europe/Kyiv]
          2025-04-25T21:00:00Z | 2025-04-26T21:00:00Z | DAYS   | +03:00      | 2025-04-26T00+03:00/2025-04-26+03:00
          2024-07-31T21:00:00Z |                      | MONTH  | Europe/Kyiv | 2024-08[Europe/Kyiv]/..
          2024-08-25T21:00:00Z | 2024-09-01T21:00:00Z | WEEK   | +03:00      | 2024-W35+03:00
          2024-08-26T00:00:00Z | 2024-10-01T00:00:00Z | MONTH  | UTC         | 2024-W35Z/2024-09Z
          2025-04-26T13:00:00Z | 2025-04-26T14:00:00Z | HOUR   | +03:00      | 2025-04-26T16+03:00
          2025-10-26T00:59:00Z | 2025-10-26T01:00:00Z | MINUTE | Europe/Kyiv | 2025-10-26T03:59[Europe/Kyiv]
          """)
  void aPeriodHasOneForm(
      Instant from, Instant to, DatePrecision precision, String zone, String words)
      throws SQLException {
    assertEquals(List.of(words), rendered(List.of(new Period(from, to, precision, zone))));
  }

  @Test
  void aMomentThatEndsATimeIsReadAsItWasRendered() {
    List<String> moments =
        List.of(
            "2025-04-26T21:00:00Z",
            "2025-04-26T20:59:59.123456Z",
            "1905-06-07T21:57:56Z",
            "1000-01-01T00:00:00Z",
            "0999-12-31T10:01:00Z",
            "0999-12-31T23:00:00.5Z");
    try (Sql sql = Sql.open()) {
      for (String moment : moments) {
        String words = sql.rows("select time_by('" + moment + "')").get(0);
        OffsetDateTime exact = TimeExpression.moment(words);
        Instant end =
            exact == null ? TimeExpression.parse(words, ZoneOffset.UTC).to() : exact.toInstant();
        assertEquals(Instant.parse(moment), end, words);
      }
      assertEquals("2025-04-26T20:59Z", sql.rows("select time_by('2025-04-26 21:00Z')").get(0));
    }
  }
}
