package io.counterclaim.engagement;

import org.eclipse.microprofile.graphql.Description;

@Description("What sort of event an engagement is.")
public enum EngagementKind {
  @Description("A campaign or operation.")
  MILITARY_OPERATION,
  @Description("Fighting between armed sides.")
  COMBAT_ENGAGEMENT,
  @Description("Fire by guns, rockets or missiles.")
  ARTILLERY_OR_MISSILE_STRIKE,
  @Description("Fire from aircraft or drones.")
  AIR_OR_DRONE_STRIKE,
  @Description("Ground that changes hands.")
  TERRITORIAL_CHANGE,
  @Description("Forces sent somewhere.")
  TROOP_DEPLOYMENT,
  @Description("Deliberate violence against civilians.")
  VIOLENCE_AGAINST_CIVILIANS,
  @Description("A meeting or call of officials.")
  DIPLOMATIC_MEETING,
  @Description("An agreement reached or signed.")
  AGREEMENT,
  @Description("An exchange of prisoners.")
  PRISONER_EXCHANGE,
  @Description("None of these.")
  OTHER
}
