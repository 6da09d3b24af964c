package io.counterclaim.engagement;

import org.eclipse.microprofile.graphql.Description;

@Description("The part that an actor takes in an engagement.")
public enum ParticipationRole {
  @Description("One of the sides.")
  PARTY,
  @Description("Began it.")
  INITIATOR,
  @Description("Was aimed at.")
  TARGET,
  @Description("Supported a side.")
  SUPPORTING,
  @Description("Commanded a side.")
  COMMANDING,
  @Description("Was present at a meeting.")
  ATTENDEE,
  @Description("Hosted it.")
  HOST,
  @Description("Mediated.")
  MEDIATOR,
  @Description("Was harmed by it.")
  VICTIM,
  @Description("Saw it.")
  WITNESS
}
