package io.counterclaim.statement;

import org.eclipse.microprofile.graphql.Description;

@Description("What a speaker does by saying it.")
public enum StatementKind {
  @Description("Says that something is so.")
  CLAIM,
  @Description("Says that something is not so.")
  DENIAL,
  @Description("Gives an account of events.")
  REPORT,
  @Description("Admits something.")
  ACKNOWLEDGEMENT,
  @Description("Says that another did wrong.")
  ACCUSATION,
  @Description("Praises somebody.")
  PRAISE,
  @Description("Asks others to act.")
  APPEAL,
  @Description("Promises to act.")
  PROMISE,
  @Description("Threatens to act.")
  THREAT,
  @Description("Gives a view.")
  COMMENT,
  @Description("Declines to say anything.")
  DECLINED_COMMENT,
  @Description("Corrects earlier words of its own side.")
  CORRECTION,
  @Description("Takes back earlier words of its own side.")
  RETRACTION,
  @Description(
      "A media outlet or non-governmental organization says what it could or could not verify.")
  VERIFICATION_NOTE
}
