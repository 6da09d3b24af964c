package io.counterclaim.graphql.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.counterclaim.GraphQL;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema is not told where that is switched off. */
@QuarkusTest
@TestProfile(Strict.class)
class NoIntrospectionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ __schema { types { name } } }",
        "{ __type(name: \"Actor\") { name } }",
        "{ a: __schema { queryType { name } } }",
        "{ statements { totalCount } ...A } fragment A on Query { ... { __type(name: \"Actor\") { name } } }",
      })
  void theSchemaCannotBeAskedFor(String document) {
    assertEquals("forbidden", GraphQL.refused(document).code());
  }

  @Test
  void theNameOfATypeCan() {
    assertEquals("Query", GraphQL.ask("{ __typename }").get("__typename"));
    assertEquals(
        "StatementConnection",
        GraphQL.ask("{ statements { __typename } }").get("statements.__typename"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "HEAD", "OPTIONS"})
  void itsFileIsNotThere(String method) {
    for (String path : List.of("/graphql/schema.graphql", "/graphql/schema.graphql/")) {
      assertEquals(404, Answer.to(method, path, BodyPublishers.noBody()).status());
    }
  }
}
