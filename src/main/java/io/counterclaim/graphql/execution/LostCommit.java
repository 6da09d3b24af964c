package io.counterclaim.graphql.execution;

/** Nobody knows whether a transaction was committed. */
final class LostCommit extends RuntimeException {
  private static final long serialVersionUID = 1;

  LostCommit(Throwable cause) {
    super(cause.getMessage(), cause);
  }
}
