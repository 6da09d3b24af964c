package io.counterclaim.base;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.eclipse.microprofile.graphql.Description;

@Description("How exactly a time is known.")
public enum DatePrecision {
  @Description("To the minute.")
  MINUTE("d MMMM uuuu, HH:mm xxx"),
  @Description("To the hour.")
  HOUR("d MMMM uuuu, HH:'00' xxx"),
  @Description("To the calendar day.")
  DAY("d MMMM uuuu"),
  @Description("A run of calendar days.")
  DAYS("d MMMM uuuu"),
  @Description("To the ISO 8601 week, from Monday.")
  WEEK("'week of' d MMMM uuuu"),
  @Description("To the calendar month.")
  MONTH("MMMM uuuu"),
  @Description("To the calendar year.")
  YEAR("uuuu"),
  @Description("Not known: the start of the period is null.")
  UNKNOWN("d MMMM uuuu");

  private final DateTimeFormatter form;

  DatePrecision(String form) {
    this.form = DateTimeFormatter.ofPattern(form, Locale.ENGLISH);
  }

  /** The minute, hour, day, week, month or year around a moment, in English. */
  String words(ZonedDateTime moment) {
    boolean week = this == WEEK;
    return form.format(
        week ? moment.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)) : moment);
  }
}
