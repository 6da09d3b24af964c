package io.counterclaim.engagement;

import io.counterclaim.graphql.lists.SortOrder;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;

@Description(
    "Orders of engagements. STARTED sorts by period.from, unknown ones last in either direction, RELEVANCE by how well"
        + " the words match; then by id.")
public enum EngagementOrder implements SortOrder<Engagement> {
  @Description("The latest start first.")
  STARTED_DESC,
  @Description("The earliest start first.")
  STARTED_ASC,
  @Description("By title, as the Unicode collation has it, from A.")
  TITLE_ASC,
  @Description(
      "What matches filter.text best first, equal ones by what was recorded last: more of its words, nearer to one another,"
          + " in fewer words. Of more than 5000 that the filter finds, the list then has the 5000 that started last;"
          + " totalCount counts all.")
  RELEVANCE;

  @Override
  public String property() {
    return switch (this) {
      case STARTED_DESC -> "e.startedLast";
      case STARTED_ASC -> "e.startedFirst";
      case TITLE_ASC -> "e.title";
      case RELEVANCE -> RANK;
    };
  }

  @Override
  public boolean descending() {
    return this == STARTED_DESC || this == RELEVANCE;
  }

  @Override
  public String recency() {
    return "e.startedLast";
  }

  @Override
  public Comparable<?> parse(String text) {
    return switch (this) {
      case STARTED_DESC, STARTED_ASC -> Instant.parse(text);
      case TITLE_ASC -> text;
      case RELEVANCE -> Float.valueOf(text);
    };
  }
}
