package io.counterclaim.statement;

import org.eclipse.microprofile.graphql.Description;

@Description("How near to the spoken words the text is.")
public enum Rendering {
  @Description("The words themselves.")
  DIRECT_QUOTE,
  @Description("Partly the words themselves, partly a report of them.")
  PARTIAL_QUOTE,
  @Description("A report of the words.")
  PARAPHRASE
}
