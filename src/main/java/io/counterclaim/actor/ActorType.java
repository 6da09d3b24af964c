package io.counterclaim.actor;

import org.eclipse.microprofile.graphql.Description;

@Description("What an actor is.")
public enum ActorType {
  @Description("A human being.")
  PERSON,
  @Description("A sovereign state; a camp ends at it.")
  STATE,
  @Description("A ministry, office or agency of a state.")
  GOVERNMENT_BODY,
  @Description("Armed forces or a service of them.")
  ARMED_FORCE,
  @Description("A formation or unit of an armed force.")
  MILITARY_UNIT,
  @Description("An organized armed group that is no state.")
  NON_STATE_ARMED_GROUP,
  @Description("An intelligence or security service.")
  INTELLIGENCE_AGENCY,
  @Description("A newspaper, broadcaster, agency or site of news.")
  MEDIA_OUTLET,
  @Description("An organization of states, such as NATO or the United Nations.")
  INTERGOVERNMENTAL_ORGANIZATION,
  @Description("An organization independent of any state, such as a monitor or charity.")
  NON_GOVERNMENTAL_ORGANIZATION,
  @Description("A party or political movement.")
  POLITICAL_ORGANIZATION,
  @Description("A business.")
  COMPANY,
  @Description("People meant as a group, such as civilians of a town.")
  POPULATION_GROUP,
  @Description("Somebody whom a source quotes without a name, such as `Ukrainian officials`.")
  UNNAMED_SOURCE,
  @Description("None of these.")
  OTHER;

  /** Whether it may record what it could or could not verify. */
  public boolean verifies() {
    return this == MEDIA_OUTLET || this == NON_GOVERNMENTAL_ORGANIZATION;
  }
}
