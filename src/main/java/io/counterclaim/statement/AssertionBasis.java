package io.counterclaim.statement;

import org.eclipse.microprofile.graphql.Description;

@Description("Where an assertion comes from.")
public enum AssertionBasis {
  @Description("From the words of the statement.")
  STATED,
  @Description("Concluded from the words by the person who recorded it.")
  INFERRED
}
