package io.counterclaim.dispute;

import io.counterclaim.graphql.lists.SortOrder;
import java.time.Instant;

/** By when state and positions became what they are, then by id. */
enum DisputeOrder implements SortOrder<Dispute> {
  SINCE_DESC,
  SINCE_ASC;

  @Override
  public String property() {
    return "e.since";
  }

  @Override
  public boolean descending() {
    return this == SINCE_DESC;
  }

  @Override
  public Instant parse(String text) {
    return Instant.parse(text);
  }
}
