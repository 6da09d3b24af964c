package io.counterclaim.statement;

import org.eclipse.microprofile.graphql.Description;

@Description("Where it was said.")
public enum Medium {
  @Description("A speech.")
  SPEECH,
  @Description("A video address.")
  VIDEO_ADDRESS,
  @Description("A press conference or briefing.")
  PRESS_CONFERENCE,
  @Description("An interview.")
  INTERVIEW,
  @Description("A post on a social network or messaging channel; `platform` names it.")
  SOCIAL_MEDIA_POST,
  @Description("A written official statement.")
  OFFICIAL_COMMUNIQUE,
  @Description("An article of a newsroom.")
  NEWS_ARTICLE,
  @Description("Radio or television.")
  BROADCAST,
  @Description("Told to journalists on condition of not being named.")
  BACKGROUND_BRIEFING,
  @Description("A document.")
  DOCUMENT,
  @Description("Not known.")
  UNKNOWN
}
