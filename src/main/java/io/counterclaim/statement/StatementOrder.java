package io.counterclaim.statement;

import io.counterclaim.graphql.lists.SortOrder;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;

@Description(
    "Orders of statements. SAID sorts by said.to, RECORDED by recordedAt, RELEVANCE by how well the words match; then by id.")
public enum StatementOrder implements SortOrder<Statement> {
  @Description("What was said last first.")
  SAID_DESC,
  @Description("What was said first first.")
  SAID_ASC,
  @Description("What was recorded last first.")
  RECORDED_DESC,
  @Description("What was recorded first first.")
  RECORDED_ASC,
  @Description(
      "What matches filter.text best first, equal ones by what was recorded last: more of its words, nearer to one another,"
          + " in fewer words. Of more than 5000 that the filter finds, the list then has the 5000 that were said last;"
          + " totalCount and facets count all.")
  RELEVANCE;

  @Override
  public String property() {
    return switch (this) {
      case SAID_DESC, SAID_ASC -> "e.said.to";
      case RECORDED_DESC, RECORDED_ASC -> "e.recordedAt";
      case RELEVANCE -> RANK;
    };
  }

  @Override
  public String recency() {
    return "e.said.to";
  }

  @Override
  public boolean descending() {
    return this != SAID_ASC && this != RECORDED_ASC;
  }

  @Override
  public Comparable<?> parse(String text) {
    return this == RELEVANCE ? Float.valueOf(text) : Instant.parse(text);
  }
}
