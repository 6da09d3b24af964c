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
  INTERNAL;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
