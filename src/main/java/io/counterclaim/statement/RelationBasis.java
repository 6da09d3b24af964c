package io.counterclaim.statement;

import org.eclipse.microprofile.graphql.Description;

@Description("Where a relation comes from.")
public enum RelationBasis {
  @Description("The speaker says so.")
  EXPLICIT,
  @Description("The person who recorded it says so.")
  EDITORIAL,
  @Description("Worked out by this service from what both assert.")
  DERIVED
}
