package io.counterclaim.dispute;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * A value: a name, or all that lies from one bound to the other. Bounds are exact, and null where
 * open.
 *
 * @param kind of the members of a dossier the one that it is
 * @param name of a code or an actor; the unit of a quantity
 */
record Worth(
    String kind,
    String name,
    BigDecimal low,
    boolean lowIsOut,
    BigDecimal high,
    boolean highIsOut,
    Object written) {
  private static final BigDecimal TENTH = new BigDecimal("0.1");

  static Worth code(String code) {
    return new Worth("code", code, null, false, null, false, code);
  }

  static Worth actor(String key) {
    return new Worth("actor", key, null, false, null, false, key);
  }

  static Worth time(Instant from, Instant to, String written) {
    return new Worth("time", "", number(from), false, number(to), true, written);
  }

  private static BigDecimal number(Instant moment) {
    return plain(BigDecimal.valueOf(moment.getEpochSecond()));
  }

  static Worth quantity(String qualifier, BigDecimal number, String unit) {
    BigDecimal tenth = qualifier.equals("ABOUT") ? number.multiply(TENTH) : BigDecimal.ZERO;
    String member =
        switch (qualifier) {
          case "EXACTLY", "ABOUT" -> "best";
          case "NEARLY", "UP_TO", "LESS_THAN" -> "high";
          default -> "low";
        };
    return new Worth(
        "quantity",
        unit,
        member.equals("high") ? null : plain(number.subtract(tenth)),
        qualifier.equals("MORE_THAN"),
        member.equals("low") ? null : plain(number.add(tenth)),
        qualifier.equals("LESS_THAN"),
        Map.of("qualifier", qualifier, member, number, "unit", unit));
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }

  /** A value as the service answers it. */
  static Worth of(JsonNode value) {
    if (value.hasNonNull("code")) {
      return code(value.get("code").asText());
    }
    if (value.hasNonNull("actor")) {
      return actor(value.get("actor").get("key").asText());
    }
    if (value.hasNonNull("time")) {
      JsonNode time = value.get("time");
      return time(moment(time.get("from")), moment(time.get("to")), null);
    }
    JsonNode quantity = value.get("quantity");
    for (String member : new String[] {"best", "low", "high"}) {
      if (quantity.hasNonNull(member)) {
        return quantity(
            quantity.get("qualifier").asText(),
            quantity.get(member).decimalValue(),
            quantity.get("unit").asText());
      }
    }
    throw new IllegalArgumentException(value.toString());
  }

  private static Instant moment(JsonNode text) {
    return Instant.parse(text.asText());
  }

  boolean isSameAs(Worth other) {
    return toString().equals(other.toString());
  }

  /** Whether both can be true of what has one value. */
  boolean overlaps(Worth other) {
    if (!kind.equals("quantity") && !kind.equals("time")) {
      return name.equals(other.name);
    }
    return !name.equals(other.name) || !isBelow(other) && !other.isBelow(this);
  }

  private boolean isBelow(Worth other) {
    if (high == null || other.low == null) {
      return false;
    }
    int order = high.compareTo(other.low);
    return order < 0 || order == 0 && (highIsOut || other.lowIsOut);
  }

  @Override
  public String toString() {
    if (low == null && high == null) {
      return name;
    }
    return (lowIsOut ? "(" : "[") + text(low) + ", " + text(high) + (highIsOut ? ")" : "]") + name;
  }

  private static String text(BigDecimal bound) {
    return bound == null ? "" : bound.toPlainString();
  }
}
