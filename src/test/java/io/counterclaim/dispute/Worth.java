package io.counterclaim.dispute;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

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

  /** ABOUT goes a tenth either way of the best number, where a bound is not given. */
  static Worth quantity(
      String qualifier, BigDecimal low, BigDecimal best, BigDecimal high, String unit) {
    BigDecimal tenth =
        best != null && qualifier.equals("ABOUT") ? best.multiply(TENTH) : BigDecimal.ZERO;
    BigDecimal from = low != null || best == null ? low : best.subtract(tenth);
    BigDecimal to = high != null || best == null ? high : best.add(tenth);
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("low", low);
    written.put("best", best);
    written.put("high", high);
    written.values().removeIf(Objects::isNull);
    written.put("qualifier", qualifier);
    written.put("unit", unit);
    return new Worth(
        "quantity",
        unit,
        from == null ? null : plain(from),
        qualifier.equals("MORE_THAN"),
        to == null ? null : plain(to),
        qualifier.equals("LESS_THAN"),
        written);
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
    return quantity(
        quantity.get("qualifier").asText(),
        number(quantity.get("low")),
        number(quantity.get("best")),
        number(quantity.get("high")),
        quantity.get("unit").asText());
  }

  private static BigDecimal number(JsonNode number) {
    return number.isNull() ? null : number.decimalValue();
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
