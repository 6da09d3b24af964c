package io.counterclaim.graphql.execution;

/** The answer of a mutation, whose transaction may have to be rolled back although it answers. */
public interface Discardable {
  boolean isDiscarded();
}
