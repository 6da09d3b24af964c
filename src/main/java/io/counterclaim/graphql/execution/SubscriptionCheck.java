package io.counterclaim.graphql.execution;

import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategy;
import graphql.execution.ExecutionStrategyParameters;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Does no more about a subscription than to say that it can be one: it is executed for events. */
final class SubscriptionCheck extends ExecutionStrategy {
  /** Events that are read at once. */
  private static final int MOST = 50;

  private final Limits limits;

  SubscriptionCheck(Limits limits) {
    this.limits = limits;
  }

  @Override
  public CompletableFuture<ExecutionResult> execute(
      ExecutionContext execution, ExecutionStrategyParameters parameters) {
    OperationRun run = OperationRun.current();
    run.beginToFollow(
        EventQuery.of(
            execution.getDocument(),
            execution.getOperationDefinition(),
            run.operation(),
            (int) Math.max(1, Math.min(MOST, limits.cost() / run.cost()))));
    return CompletableFuture.completedFuture(new ExecutionResultImpl(List.of()));
  }
}
