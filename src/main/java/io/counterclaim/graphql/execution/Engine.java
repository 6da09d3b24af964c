package io.counterclaim.graphql.execution;

import graphql.ExceptionWhileDataFetching;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.AsyncSerialExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.ResultNodesInfo;
import graphql.introspection.Introspection;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.dataloader.DataLoaderRegistry;

/** Executes operations, each on the thread that it is called on. */
@ApplicationScoped
public class Engine {
  static final DataFetcherExceptionHandler KEEPING_EXCEPTIONS =
      failed ->
          CompletableFuture.completedFuture(
              DataFetcherExceptionHandlerResult.newResult(
                      new ExceptionWhileDataFetching(
                          failed.getPath(),
                          OperationRun.current().reason(failed.getException()),
                          failed.getSourceLocation()))
                  .build());

  /** The parser counts the end of a document, too. */
  private static final int END = 1;

  private final GraphQL graphql;
  private final Limits limits;
  private final ReadTransactions reads;
  private final WriteTransactions writes;
  private final Preview preview;
  private final ParserOptions parsing;

  Engine(
      GraphQLSchema schema,
      ParsedDocuments documents,
      Limits limits,
      ReadTransactions reads,
      WriteTransactions writes,
      Preview preview) {
    this.limits = limits;
    this.reads = reads;
    this.writes = writes;
    this.preview = preview;
    parsing =
        ParserOptions.getDefaultOperationParserOptions()
            .transform(
                options -> options.maxTokens(limits.tokens() + END).parsingListener(Bounds::check));
    graphql =
        GraphQL.newGraphQL(schema)
            .queryExecutionStrategy(new PropertyFirstStrategy(KEEPING_EXCEPTIONS))
            .mutationExecutionStrategy(new AsyncSerialExecutionStrategy(KEEPING_EXCEPTIONS))
            .subscriptionExecutionStrategy(new SubscriptionCheck(limits))
            .preparsedDocumentProvider(documents)
            .instrumentation(new Bounds(limits))
            .build();
  }

  /**
   * Executes an operation; of a subscription only what it is executed for later: {@link
   * OperationRun#start}.
   *
   * <p>A mutation or a preview is only checked the first time, and executed the second time: in
   * between it can wait for its turn to write.
   *
   * @return nothing if it has to be executed again
   * @throws RequestError if the database is away: half an answer would look like a whole one that
   *     has gaps; or if the drafts of a preview cannot be published
   */
  public Optional<ExecutionResult> execute(OperationRun run) {
    ExecutionResult result = execute(run, input -> execute(run, input));
    return run.isHeldBack() ? Optional.empty() : Optional.of(result);
  }

  /**
   * @param execution of the input, from the beginning each time that it is called
   */
  ExecutionResult execute(OperationRun run, Function<ExecutionInput, ExecutionResult> execution) {
    ManagedContext requestContext = Arc.container().requestContext();
    requestContext.activate();
    run.begin(reads, writes);
    try {
      ExecutionInput input = input(run);
      ExecutionResult result = execution.apply(input);
      while (run.beginAgain()) {
        input = input(run);
        result = execution.apply(input);
      }
      if (run.loss() != null && !run.hasWritten()) {
        throw run.loss();
      }
      return isTooLarge(input) ? tooLarge() : result;
    } finally {
      run.end();
      requestContext.terminate();
    }
  }

  private ExecutionResult execute(OperationRun run, ExecutionInput input) {
    return run.isPreview() && run.isHeldBack()
        ? run.preview(preview, () -> graphql.execute(input))
        : graphql.execute(input);
  }

  private ExecutionInput input(OperationRun run) {
    OperationRequest operation = run.operation();
    return ExecutionInput.newExecutionInput(operation.document())
        .operationName(operation.name())
        .variables(operation.variables())
        .dataLoaderRegistry(new DataLoaderRegistry())
        .locale(Locale.ENGLISH)
        .graphQLContext(
            context ->
                context
                    .of(OperationRun.class, run)
                    .of(ParserOptions.class, parsing)
                    .of(ResultNodesInfo.MAX_RESULT_NODES, limits.values())
                    .of(Introspection.INTROSPECTION_DISABLED, !limits.introspection()))
        .build();
  }

  private static boolean isTooLarge(ExecutionInput input) {
    ResultNodesInfo values = input.getGraphQLContext().get(ResultNodesInfo.RESULT_NODES_INFO);
    return values != null && values.isMaxResultNodesExceeded();
  }

  private ExecutionResult tooLarge() {
    return Refusal.tooExpensive(
            "the answer must have at most " + limits.values() + " values: ask for less")
        .toExecutionResult();
  }
}
