package io.counterclaim.graphql.execution;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.GraphQL.post;
import static io.counterclaim.GraphQL.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.introspection.IntrospectionQuery;
import io.counterclaim.GraphQL;
import io.counterclaim.graphql.http.ForTheWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one request may ask for: as much as the limit is answered, a little more is refused. */
@QuarkusTest
@TestProfile(ForTheWorld.class)
class LimitsTest {
  /** That of graphql-js with all its options, which GraphiQL and code generators send. */
  private static final String INTROSPECTION =
      """
      query IntrospectionQuery {
        __schema {
          description
          queryType { name kind }
          mutationType { name kind }
          subscriptionType { name kind }
          types { ...FullType }
          directives {
            name description isRepeatable locations
            args(includeDeprecated: true) { ...InputValue }
          }
        }
      }
      fragment FullType on __Type {
        kind name description specifiedByURL isOneOf
        fields(includeDeprecated: true) {
          name description
          args(includeDeprecated: true) { ...InputValue }
          type { ...TypeRef }
          isDeprecated deprecationReason
        }
        inputFields(includeDeprecated: true) { ...InputValue }
        interfaces { ...TypeRef }
        enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
        possibleTypes { ...TypeRef }
      }
      fragment InputValue on __InputValue {
        name description
        type { ...TypeRef }
        defaultValue isDeprecated deprecationReason
      }
      fragment TypeRef on __Type {
        kind name
        ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
          ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } }
      }
      """;

  @Test
  void theSchemaCanBeReadByTools() {
    for (String introspection : List.of(IntrospectionQuery.INTROSPECTION_QUERY, INTROSPECTION)) {
      assertEquals("Query", ask(introspection).get("__schema.queryType.name"));
    }
  }

  @Test
  void theSchemaIsNotReadInCircles() {
    tooExpensive(
        "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }",
        "the schema must not be asked for in circles");
  }

  @Test
  void depthHasALimit() {
    String deep = "{ engagement(key: \"engagement-2\") { %skey%s } }";
    ask(deep.formatted("partOf { ".repeat(13), " }".repeat(13)));
    tooExpensive(
        deep.formatted("partOf { ".repeat(14), " }".repeat(14)),
        "the document must have at most 15 levels of fields within fields, not 16");
    tooExpensive(
        deep.formatted("partOf { ".repeat(400), " }".repeat(400)),
        "the document is nested too deeply: it must have at most 15 levels of fields within fields");
  }

  @Test
  void fragmentsCountAsDeepAsTheyArePut() {
    String document =
        "{ engagement(key: \"engagement-2\") { ...A } } fragment A on Engagement { %s }"
            + " fragment B on Engagement { partOf { partOf { partOf { partOf { key } } } } }";
    ask(document.formatted("partOf { ".repeat(9) + "...B" + " }".repeat(9)));
    tooExpensive(
        document.formatted("partOf { ".repeat(10) + "...B" + " }".repeat(10)),
        "the document must have at most 15 levels of fields within fields, not 16");
  }

  @Test
  void costHasALimit() {
    String document =
        """
        query($more: Int) {
          a: statements(first: 100) { nodes { speaker { statements(first: 100) { nodes { key } } } } }
          b: statements(first: 91) { nodes { speaker { statements(last: 100) { nodes { key } } } } }
          c: statements(first: $more) { nodes { key } }
        }
        """;
    ask(document, Map.of("more", 73));
    tooExpensive(
        refused(document, Map.of("more", 74)),
        "the cost must be at most 20000, not 20001: ask for smaller pages or less of each object");
  }

  @Test
  void aliasesHaveALimit() {
    ask("{ " + aliased(50, "__typename") + " }");
    tooExpensive(
        "{ " + aliased(51, "__typename") + " }",
        "the document must have at most 50 aliases, not 51");
    tooExpensive(
        "{ ...F } fragment F on Query { " + aliased(51, "__typename") + " }",
        "the document must have at most 50 aliases, not 51");
  }

  @Test
  void directivesHaveALimit() {
    ask(fields(50, "__typename @include(if: true)"));
    tooExpensive(
        fields(51, "__typename @include(if: true)"),
        "the document must have at most 50 directives, not 51");
    String message =
        tooExpensive("{ __typename " + "@skip(if: false) ".repeat(9) + "}", "the document must");
    assertTrue(message.contains("directives at one place"), message);
  }

  @Test
  void tokensHaveALimit() {
    String document = "{ engagement(key: \"engagement-2\") { disputes(states: [%s]) { state } } }";
    ask(document.formatted("AGREED ".repeat(4980)));
    tooExpensive(
        document.formatted("AGREED ".repeat(4981)), "the document must have at most 5000 tokens");
  }

  @Test
  void theSameFieldAtOnePlaceHasALimit() {
    ask(fields(100, "__typename"));
    tooExpensive(
        fields(101, "__typename"), "__typename must be asked for at most 100 times, not 101");
  }

  @Test
  void fieldsOfFragmentsHaveALimitWhereTheyArePut() {
    String document =
        "{ "
            + aliased(50, "statement(key: \"statement-1\") { ...F }")
            + " %s } fragment F on Statement "
            + fields(99, "__typename");
    ask(document.formatted(""));
    tooExpensive(
        document.formatted("__typename"),
        "the document must have at most 5000 fields with its fragments put in, not 5001");
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 40, 62, 63, 64, 128, 400})
  void fragmentsThatHoldTheNextOneTwiceAreRefusedAtOnce(int fragments) {
    String message =
        tooExpensive(chain(fragments, "...F%d ...F%<d"), "the document must have at most ");
    assertTrue(message.contains("with its fragments put in"), message);
  }

  @Test
  void fragmentsWithinFragmentsHaveALimit() {
    ask(chain(50, "...F%d"));
    tooExpensive(
        chain(51, "...F%d"),
        "the document must have at most 50 levels of fragments within fragments, not 51");
  }

  @Test
  void valuesHaveALimit() {
    String fields =
        "id key kind language medium originalLanguage originalText platform recordedAt rendering text"
            + " said { from to precision } speaker { id name }";
    String pages = "statements(first: 100) { nodes { " + fields + " %s } } ";
    String document =
        "{ b: " + pages.formatted("") + aliased(49, pages.formatted("__typename")) + "%s }";
    String answer = post(document.formatted(""), Map.of()).text();
    assertTrue(answer.startsWith("{\"data\""), answer);
    tooExpensive(
        document.formatted("__typename"),
        "the answer must have at most 100000 values: ask for less");
  }

  private static void tooExpensive(GraphQL.Error refused, String message) {
    assertEquals(new GraphQL.Error(400, message, "too-expensive"), refused);
  }

  private static String tooExpensive(String document, String message) {
    GraphQL.Error refused = refused(document);
    assertEquals("too-expensive", refused.code(), refused.message());
    assertEquals(400, refused.status());
    assertTrue(refused.message().startsWith(message), refused.message());
    return refused.message();
  }

  private static String fields(int number, String field) {
    return "{ " + (field + " ").repeat(number) + "}";
  }

  private static String aliased(int number, String field) {
    return IntStream.range(0, number)
        .mapToObj(i -> "a" + i + ": " + field)
        .collect(Collectors.joining(" "));
  }

  /** So many fragments, each with the next one in it. */
  private static String chain(int fragments, String next) {
    return "{ ...F1 } "
        + IntStream.range(1, fragments)
            .mapToObj(i -> "fragment F" + i + " on Query { " + next.formatted(i + 1) + " } ")
            .collect(Collectors.joining())
        + "fragment F"
        + fragments
        + " on Query { __typename }";
  }
}
