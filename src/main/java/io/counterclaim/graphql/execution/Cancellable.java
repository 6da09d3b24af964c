package io.counterclaim.graphql.execution;

/** Something that is done on a thread, which another one may end early. */
public interface Cancellable {
  /** Ends it before its next step. */
  void giveUp();

  /** Whether it has to be cancelled to end soon. */
  boolean isRunning();

  /**
   * Has the SQL statement that runs end early. One that is on its way to the database just then
   * does not, so this is to be called as long as it runs; a database that does not hear of it for
   * some time is waited for no longer.
   */
  void cancel();
}
