package io.counterclaim.base;

import org.eclipse.microprofile.graphql.Description;

@Description("Sorts of broken rules, by what can be done about them.")
public enum ViolationCode {
  @Description("It is wrong as it stands: send something else.")
  INVALID,
  @Description("It does not go together with what is recorded, or was changed by somebody else.")
  CONFLICT,
  @Description("It names what is not there: record that first.")
  NOT_FOUND
}
