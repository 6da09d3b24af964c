package io.counterclaim.statement;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.eclipse.microprofile.graphql.Description;

@Description("How a quantity is bounded.")
public enum QuantityQualifier {
  @Description("`best` is the number.")
  EXACTLY(""),
  @Description("`best` is near the number: 10 % either way.")
  ABOUT("about "),
  @Description("Somewhat below `high`.")
  NEARLY("nearly "),
  @Description("`low` or more.")
  AT_LEAST("at least "),
  @Description("More than `low`.")
  MORE_THAN("more than "),
  @Description("`high` or less.")
  UP_TO("up to "),
  @Description("Less than `high`.")
  LESS_THAN("less than ");

  private final String prefix;

  QuantityQualifier(String prefix) {
    this.prefix = prefix;
  }

  String words(double number) {
    return prefix
        + new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
            .format(number);
  }

  /** Which bounds it goes with, in words. */
  String sets() {
    return switch (this) {
      case EXACTLY, ABOUT -> "best";
      case NEARLY, UP_TO, LESS_THAN -> "high only";
      case AT_LEAST, MORE_THAN -> "low only";
    };
  }
}
