package io.counterclaim.graphql.lists;

/**
 * An order of a list: by one property that is never null, then by id. Each needs an index.
 *
 * @param <T> what the list is of
 */
public interface SortOrder<T> {
  String name();

  /** The property as HQL over the alias `e`, such as `e.said.to`. */
  String property();

  boolean descending();

  /** The property's value, as it is written into a cursor and compared by the database. */
  Comparable<?> valueOf(T entry);

  /** Reads back what {@link #valueOf} gave, from its text. */
  Comparable<?> parse(String text);
}
