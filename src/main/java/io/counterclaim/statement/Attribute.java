package io.counterclaim.statement;

import org.eclipse.microprofile.graphql.Description;

@Description(
    "What of an engagement a statement speaks to, and with it the kind of value that it asserts.")
public enum Attribute {
  @Description("Whether it happened: code YES or NO.")
  OCCURRED(ValueKind.CODE),
  @Description("How far it is: code ONGOING, ENDED or NOT_STARTED.")
  STATUS(ValueKind.CODE),
  @Description("How it ended: a code such as WITHDRAWAL.")
  OUTCOME(ValueKind.CODE),
  @Description("Who controls the place: an actor.")
  CONTROLLER(ValueKind.ACTOR),
  @Description("Who took part: an actor; there may be several.")
  PARTICIPANT(ValueKind.ACTOR),
  @Description("Who began it: an actor; there may be several.")
  INITIATOR(ValueKind.ACTOR),
  @Description("Who was aimed at: an actor; there may be several.")
  TARGET(ValueKind.ACTOR),
  @Description("How many of the thing that `unit` names.")
  COUNT(ValueKind.QUANTITY),
  @Description("How many people took part, of the subject if there is one.")
  PERSONNEL(ValueKind.QUANTITY),
  @Description("How many people were killed, of the subject if there is one.")
  KILLED(ValueKind.QUANTITY),
  @Description("How many people were wounded, of the subject if there is one.")
  WOUNDED(ValueKind.QUANTITY),
  @Description("How many people were taken prisoner, of the subject if there is one.")
  CAPTURED(ValueKind.QUANTITY),
  @Description("How much equipment was lost, counted in `unit`, of the subject if there is one.")
  EQUIPMENT_LOST(ValueKind.QUANTITY),
  @Description("How much ground, in square kilometres.")
  AREA_KM2(ValueKind.QUANTITY),
  @Description("When it began: a period.")
  START(ValueKind.TIME),
  @Description("When it ended: a period.")
  END(ValueKind.TIME),
  @Description("Where it happened: a place.")
  PLACE(ValueKind.PLACE);

  final ValueKind value;

  Attribute(ValueKind value) {
    this.value = value;
  }

  /** Whether one statement may assert several values of it. */
  public boolean holdsMany() {
    return this == PARTICIPANT || this == INITIATOR || this == TARGET;
  }
}
