package io.counterclaim.graphql.execution;

import graphql.ExceptionWhileDataFetching;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.execution.NonNullableFieldWasNullError;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import graphql.introspection.IntrospectionDisabledError;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** What clients are told of errors: a code of a closed list, and nothing of what is inside. */
@ApplicationScoped
public class Errors {
  private static final Logger LOG = Logger.getLogger(Errors.class);

  public static final String OK = "ok";

  /** Of a message, which may have something in it that was sent. */
  private static final int LONGEST_MESSAGE = 500;

  private static final String INTERNAL = "Something went wrong inside the service";

  /** The answer as the GraphQL specification has it, with our errors in it. */
  public Map<String, Object> specification(ExecutionResult result) {
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

  /** Without those that only say that another one, there or below, left a null that moved up. */
  private static List<GraphQLError> causes(List<GraphQLError> errors) {
    Set<List<Object>> explained = new HashSet<>();
    for (GraphQLError error : errors) {
      List<Object> path = error.getPath() == null ? List.of() : error.getPath();
      int longest = isNull(error) ? path.size() - 1 : path.size();
      for (int length = 1; length <= longest; length++) {
        explained.add(path.subList(0, length));
      }
    }
    return errors.stream()
        .filter(error -> !isNull(error) || !explained.contains(error.getPath()))
        .toList();
  }

  private static boolean isNull(GraphQLError error) {
    return error instanceof NonNullableFieldWasNullError;
  }

  /** An answer that has but this error. */
  public Map<String, Object> refusal(ErrorCode code, String message) {
    return Map.of("errors", List.of(error(message, code)));
  }

  public Map<String, Object> internal() {
    return refusal(ErrorCode.INTERNAL, INTERNAL);
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
    if (isNull(error)) {
      LOG.error("A field that is never null was null: " + error.getPath());
      return error(INTERNAL, ErrorCode.INTERNAL);
    }
    if (error instanceof Refusal refused) {
      return error(refused.getMessage(), refused.code);
    }
    if (error instanceof BadFaithIntrospectionError) {
      return error("the schema must not be asked for in circles", ErrorCode.TOO_EXPENSIVE);
    }
    if (error instanceof IntrospectionDisabledError) {
      return error("the schema of this service cannot be read", ErrorCode.FORBIDDEN);
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
    return shortened(message, 2 * LONGEST_MESSAGE)
        .replaceAll("(?s)( with value|(?<=default value)) '[A-Za-z]+Value\\{.*\\}'(?= )", "")
        .replaceAll(" - Expected an AST type of '[A-Za-z]+'( or '[A-Za-z]+')?", "")
        .replaceAll("'[A-Za-z]+Value\\{[a-z]+='([^']*)'\\}'", "$1")
        .replaceAll(",? but (it )?was (an? )?'[A-Za-z]+'", "")
        .replaceAll(
            "(?s)ANTLR error 'token recognition error at: (.*)'(?= at line)", "offending $1")
        .replaceAll("Expected type 'Map'", "Expected an input object")
        .replaceAll("SRGQL\\d+: ", "");
  }

  /** Without its middle if it is longer, and without halves of characters. */
  private static String shortened(String text, int most) {
    String shorter =
        text.length() <= most
            ? text
            : text.substring(0, most / 2) + "…" + text.substring(text.length() - most / 2);
    return new String(shorter.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** Of an answer, in one word: the code of its first error. */
  public static String outcome(Map<String, Object> answer) {
    if (answer.get("errors") instanceof List<?> errors
        && errors.get(0) instanceof Map<?, ?> error
        && error.get("extensions") instanceof Map<?, ?> extensions) {
      return (String) extensions.get("code");
    }
    return OK;
  }

  private static Map<String, Object> error(String message, ErrorCode code) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("message", shortened(message, LONGEST_MESSAGE));
    error.put("extensions", Map.of("code", code.toString()));
    return error;
  }
}
