package io.counterclaim.graphql.lists;

import io.counterclaim.graphql.execution.RequestError;

/**
 * An order of a list: by one property that is never null, then by id. Each needs an index, but for
 * that by rank, which sorts what a search finds.
 *
 * @param <T> what the list is of
 */
public interface SortOrder<T> {
  /** The property of orders by rank: how well an entry matches what the filter looks for. */
  String RANK = "e.rank";

  String name();

  /** The property as HQL over the alias `e`, such as `e.said.to`. */
  String property();

  boolean descending();

  /** Reads back a value of the property from its text. */
  Comparable<?> parse(String text);

  /** The property whose latest values are ranked where too much is found, or null to rank all. */
  default String recency() {
    return null;
  }

  default boolean isByRank() {
    return property().equals(RANK);
  }

  /**
   * The order that is asked for, or the usual one.
   *
   * @param member of the filter that says what to look for
   * @param sought its value. A search that is being typed may have no word yet, and no rank.
   * @throws RequestError if it is by rank, and nothing is looked for
   */
  static <O extends SortOrder<?>> O chosen(
      O asked, O usual, Where where, String member, String sought) {
    O order = asked == null ? usual : asked;
    if (!order.isByRank() || where.isRanked()) {
      return order;
    }
    if (sought == null) {
      throw RequestError.invalid(
          "order", "must not be " + order.name() + " unless " + member + " is given");
    }
    return usual;
  }
}
