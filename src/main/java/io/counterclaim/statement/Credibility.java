package io.counterclaim.statement;

import org.eclipse.microprofile.graphql.Description;

@Description(
    "Credibility of information, 1 to 6: the second half of the Admiralty code (NATO AJP-2.1).")
public enum Credibility {
  @Description("Confirmed by other independent sources.")
  CONFIRMED_1,
  @Description("Probably true.")
  PROBABLY_TRUE_2,
  @Description("Possibly true.")
  POSSIBLY_TRUE_3,
  @Description("Doubtful.")
  DOUBTFUL_4,
  @Description("Improbable.")
  IMPROBABLE_5,
  @Description("Truth cannot be judged.")
  CANNOT_BE_JUDGED_6
}
