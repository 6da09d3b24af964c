package io.counterclaim.facet;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What the entries of a list are counted by. */
public interface FacetKey {
  String name();

  /** The key of its buckets as HQL over `e`, an entry, and over what {@link #of} names. */
  String key();

  /**
   * What belongs to an entry and has the key, as the filter of the list says it in {@link
   * io.counterclaim.graphql.lists.Where#exists}; null where the entry itself has it.
   */
  default String of() {
    return null;
  }

  /** Whether keys are the ids of actors. */
  default boolean isOfActors() {
    return false;
  }

  /** A key as people read it; for actors their name stands in its place. */
  default String label(String key) {
    return key;
  }

  /** The constant of an enum in words. */
  static String words(String constant) {
    return constant.charAt(0) + constant.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String month(String key) {
    return YearMonth.parse(key).format(DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH));
  }
}
