package io.counterclaim.actor;

import org.eclipse.microprofile.graphql.Description;

@Description(
    "How a member belongs to a group. HEAD_OF, COMMANDS, MEMBER_OF, SUBUNIT_OF, SPOKESPERSON_FOR and CONTROLLED_BY lead to the side that somebody speaks for; the others do not.")
public enum AffiliationKind {
  @Description("Leads it, as a president leads a state.")
  HEAD_OF,
  @Description("Commands it.")
  COMMANDS,
  @Description("Is a member of it.")
  MEMBER_OF,
  @Description("Is a part of it.")
  SUBUNIT_OF,
  @Description("Speaks for it.")
  SPOKESPERSON_FOR,
  @Description("Acts under its control.")
  CONTROLLED_BY,
  @Description("Belongs to it as property; says nothing of whom it speaks for.")
  OWNED_BY,
  @Description("Fights or acts beside it.")
  ALLIED_WITH,
  @Description("Took its place.")
  SUCCESSOR_OF;

  /**
   * Whether it leads to the side that the member speaks for; `is_camp_link` of the database says
   * the same.
   */
  boolean leadsToCamp() {
    return this != OWNED_BY && this != ALLIED_WITH && this != SUCCESSOR_OF;
  }
}
