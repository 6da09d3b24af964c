package io.counterclaim.draft;

import io.counterclaim.graphql.lists.SortOrder;
import java.time.Instant;

/** The order of drafts. */
enum DraftOrder implements SortOrder<Draft> {
  CHANGED_DESC;

  @Override
  public String property() {
    return "e.changedAt";
  }

  @Override
  public boolean descending() {
    return true;
  }

  @Override
  public Instant parse(String text) {
    return Instant.parse(text);
  }
}
