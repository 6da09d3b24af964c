package io.counterclaim.graphql.schema;

import io.smallrye.graphql.api.CustomScalar;
import io.smallrye.graphql.api.CustomStringScalar;
import org.eclipse.microprofile.graphql.Description;

@CustomScalar("Revision")
@Description(
    "The number of a change: a whole number that grows with each change, written in digits, such as \"1204\".")
public record Revision(long number) implements CustomStringScalar {
  /** In which an answer names that which it is of, and a query that which must have been there. */
  public static final String HEADER = "Counterclaim-Revision";

  /**
   * @throws NumberFormatException if it is none
   */
  public Revision(String digits) {
    this(digits.matches("\\d{1,18}") ? Long.parseLong(digits) : malformed(digits));
  }

  private static long malformed(String digits) {
    throw new NumberFormatException(digits);
  }

  @Override
  public String stringValueForSerialization() {
    return String.valueOf(number);
  }
}
