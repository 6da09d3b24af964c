package io.counterclaim.graphql.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.ExecutionResult;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.counterclaim.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mutations that are made for this test, on a table of their own. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TransactionalFetcherTest {
  private static final String SCHEMA =
      """
      type Query { stored: [String!]! }
      type Mutation { store(text: String!): Stored }
      type Stored {
        "As the request sees it."
        stored: [String!]!
        "As anybody else sees it at that moment."
        committed: [String!]!
        "Has somebody else store that."
        elsewhere(text: String!): Boolean
      }
      """;

  @Inject Limits limits;
  @Inject Errors errors;
  @Inject ReadTransactions reads;
  @Inject WriteTransactions writes;
  @Inject Preview preview;

  @BeforeEach
  void createTable() throws SQLException {
    execute("create table stored (text text not null)");
  }

  @AfterEach
  void dropTable() throws SQLException {
    execute("drop table stored");
  }

  @Test
  void eachFieldIsATransactionOfItsOwn() throws SQLException {
    Map<String, Object> answer =
        mutate(
            """
            mutation {
              a: store(text: "1") { committed }
              b: store(text: "wrong") { committed }
              c: store(text: "3") { committed }
            }
            """);
    assertEquals(
        List.of(
            Map.of(
                "message", "text: must be right",
                "extensions", Map.of("code", "invalid"),
                "locations", List.of(Map.of("line", 3, "column", 3)),
                "path", List.of("b"))),
        answer.get("errors"));
    Map<?, ?> data = (Map<?, ?>) answer.get("data");
    assertEquals(List.of("a", "b", "c"), List.copyOf(data.keySet()));
    assertNull(data.get("b"));
    assertEquals(Map.of("committed", List.of("1", "3")), data.get("c"));
    assertEquals(List.of("1", "3"), committed());
  }

  @Test
  void whatIsSelectedOfTheAnswerIsReadAfterTheCommit() {
    assertEquals(
        Map.of("store", Map.of("committed", List.of("1"), "stored", List.of("1"))),
        mutate("mutation { store(text: \"1\") { committed stored } }").get("data"));
  }

  @Test
  void theAnswerOfEachFieldIsASnapshotOfItsOwn() {
    assertEquals(
        Map.of(
            "a",
            Map.of(
                "before", List.of("1"),
                "elsewhere", true,
                "after", List.of("1"),
                "committed", List.of("1", "2")),
            "b",
            Map.of("stored", List.of("1", "2", "3"))),
        mutate(
                """
                mutation {
                  a: store(text: "1") { before: stored elsewhere(text: "2") after: stored committed }
                  b: store(text: "3") { stored }
                }
                """)
            .get("data"));
  }

  /** Whoever is told to try again would write it twice. */
  @Test
  void whatIsCommittedIsToldThoughTheDatabaseGoesAwayThen() throws SQLException {
    Map<String, Object> answer =
        mutate(
            "mutation { a: store(text: \"1\") { committed } b: store(text: \"gone\") { committed } }");
    assertEquals(
        List.of(
            Map.of(
                "message", "the database did not answer: try again later",
                "extensions", Map.of("code", "timeout"),
                "locations", List.of(Map.of("line", 1, "column", 46)),
                "path", List.of("b"))),
        answer.get("errors"));
    assertEquals(
        Map.of("committed", List.of("1")), ((Map<?, ?>) answer.get("data")).get("a"), "of a");
    assertEquals(List.of("1"), committed());
  }

  @Test
  void withNothingCommittedTheWholeFails() throws SQLException {
    RequestError failed =
        assertThrows(
            RequestError.class,
            () ->
                mutate(
                    "mutation { a: store(text: \"gone\") { committed } b: store(text: \"2\") { committed } }"));
    assertEquals(ErrorCode.TIMEOUT, failed.code);
    assertEquals(List.of(), committed());
  }

  @Test
  void whereOnlyQueriesMayBeNothingIsStored() throws SQLException {
    String mutation = "mutation M { store(text: \"1\") { __typename } }";
    for (String document : List.of(mutation, mutation + " query Q { stored }")) {
      ExecutionResult result = execute(request(document, "M", true));
      assertTrue(Refusal.isOfMutation(result));
      assertFalse(result.isDataPresent());
    }
    assertEquals(List.of(), committed());
    OperationRequest query = request(mutation + " query Q { stored }", "Q", true);
    assertEquals(Map.of("stored", List.of()), execute(query).getData());
  }

  private Map<String, Object> mutate(String document) {
    return errors.specification(execute(request(document, null, false)));
  }

  private static OperationRequest request(String document, String name, boolean readOnly) {
    return new OperationRequest(
        document, name, Map.of(), readOnly, Caller.of("an editor", Role.EDITOR), List.of(), null);
  }

  private ExecutionResult execute(OperationRequest operation) {
    GraphQLSchema schema =
        new SchemaGenerator()
            .makeExecutableSchema(
                new SchemaParser().parse(SCHEMA),
                RuntimeWiring.newRuntimeWiring()
                    .type("Query", type -> type.dataFetcher("stored", field -> stored()))
                    .type(
                        "Mutation",
                        type ->
                            type.dataFetcher(
                                "store",
                                new TransactionalFetcher(
                                    TransactionalFetcherTest::store, Role.EDITOR, false)))
                    .type(
                        "Stored",
                        type ->
                            type.dataFetcher("stored", field -> stored())
                                .dataFetcher("committed", field -> committed())
                                .dataFetcher("elsewhere", TransactionalFetcherTest::storeElsewhere))
                    .build());
    ParsedDocuments documents = new ParsedDocuments(limits, new SimpleMeterRegistry());
    Engine engine = new Engine(schema, documents, limits, reads, writes, preview);
    OperationRun run = new OperationRun(operation);
    return engine.execute(run).orElseGet(() -> engine.execute(run).get());
  }

  private static Object store(DataFetchingEnvironment field) {
    String text = field.getArgument("text");
    Snapshot.session()
        .createNativeMutationQuery("insert into stored values (:text)")
        .setParameter("text", text)
        .executeUpdate();
    if (text.equals("gone")) {
      Snapshot.session()
          .createNativeQuery("select pg_terminate_backend(pg_backend_pid())", Boolean.class)
          .getSingleResult();
    }
    if (text.equals("wrong")) {
      throw RequestError.invalid("text", "must be right");
    }
    return text;
  }

  private static boolean storeElsewhere(DataFetchingEnvironment field) throws SQLException {
    execute("insert into stored values ('" + field.getArgument("text") + "')");
    return true;
  }

  private static List<String> stored() {
    return Snapshot.session()
        .createNativeQuery("select text from stored order by text", String.class)
        .getResultList();
  }

  private static List<String> committed() throws SQLException {
    try (var connection = TestDatabase.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select text from stored order by text")) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = TestDatabase.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
