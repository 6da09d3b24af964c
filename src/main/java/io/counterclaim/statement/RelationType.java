package io.counterclaim.statement;

import org.eclipse.microprofile.graphql.Description;

@Description(
    "How one statement stands to another: the `from` statement does this to the `to` statement.")
public enum RelationType {
  @Description("Denies words of another camp.")
  DENIES,
  @Description("Cannot be true together with them.")
  CONTRADICTS,
  @Description("Disputes a part of them.")
  DISPUTES_PARTLY,
  @Description("Supports them.")
  CORROBORATES,
  @Description("Says the same again.")
  REPEATS,
  @Description("Answers them.")
  RESPONDS_TO,
  @Description("Corrects earlier words of its own camp.")
  CORRECTS,
  @Description("Takes back earlier words of its own camp.")
  RETRACTS,
  @Description("Makes them clearer.")
  CLARIFIES
}
