package io.counterclaim.statement;

import io.counterclaim.graphql.lists.SortOrder;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;

@Description("Orders of statements. SAID sorts by said.to, RECORDED by recordedAt; then by id.")
public enum StatementOrder implements SortOrder<Statement> {
  @Description("What was said last first.")
  SAID_DESC,
  @Description("What was said first first.")
  SAID_ASC,
  @Description("What was recorded last first.")
  RECORDED_DESC,
  @Description("What was recorded first first.")
  RECORDED_ASC;

  private boolean bySaid() {
    return this == SAID_DESC || this == SAID_ASC;
  }

  @Override
  public String property() {
    return bySaid() ? "e.said.to" : "e.recordedAt";
  }

  @Override
  public boolean descending() {
    return this == SAID_DESC || this == RECORDED_DESC;
  }

  @Override
  public Instant valueOf(Statement statement) {
    return bySaid() ? statement.said.to() : statement.recordedAt;
  }

  @Override
  public Instant parse(String text) {
    return Instant.parse(text);
  }
}
