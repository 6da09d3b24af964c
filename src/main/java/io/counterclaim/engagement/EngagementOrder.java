package io.counterclaim.engagement;

import io.counterclaim.graphql.lists.SortOrder;
import io.counterclaim.graphql.lists.TimeRange;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;

@Description(
    "Orders of engagements. STARTED sorts by period.from, unknown ones last in either direction; then by id.")
public enum EngagementOrder implements SortOrder<Engagement> {
  @Description("The latest start first.")
  STARTED_DESC,
  @Description("The earliest start first.")
  STARTED_ASC,
  @Description("By title, as the Unicode collation has it, from A.")
  TITLE_ASC;

  @Override
  public String property() {
    return switch (this) {
      case STARTED_DESC -> "e.startedLast";
      case STARTED_ASC -> "e.startedFirst";
      case TITLE_ASC -> "e.title";
    };
  }

  @Override
  public boolean descending() {
    return this == STARTED_DESC;
  }

  @Override
  public Comparable<?> valueOf(Engagement engagement) {
    return switch (this) {
      case STARTED_DESC -> start(engagement, TimeRange.EARLIEST);
      case STARTED_ASC -> start(engagement, TimeRange.LATEST);
      case TITLE_ASC -> engagement.title;
    };
  }

  private static Instant start(Engagement engagement, Instant unknown) {
    Instant from = engagement.period.from();
    return from == null ? unknown : from;
  }

  @Override
  public Comparable<?> parse(String text) {
    return this == TITLE_ASC ? text : Instant.parse(text);
  }
}
