package io.counterclaim.base;

import org.eclipse.microprofile.graphql.Description;

@Description("How exactly a time is known.")
public enum DatePrecision {
  @Description("To the minute.")
  MINUTE,
  @Description("To the hour.")
  HOUR,
  @Description("To the calendar day.")
  DAY,
  @Description("A run of calendar days.")
  DAYS,
  @Description("To the ISO 8601 week, from Monday.")
  WEEK,
  @Description("To the calendar month.")
  MONTH,
  @Description("To the calendar year.")
  YEAR,
  @Description("Not known: the start of the period is null.")
  UNKNOWN
}
