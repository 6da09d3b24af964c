package io.counterclaim.graphql.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import graphql.GraphQL;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nulls where none may be: each is told and logged once, at the field that it comes from. */
class ErrorsTest {
  private static final String SCHEMA =
      """
      type Query { thing: Thing things: [Thing] must: Thing! }
      type Thing { nothing: String! broken: String! fine: String! maybe: String must: Thing! thing: Thing }
      """;

  private static final GraphQL GRAPHQL = GraphQL.newGraphQL(schema()).build();

  private static GraphQLSchema schema() {
    return new SchemaGenerator()
        .makeExecutableSchema(
            new SchemaParser().parse(SCHEMA),
            RuntimeWiring.newRuntimeWiring()
                .type(
                    "Query",
                    type ->
                        type.dataFetcher("thing", field -> "")
                            .dataFetcher("must", field -> "")
                            .dataFetcher("things", field -> List.of("", "")))
                .type(
                    "Thing",
                    type ->
                        type.dataFetcher("nothing", field -> null)
                            .dataFetcher("fine", field -> "")
                            .dataFetcher("must", field -> "")
                            .dataFetcher("thing", field -> "")
                            .dataFetcher("maybe", ErrorsTest::fail)
                            .dataFetcher("broken", ErrorsTest::fail))
                .build());
  }

  private static Object fail(Object field) {
    throw RequestError.invalid("it", "must be right");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "thing { nothing } | thing/nothing internal",
        "thing { broken } | thing/broken invalid",
        "thing { must { broken } } | thing/must/broken invalid",
        "thing { must { must { nothing } } } | thing/must/must/nothing internal",
        "thing { maybe nothing } | thing/maybe invalid, thing/nothing internal",
        "a: thing { broken } b: thing { nothing } | a/broken invalid, b/nothing internal",
        "a: thing { must { broken } } b: thing { must { nothing } }"
            + " | a/must/broken invalid, b/must/nothing internal",
        "thing { thing { maybe } must { nothing } }"
            + " | thing/thing/maybe invalid, thing/must/nothing internal",
        "things { nothing } | things/0/nothing internal, things/1/nothing internal",
        "must { broken } | must/broken invalid",
        "must { nothing } | must/nothing internal",
      })
  void eachIsToldAndLoggedAtItsField(String selection, String expected) {
    List<String> logged = new ArrayList<>();
    Handler handler = handler(logged);
    Logger.getLogger(Errors.class.getName()).addHandler(handler);
    Map<String, Object> answer = new Errors().specification(GRAPHQL.execute("{" + selection + "}"));
    Logger.getLogger(Errors.class.getName()).removeHandler(handler);
    List<String> told = ((List<?>) answer.get("errors")).stream().map(ErrorsTest::told).toList();
    assertEquals(List.of(expected.split(", ")), told);
    assertEquals(told.stream().filter(e -> e.endsWith(" internal")).count(), logged.size());
  }

  private static String told(Object error) {
    Map<?, ?> members = (Map<?, ?>) error;
    List<String> path = ((List<?>) members.get("path")).stream().map(String::valueOf).toList();
    return String.join("/", path) + " " + ((Map<?, ?>) members.get("extensions")).get("code");
  }

  private static Handler handler(List<String> logged) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        logged.add(line.getMessage());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
