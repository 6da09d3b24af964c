package io.counterclaim.graphql.lists;

import io.counterclaim.graphql.execution.RequestError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * A place in an ordered list. Written as base64url of version, order, id and the value sorted by.
 */
record Cursor(Comparable<?> value, UUID id) {
  private static final String VERSION = "1";
  private static final Instant EARLIEST = Instant.parse("-4000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("+200000-01-01T00:00:00Z");

  static String of(SortOrder<?> order, Comparable<?> value, UUID id) {
    String plain = String.join(":", VERSION, order.name(), id.toString(), value.toString());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws RequestError if the cursor is not one, or one of another order
   */
  static Cursor parse(String argument, String cursor, SortOrder<?> order) {
    String[] parts = decode(argument, cursor).split(":", 4);
    if (parts.length != 4 || !parts[0].equals(VERSION)) {
      throw malformed(argument);
    }
    if (!parts[1].equals(order.name())) {
      throw RequestError.invalid(
          argument,
          "is a cursor of the order " + safe(parts[1]) + ", but the order is " + order.name());
    }
    try {
      return new Cursor(comparable(order.parse(parts[3])), UUID.fromString(parts[2]));
    } catch (RuntimeException e) {
      throw malformed(argument);
    }
  }

  /** What PostgreSQL can compare with: no text with a zero byte, no moment too far away. */
  private static Comparable<?> comparable(Comparable<?> value) {
    boolean farAway =
        value instanceof Instant moment && (moment.isBefore(EARLIEST) || moment.isAfter(LATEST));
    if (farAway || value.toString().indexOf('\0') >= 0) {
      throw new IllegalArgumentException();
    }
    return value;
  }

  private static String decode(String argument, String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw malformed(argument);
    }
  }

  private static String safe(String order) {
    return order.matches("[A-Z_]{1,40}") ? order : "of another list";
  }

  private static RequestError malformed(String argument) {
    return RequestError.invalid(
        argument, "must be a cursor that this list gave, as in pageInfo.endCursor");
  }
}
