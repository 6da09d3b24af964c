package io.counterclaim.statement;

/** The kinds of value that an attribute can take. */
enum ValueKind {
  CODE,
  ACTOR,
  PLACE,
  QUANTITY,
  TIME
}
