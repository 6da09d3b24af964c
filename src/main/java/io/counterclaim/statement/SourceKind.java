package io.counterclaim.statement;

import org.eclipse.microprofile.graphql.Description;

@Description("What a source is.")
public enum SourceKind {
  @Description("A page of the web.")
  WEB_PAGE,
  @Description("A post on a social network or messaging channel.")
  SOCIAL_POST,
  @Description("A radio or television broadcast.")
  BROADCAST,
  @Description("A document.")
  DOCUMENT,
  @Description("Material in an archive.")
  ARCHIVE,
  @Description("Known only because another source names it.")
  CITATION_ONLY
}
