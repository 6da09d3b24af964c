package io.counterclaim.statement;

import org.eclipse.microprofile.graphql.Description;

@Description("Whether a value is affirmed or denied.")
public enum Polarity {
  @Description("Says that the value is so.")
  AFFIRMS,
  @Description("Says that the value is not so.")
  DENIES,
  @Description("Speaks of the value and leaves it open; contradicts nothing.")
  NEITHER
}
