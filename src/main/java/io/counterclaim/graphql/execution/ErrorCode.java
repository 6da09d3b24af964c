package io.counterclaim.graphql.execution;

import java.util.Locale;

/** What `extensions.code` of an error can be. */
public enum ErrorCode {
  NOT_FOUND,
  INVALID,
  CONFLICT,
  FORBIDDEN,
  UNAUTHENTICATED,
  TOO_EXPENSIVE,
  TIMEOUT,
  INTERNAL,
  PERSISTED_QUERY_NOT_SUPPORTED,
  PERSISTED_QUERY_NOT_FOUND;

  /** Apollo's clients know two of them, as they write them. */
  @Override
  public String toString() {
    return name().startsWith("PERSISTED_QUERY")
        ? name()
        : name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
