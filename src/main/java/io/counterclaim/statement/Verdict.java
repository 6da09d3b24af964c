package io.counterclaim.statement;

import org.eclipse.microprofile.graphql.Description;

@Description("What an assessor holds of a statement.")
public enum Verdict {
  @Description("Confirmed by evidence of the assessor's own.")
  CONFIRMED,
  @Description("Evidence supports it.")
  SUPPORTED,
  @Description("Not verified by the assessor so far.")
  UNVERIFIED,
  @Description("Cannot be verified.")
  UNVERIFIABLE,
  @Description("Leads to a wrong conclusion.")
  MISLEADING,
  @Description("Evidence is against it.")
  REFUTED
}
