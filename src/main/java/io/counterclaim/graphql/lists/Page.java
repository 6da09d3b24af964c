package io.counterclaim.graphql.lists;

import io.counterclaim.graphql.execution.Limits;
import io.counterclaim.graphql.execution.RequestError;

/**
 * Which page of a list: Relay's arguments, checked.
 *
 * @param size how many entries at most
 * @param backward whether they are the last ones of the range, not the first
 * @param after where the range begins, or null
 * @param before where the range ends, or null
 */
public record Page(int size, boolean backward, String after, String before) {
  public static final int MAX_SIZE = 100;

  public static final String FIRST =
      "How many entries to give from the start of the range: 1 to 100, 20 when neither `first` nor `last` is given."
          + " Not together with `last`.";
  public static final String AFTER =
      "Only what comes after this cursor, which must be of the same order.";
  public static final String LAST =
      "How many entries to give from the end of the range: 1 to 100. Not together with `first`.";
  public static final String BEFORE =
      "Only what comes before this cursor, which must be of the same order.";

  public static Page of(Integer first, String after, Integer last, String before) {
    if (first != null && last != null) {
      throw RequestError.invalid("first", "must not be given together with last");
    }
    int size =
        last != null ? size("last", last) : first != null ? size("first", first) : Limits.PAGE;
    return new Page(size, last != null, after, before);
  }

  private static int size(String argument, int size) {
    if (size < 1 || size > MAX_SIZE) {
      throw RequestError.invalid(argument, "must be 1 to " + MAX_SIZE + ", not " + size);
    }
    return size;
  }
}
