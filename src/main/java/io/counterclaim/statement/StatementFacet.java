package io.counterclaim.statement;

import org.eclipse.microprofile.graphql.Description;

@Description("What statements are counted by.")
public enum StatementFacet {
  @Description("The speaker; key is the actor's id, for `speaker` of the filter.")
  SPEAKER,
  @Description("The side spoken for; key is the actor's id, for `camp` of the filter.")
  CAMP,
  @Description("The kind; key is a StatementKind.")
  KIND,
  @Description("The medium; key is a Medium.")
  MEDIUM,
  @Description("The language of the text; key is a BCP 47 tag.")
  LANGUAGE,
  @Description(
      "The publisher of a source that cites it; key is the actor's id, for `publisher` of the filter.")
  PUBLISHER,
  @Description(
      "The day in UTC within which `said` ends; key is an ISO 8601 date. saidFrom that midnight with saidBefore the next gives the same statements.")
  SAID_DAY,
  @Description("The month in UTC within which `said` ends; key is ISO 8601, such as 2025-04.")
  SAID_MONTH
}
