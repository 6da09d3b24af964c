package io.counterclaim.graphql;

import graphql.ExceptionWhileDataFetching;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.execution.NonNullableFieldWasNullError;
import graphql.parser.InvalidSyntaxException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** What clients are told of errors: a code of a closed list, and nothing of what is inside. */
@ApplicationScoped
class Errors {
  private static final Logger LOG = Logger.getLogger(Errors.class);

  private static final String INTERNAL = "Something went wrong inside the service";

  /** The answer as the GraphQL specification has it, with our errors in it. */
  Map<String, Object> specification(ExecutionResult result) {
    Map<String, Object> answer = new LinkedHashMap<>();
    List<GraphQLError> errors = causes(result.getErrors());
    if (!errors.isEmpty()) {
      answer.put("errors", errors.stream().map(this::specification).toList());
    }
    if (result.isDataPresent()) {
      answer.put("data", result.getData());
    }
    return answer;
  }

  /** Without those that only say that another one left a null where none may be. */
  private static List<GraphQLError> causes(List<GraphQLError> errors) {
    List<GraphQLError> causes =
        errors.stream().filter(e -> !(e instanceof NonNullableFieldWasNullError)).toList();
    return causes.isEmpty() ? errors : causes;
  }

  Map<String, Object> refusal(String message) {
    return Map.of("errors", List.of(error(message, ErrorCode.INVALID)));
  }

  Map<String, Object> syntax(InvalidSyntaxException error) {
    return Map.of("errors", List.of(specification(error.toInvalidSyntaxError())));
  }

  Map<String, Object> internal() {
    return Map.of("errors", List.of(error(INTERNAL, ErrorCode.INTERNAL)));
  }

  private Map<String, Object> specification(GraphQLError error) {
    Map<String, Object> told = told(error);
    if (error.getLocations() != null && !error.getLocations().isEmpty()) {
      List<Map<String, Integer>> locations = new ArrayList<>();
      error
          .getLocations()
          .forEach(l -> locations.add(Map.of("line", l.getLine(), "column", l.getColumn())));
      told.put("locations", locations);
    }
    if (error.getPath() != null) {
      told.put("path", error.getPath());
    }
    return told;
  }

  private Map<String, Object> told(GraphQLError error) {
    if (error instanceof NonNullableFieldWasNullError) {
      LOG.error("A field that is never null was null: " + error.getPath());
      return error(INTERNAL, ErrorCode.INTERNAL);
    }
    if (!(error instanceof ExceptionWhileDataFetching thrown)) {
      return error(plain(error.getMessage()), ErrorCode.INVALID);
    }
    Throwable cause = thrown.getException();
    while (cause != null && !(cause instanceof RequestError)) {
      cause = cause.getCause();
    }
    if (cause instanceof RequestError refused) {
      return error(refused.getMessage(), refused.code);
    }
    LOG.error("A field failed: " + error.getPath(), thrown.getException());
    return error(INTERNAL, ErrorCode.INTERNAL);
  }

  /** The framework's message without the classes that it reads values into. */
  private static String plain(String message) {
    return message
        .replaceAll("(?s) with value '[A-Za-z]+Value\\{.*\\}'(?= )", "")
        .replaceAll(" - Expected an AST type of '[A-Za-z]+'", "")
        .replaceAll("'[A-Za-z]+Value\\{[a-z]+='([^']*)'\\}'", "$1")
        .replaceAll(",? but (it )?was (an? )?'[A-Za-z]+'", "")
        .replaceAll("Expected type 'Map'", "Expected an input object")
        .replaceAll("SRGQL\\d+: ", "");
  }

  private static Map<String, Object> error(String message, ErrorCode code) {
    Map<String, Object> error = new HashMap<>();
    error.put("message", message);
    error.put("extensions", Map.of("code", code.toString()));
    return error;
  }
}
