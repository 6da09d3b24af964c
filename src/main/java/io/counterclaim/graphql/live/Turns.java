package io.counterclaim.graphql.live;

/** Lets clients take turns, so that none of them keeps the others waiting. */
public interface Turns {
  /**
   * Runs it on a thread of its own, at once or when it is its turn.
   *
   * @param client stands for the client
   * @return whether it will be run; false if too many wait already
   */
  boolean take(String client, Runnable task);
}
