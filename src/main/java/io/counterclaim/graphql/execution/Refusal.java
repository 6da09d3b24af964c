package io.counterclaim.graphql.execution;

import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;

/** A reason not to execute an operation at all. */
public final class Refusal extends AbortExecutionException {
  private static final long serialVersionUID = 1;

  public final ErrorCode code;

  private Refusal(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  static Refusal tooExpensive(String message) {
    return new Refusal(ErrorCode.TOO_EXPENSIVE, message);
  }

  /** A mutation where only queries may be. */
  static Refusal mutation() {
    return new Refusal(ErrorCode.FORBIDDEN, "a mutation must be sent by POST");
  }

  /** A mutation or a subscription that asks to be answered as if drafts had been published. */
  static Refusal preview() {
    return new Refusal(ErrorCode.INVALID, Preview.HEADER + ": " + Preview.RULE);
  }

  /** Whether an operation was refused because it is a mutation. */
  public static boolean isOfMutation(ExecutionResult result) {
    return result.getErrors().stream()
        .anyMatch(error -> error instanceof Refusal refusal && refusal.code == ErrorCode.FORBIDDEN);
  }
}
