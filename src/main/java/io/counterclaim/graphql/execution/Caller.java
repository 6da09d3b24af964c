package io.counterclaim.graphql.execution;

/**
 * Who asks.
 *
 * @param subject the name that changes are kept under; null if it is not known
 * @param role the highest one
 * @param advice what whoever lacks a role can do about it; null if that is nothing
 */
public record Caller(String subject, Role role, String advice) {
  public static final Caller ANONYMOUS =
      new Caller(
          null,
          Role.READER,
          "send a token of somebody who has it, as in Authorization: Bearer <token>");

  /** Anybody where no token can be checked. */
  public static final Caller READ_ONLY =
      new Caller(
          null,
          Role.READER,
          "this service only reads, since no identity provider is set up: see QUARKUS_OIDC_AUTH_SERVER_URL");

  public static Caller of(String subject, Role role) {
    return new Caller(subject, role, null);
  }

  /** Of the operation that this thread executes. */
  public static Caller current() {
    return OperationRun.current().caller();
  }

  public boolean has(Role needed) {
    return role.includes(needed);
  }

  /**
   * @param what is asked for: an input or a field
   * @throws RequestError if it may not be
   */
  public void need(Role needed, String what) {
    if (!has(needed)) {
      String rule = "needs the role " + needed;
      throw this == ANONYMOUS
          ? RequestError.unauthenticated(what, rule + ": " + advice)
          : RequestError.forbidden(what, advice == null ? rule : rule + ": " + advice);
    }
  }
}
