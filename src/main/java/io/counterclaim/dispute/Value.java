package io.counterclaim.dispute;

import io.counterclaim.statement.QuantityQualifier;
import java.time.Instant;
import java.util.Locale;

/** A value that words can be compared by. */
sealed interface Value {
  /** Whether both can be true of an attribute that holds one value. */
  boolean agreesWith(Value other);

  /** A code, an actor or a place, by its name or id. */
  record Name(String name) implements Value {
    @Override
    public boolean agreesWith(Value other) {
      return equals(other);
    }
  }

  /** A stretch of time [from, to); no end where `to` is null. Times agree where they overlap. */
  record Time(Instant from, Instant to) implements Value {
    @Override
    public boolean agreesWith(Value other) {
      return other instanceof Time time && begins(time) && time.begins(this);
    }

    private boolean begins(Time before) {
      return before.to == null || from.isBefore(before.to);
    }
  }

  /**
   * Numbers from low to high, which may be infinite, without an end that is open. Quantities agree
   * where they overlap, and those of different units are never compared.
   */
  record Range(double low, boolean lowOpen, double high, boolean highOpen, String unit)
      implements Value {
    /**
     * What part of its number ABOUT goes, either way: a tenth. Divided by, since no double is 0.1.
     */
    private static final double ABOUT = 10;

    static Range of(
        Double low, Double best, Double high, QuantityQualifier qualifier, String unit) {
      double about = best != null && qualifier == QuantityQualifier.ABOUT ? best / ABOUT : 0;
      double from = low != null ? low : best != null ? best - about : Double.NEGATIVE_INFINITY;
      double to = high != null ? high : best != null ? best + about : Double.POSITIVE_INFINITY;
      // Adding 0 makes -0 the number that it is.
      return new Range(
          from + 0.0,
          qualifier == QuantityQualifier.MORE_THAN,
          to + 0.0,
          qualifier == QuantityQualifier.LESS_THAN,
          unit.strip().toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean agreesWith(Value other) {
      return other instanceof Range range
          && (!unit.equals(range.unit) || reaches(range) && range.reaches(this));
    }

    private boolean reaches(Range above) {
      return high > above.low || high == above.low && !highOpen && !above.lowOpen;
    }
  }
}
