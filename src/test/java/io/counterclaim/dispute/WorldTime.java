package io.counterclaim.dispute;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

/**
 * A time of a world.
 *
 * @param written as its dossier writes it
 * @param day the last one of it, where it was recorded
 */
record WorldTime(String written, Instant from, Instant to, LocalDate day) {
  /** All around the earth; in some, clocks are put forward or back in the days of the worlds. */
  static final List<String> ZONES =
      List.of(
          "-12:00",
          "Pacific/Kiritimati",
          "Europe/Kyiv",
          "America/Asuncion",
          "+05:45",
          "-09:30",
          "Asia/Beirut",
          "Z",
          "America/New_York",
          "+13:00",
          "Pacific/Chatham",
          "+03:00");

  private static final List<String> OFFSETS =
      List.of("-12:00", "-05:00", "Z", "+03:00", "+09:30", "+14:00");

  /** Writes times in the zone of a dossier, and some in an offset of their own. */
  record Writer(Random random, String zone) {
    WorldTime day(LocalDate day) {
      return days(day, day.plusDays(1), day.toString(), offset());
    }

    /** The last day that has begun by a moment. */
    WorldTime dayOf(Instant moment) {
      LocalDate day = LocalDate.ofInstant(moment, ZoneId.of(zone));
      return days(day, day.plusDays(1), day.toString(), "");
    }

    WorldTime month(YearMonth month) {
      return days(month.atDay(1), month.plusMonths(1).atDay(1), month.toString(), offset());
    }

    /** A day, known to the hour. */
    WorldTime hours(LocalDate day) {
      WorldTime whole = day(day);
      String offset = whole.written.substring(10);
      String written = day + "T00" + offset + "/" + day + "T23" + offset;
      return new WorldTime(written, whole.from, whole.to, day);
    }

    /** The day instead, where clocks skip that hour. */
    WorldTime hour(LocalDate day, int hour) {
      String offset = offset();
      LocalDateTime start = day.atTime(hour, 0);
      ZoneId there = zone(offset);
      return there.getRules().getValidOffsets(start).isEmpty()
          ? days(day, day.plusDays(1), day.toString(), offset)
          : new WorldTime(
              day + "T%02d".formatted(hour) + offset,
              start.atZone(there).toInstant(),
              start.plusHours(1).atZone(there).toInstant(),
              day);
    }

    /** The last minute of a day, which is on the next one in other zones. */
    WorldTime lastMinute(LocalDate day) {
      String offset = offset();
      Instant start = day.atTime(23, 59).atZone(zone(offset)).toInstant();
      return new WorldTime(day + "T23:59" + offset, start, start.plusSeconds(60), day);
    }

    private WorldTime days(LocalDate from, LocalDate to, String written, String offset) {
      ZoneId there = zone(offset);
      return new WorldTime(
          written + offset,
          from.atStartOfDay(there).toInstant(),
          to.atStartOfDay(there).toInstant(),
          to.minusDays(1));
    }

    private String offset() {
      return random.nextInt(4) == 0 ? OFFSETS.get(random.nextInt(OFFSETS.size())) : "";
    }

    private ZoneId zone(String offset) {
      return ZoneId.of(offset.isEmpty() ? zone : offset);
    }
  }
}
