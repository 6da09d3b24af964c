package io.counterclaim.graphql.execution;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.introspection.IntrospectionQuery;
import io.counterclaim.Json;
import io.counterclaim.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operations are estimated to cost. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CostTest {
  private static final int LIMIT = 20_000;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ __typename } | 0",
        "{ statement(key: \"none\") { key text said { from } } } | 8 + 1 + 1",
        "{ statements { nodes { key } } } | 20 + 1 + 20",
        "{ statements(first: 5) { edges { cursor node { key speaker { name } } } pageInfo { hasNextPage } } } | 20 + 1 + 10 + 1",
        "{ statements { totalCount } } | 20 + 1 + 3000",
        "{ statements(filter: {text: \"killed near\"}) { totalCount nodes { key } } } | 20 + 600 + 1 + 3000 + 600 + 20",
        "{ statements(filter: {kinds: [CLAIM, REPORT]}) { nodes { key } } } | 20 + 340 + 1 + 20",
        "{ statements { facets(by: [KIND, CAMP], top: 5) { buckets { key actor { name } } } } } | 20 + 1 + 5700 + 2 + 10 + 10",
        "{ statements { facets(by: [KIND, PUBLISHER]) { by } } } | 20 + 1 + 2400 + 9000 + 2",
        "query($by: [StatementFacet!]! = [KIND, PUBLISHER]) { statements { facets(by: $by) { by } } } | 20 + 1 + 2400 + 9000 + 2",
        "{ actors(first: 2) { nodes { statements(first: 3) { nodes { key } } } } } | 20 + 1 + 2 + 2 + 2 + 6",
        "{ actors(first: 2) { nodes { statements { totalCount } } } } | 20 + 1 + 2 + 2 + 2 + 600",
        "{ actors(first: 100) { nodes { statements { totalCount } } } } | 20 + 1 + 100 + 100 + 100 + 3000",
        "{ statements(first: 10) { nodes { citations { source { key } } } } } | 20 + 1 + 10 + 10 + 10",
        "{ statements(first: null, last: 3) { nodes { key } } } | 20 + 1 + 3",
        "query($default: Int = 7) { statements(first: $default) { nodes { key } } } | 20 + 1 + 7",
        "query($none: Int) { statements(first: $none) { nodes { key } } } | 20 + 1 + 20",
        "{ statements { ...C } } fragment C on StatementConnection { ... { nodes { key @skip(if: true) } } } | 20 + 1 + 20",
        "{ nodes(ids: [\"russia\", \"ukraine\"]) { id } } | 20 + 2",
      })
  void isWorkedOutAsTheReadmeTells(String document, String cost) {
    assertEquals(
        Stream.of(cost.split(" \\+ ")).mapToInt(Integer::parseInt).sum(), cost(document, Map.of()));
  }

  @Test
  void variablesCountAsWhatTheyAre() {
    String document =
        "query($first: Int, $filter: StatementFilter, $text: String) { a: statements(first: $first, filter: $filter)"
            + " { nodes { key } } b: statements(first: 1, filter: {text: $text}) { nodes { key } } }";
    assertEquals(
        20 + 300 + 1 + 7 + 20 + 600 + 1 + 1,
        cost(
            document, Map.of("first", 7, "filter", Map.of("text", "killed"), "text", "two words")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ %s: statements(filter: {text: \"the\"}) { totalCount } }",
        "{ %s: statements { totalCount } }",
        "{ %s: statements { facets(by: [CAMP]) { by } } }",
        "{ %s: disputes { totalCount } }",
        "{ %s: engagements(filter: {disputed: true}) { totalCount } }",
        "{ %s: actors(first: 100) { nodes { statements(first: 9) { nodes { key } } } } }",
        "{ %s: actors(first: 100) { nodes { members { member { key } } } } }",
        "{ %s: actors(first: 1) { nodes { positions { nodes { polarity } } } } }",
        "{ %s: statements(first: 100) { nodes { relations { type } } } }",
        "{ %s: engagements(first: 100) { nodes { disputes { positions { polarity } } } } }",
      })
  void whatIsDearCannotBeAskedForUnderManyNames(String field) {
    String fields =
        Stream.iterate(0, i -> i < 50, i -> i + 1)
            .map(i -> field.substring(1, field.length() - 1).replace("%s", "a" + i))
            .reduce("", String::concat);
    Json answer = ask("{" + fields + "}", Map.of());
    assertEquals("too-expensive", answer.getString("errors[0].extensions.code"));
  }

  @ParameterizedTest
  @MethodSource("usual")
  void usualPagesAreFarFromTheLimit(String document) {
    int cost = cost(document, Map.of());
    assertTrue(cost <= LIMIT * 3 / 5, cost + " for " + document);
  }

  static Stream<String> usual() throws IOException {
    Stream<String> readme =
        Pattern.compile("```graphql\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(query -> query.group(1));
    Stream<String> landing =
        Pattern.compile("<pre class=\"query\">(.*?)</pre>", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("src/main/resources/META-INF/resources/index.html")))
            .results()
            .map(query -> query.group(1));
    Stream<String> pages =
        Stream.of(
            IntrospectionQuery.INTROSPECTION_QUERY,
            """
            { statements(first: 100) {
                totalCount pageInfo { hasNextPage endCursor }
                nodes { id key text said { from } speaker { name } camp { name }
                  assertions { attribute engagement { key title } subject { name } value { text } }
                  citations { quote source { title url publisher { name } } }
                  assessments { verdict assessor { name } } } } }
            """,
            """
            { engagement(key: "kursk-campaign") {
                title place { name } participants { role actor { name } }
                disputes { attribute state positions { polarity value { text }
                  holders { camp { name } since latest { key text speaker { name } } } } }
                statements(first: 20) {
                  totalCount facets(by: [CAMP, SPEAKER, KIND, PUBLISHER]) { by buckets { key label count } }
                  nodes { key text speaker { name } camp { name } assertions { attribute value { text } } } } } }
            """,
            """
            { statements(first: 20, filter: {text: "ceasefire violated", kinds: [CLAIM, DENIAL]}) {
                totalCount nodes { key text speaker { name } } } }
            """);
    return Stream.of(readme, landing, pages)
        .flatMap(documents -> documents)
        // They would be recorded.
        .filter(document -> !document.startsWith("mutation"));
  }

  private static int cost(String document, Map<String, Object> variables) {
    Json answer = ask(document, variables);
    Integer cost = answer.get("extensions.cost.requested");
    assertTrue(cost != null, answer::prettify);
    return cost;
  }

  private static Json ask(String document, Map<String, Object> variables) {
    return new Json(
        given()
            .contentType(ContentType.JSON)
            .header("GraphQL-Cost", "1")
            .body(Map.of("query", document, "variables", variables))
            .post("/graphql")
            .asString());
  }
}
