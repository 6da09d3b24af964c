package io.counterclaim.graphql.execution;

import graphql.ExecutionResult;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.DocumentAndVariables;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.ParsingListener;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import java.util.regex.Pattern;

/** Refuses what is beyond the limits as early as that can be told. */
final class Bounds extends SimplePerformantInstrumentation {
  /**
   * Of a name or a number: names are repeated in the answer, and long numbers take long to read.
   */
  private static final int LONGEST_TOKEN = 100;

  /** The parser takes a time that grows with the square of their number to read one. */
  private static final Pattern TOO_MANY_DIGITS =
      Pattern.compile("[0-9]{" + (LONGEST_TOKEN + 1) + "}");

  private final Limits limits;

  Bounds(Limits limits) {
    this.limits = limits;
  }

  @Override
  public InstrumentationContext<Document> beginParse(
      InstrumentationExecutionParameters parameters, InstrumentationState state) {
    if (TOO_MANY_DIGITS.matcher(parameters.getQuery()).find()) {
      throw Refusal.tooExpensive(
          "a document must have at most " + LONGEST_TOKEN + " digits in a row");
    }
    return SimpleInstrumentationContext.whenCompleted(
        (document, failure) -> {
          if (failure instanceof ParseCancelledException) {
            throw Refusal.tooExpensive(
                "the document must have at most " + limits.tokens() + " tokens");
          }
          if (failure instanceof ParseCancelledTooDeepException) {
            throw Refusal.tooExpensive(
                "the document is nested too deeply: it must have at most "
                    + limits.depth()
                    + " levels of fields within fields");
          }
        });
  }

  /** Each as it is read, before anything is made of it. */
  static void check(ParsingListener.Token token) {
    String text = token.getText();
    boolean string = text.startsWith("\"");
    if (!string && text.length() > LONGEST_TOKEN) {
      throw Refusal.tooExpensive(
          "a name or a number must have at most "
              + LONGEST_TOKEN
              + " characters, not "
              + text.length());
    }
  }

  /** Once for a document that is asked for often, before it is held against the schema. */
  @Override
  public DocumentAndVariables instrumentDocumentAndVariables(
      DocumentAndVariables parsed,
      InstrumentationExecutionParameters parameters,
      InstrumentationState state) {
    Document document = parsed.getDocument();
    OperationRun run = parameters.getGraphQLContext().get(OperationRun.class);
    document.getDefinitionsOfType(OperationDefinition.class).stream()
        .filter(o -> run.operation().name() == null || run.operation().name().equals(o.getName()))
        .findFirst()
        .ifPresent(operation -> refuseOthersThanQueries(run, operation));
    new DocumentShape(document, parameters.getSchema()).check(limits);
    return parsed;
  }

  @Override
  public InstrumentationContext<ExecutionResult> beginExecuteOperation(
      InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
    ExecutionContext execution = parameters.getExecutionContext();
    OperationRun run = execution.getGraphQLContext().get(OperationRun.class);
    refuseOthersThanQueries(run, execution.getOperationDefinition());
    Repetition.check(execution);
    long cost = Cost.of(execution);
    run.estimate(execution.getOperationDefinition().getName(), cost);
    if (cost > limits.cost()) {
      throw Refusal.tooExpensive(
          "the cost must be at most "
              + limits.cost()
              + ", not "
              + cost
              + ": ask for smaller pages or less of each object");
    }
    if (isMutation(execution.getOperationDefinition()) && run.caller().has(Role.EDITOR)) {
      run.beginToWrite();
    } else if (run.isPreview()) {
      run.beginPreview();
    }
    return SimpleInstrumentationContext.noOp();
  }

  private static void refuseOthersThanQueries(OperationRun run, OperationDefinition operation) {
    if (isMutation(operation) && run.operation().readOnly()) {
      throw Refusal.mutation();
    }
    if (operation.getOperation() != OperationDefinition.Operation.QUERY && run.isPreview()) {
      throw Refusal.preview();
    }
  }

  private static boolean isMutation(OperationDefinition operation) {
    return operation.getOperation() == OperationDefinition.Operation.MUTATION;
  }
}
