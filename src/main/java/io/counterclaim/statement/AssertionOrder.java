package io.counterclaim.statement;

import io.counterclaim.graphql.lists.SortOrder;
import java.time.Instant;

/** By when it was said, the first first, then by id. */
public enum AssertionOrder implements SortOrder<Assertion> {
  SAID_ASC;

  @Override
  public String property() {
    return "e.statement.said.to";
  }

  @Override
  public boolean descending() {
    return false;
  }

  @Override
  public Instant parse(String text) {
    return Instant.parse(text);
  }
}
