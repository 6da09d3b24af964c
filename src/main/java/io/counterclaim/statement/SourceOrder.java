package io.counterclaim.statement;

import io.counterclaim.graphql.lists.SortOrder;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;

@Description(
    "Orders of sources. PUBLISHED sorts by publishedAt, unknown ones last in either direction, RECORDED by recordedAt; then by"
        + " id.")
public enum SourceOrder implements SortOrder<Source> {
  @Description("What was published last first.")
  PUBLISHED_DESC,
  @Description("What was published first first.")
  PUBLISHED_ASC,
  @Description("What was recorded last first.")
  RECORDED_DESC;

  @Override
  public String property() {
    return switch (this) {
      case PUBLISHED_DESC -> "e.publishedLast";
      case PUBLISHED_ASC -> "e.publishedFirst";
      case RECORDED_DESC -> "e.recordedAt";
    };
  }

  @Override
  public boolean descending() {
    return this != PUBLISHED_ASC;
  }

  @Override
  public Instant parse(String text) {
    return Instant.parse(text);
  }
}
