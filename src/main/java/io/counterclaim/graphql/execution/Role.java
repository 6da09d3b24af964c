package io.counterclaim.graphql.execution;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Stream;

/** What somebody may do. Each may do what those before it may. */
public enum Role {
  /** Reads. */
  READER,
  /** Writes drafts, and sees who did what. */
  EDITOR,
  /** Records, amends and publishes. */
  PUBLISHER,
  /** Deletes, restores, merges, and amends by dossiers. */
  ADMIN;

  boolean includes(Role other) {
    return compareTo(other) >= 0;
  }

  /** The highest of those that have these names; whoever has none of them may read. */
  public static Role highest(Collection<String> names) {
    return Stream.of(values())
        .filter(role -> names.contains(role.toString()))
        .reduce(READER, (lower, higher) -> higher);
  }

  /** As tokens and descriptions have it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
