package io.counterclaim.graphql.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The attacks of <a href="https://github.com/dolevf/graphql-cop">GraphQL Cop</a>, and others, none
 * of which succeeds.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AttackTest {
  private static final String JSON = "application/json";
  private static final String RESPONSE = "application/graphql-response+json";

  private static final Set<String> MEMBERS_OF_ERRORS =
      Set.of("message", "locations", "path", "extensions");

  @Test
  void manyAliasesAreTooExpensive() {
    tooExpensive("query cop { " + each(101, i -> "alias" + i + ":__typename \n") + "}");
  }

  @Test
  void aFieldRepeatedIsTooExpensive() {
    tooExpensive("query cop { " + "__typename \n".repeat(500) + "}");
    tooExpensive("{ statements { nodes { " + "speaker { key key } ".repeat(60) + "} } }");
    tooExpensive("{ ...A ...A } fragment A on Query { " + "...{ __typename } ".repeat(60) + "}");
  }

  @Test
  void manyDirectivesAreToldInOneError() {
    Answer answer = tooExpensive("query cop { __typename @aa@aa@aa@aa@aa@aa@aa@aa@aa@aa }");
    assertEquals(1, answer.json().getList("errors").size());
  }

  @Test
  void theSchemaCannotBeAskedForInCircles() {
    tooExpensive(
        "query { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }");
  }

  @Test
  void fragmentsCannotGoInCircles() {
    refused(
        "invalid",
        "query { __schema { ...A } } fragment A on __Schema { __typename ...B } fragment B on __Schema { ...A }");
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 63, 64, 65, 128})
  void fragmentsThatDoubleEachOtherAreTooExpensive(int fragments) {
    tooExpensive(
        "{ ...F0 } "
            + each(fragments, i -> "fragment F%d on Query { ...F%d ...F%2$d } ".formatted(i, i + 1))
            + "fragment F%d on Query { __typename }".formatted(fragments));
  }

  @ParameterizedTest
  @CsvSource({"{ ...F0 }, 550", "{ __typename }, 550", "{ ...F0 }, 0", "{ __typename }, 0"})
  void aLongChainOfFragmentsIsTooExpensiveUsedOrNotAndClosedOrNot(String operation, int last) {
    tooExpensive(
        operation
            + each(
                550, i -> " fragment F%d on Query { ...F%d }".formatted(i, i == 549 ? last : i + 1))
            + " fragment F550 on Query { __typename }");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ a%s: __typename }",
        "query a%s { __typename }",
        "{ statements(first: %s) { totalCount } }",
        "{ engagements(filter: { near: { latitude: 0.%s, longitude: 0, kilometres: 1 } }) { totalCount } }",
      })
  void aLongNameOrNumberIsTooExpensive(String document) {
    tooExpensive(document.formatted("9".repeat(90_000)));
  }

  /** As much text takes as long when it is no number. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ statements(first: %s) { totalCount } }",
        "{ statements(first: -%s) { totalCount } }",
        "{ engagements(filter: { near: { latitude: 0.%s, longitude: 0, kilometres: 1 } }) { totalCount } }",
        "query($a: Int = %s) { statements(first: $a) { totalCount } }",
      })
  void aLongNumberTakesNoLongerThanALongName(String document) {
    String name = document.formatted("a".repeat(90_000));
    String number = document.formatted("9".repeat(90_000));
    long ofName = quickest(name);
    long ofNumber = quickest(number);
    assertTrue(ofNumber < 5 * ofName, ofNumber + " ns, and " + ofName + " ns without a number");
  }

  private static long quickest(String document) {
    return IntStream.range(0, 10)
        .mapToLong(
            i -> {
              long start = System.nanoTime();
              Answer.post(
                  BodyPublishers.ofString(new JsonObject().put("query", document).encode()),
                  "Content-Type",
                  JSON);
              return System.nanoTime() - start;
            })
        .min()
        .orElseThrow();
  }

  @Test
  void aLongNumberInVariablesIsRefusedAsWhatItIs() {
    String variables = "{\"a\":%s}".formatted("9".repeat(101));
    String rule =
        "must have no number of more than 100 characters, and be nested at most 1000 deep";
    Answer posted =
        Answer.post(
            BodyPublishers.ofString(
                "{\"query\":\"query($a: Int) { __typename }\",\"variables\":%s}"
                    .formatted(variables)),
            "Content-Type",
            JSON);
    assertEquals("the body: " + rule, posted.message());
    Answer got =
        Answer.query(List.of("query=query($a: Int) { __typename }", "variables=" + variables));
    assertEquals("variables: " + rule, got.message());
  }

  @Test
  void aListOfQueriesIsRefused() {
    List<String> queries = Collections.nCopies(10, "{\"query\":\"query cop { __typename }\"}");
    Answer answer = Answer.post(BodyPublishers.ofString(queries.toString()), "Content-Type", JSON);
    assertEquals(400, answer.status());
    assertEquals("invalid", answer.code());
  }

  @Test
  void aMutationByGetIsRefused() {
    Answer answer = Answer.query(List.of("query=mutation cop {__typename}"));
    assertEquals(405, answer.status());
    assertEquals("forbidden", answer.code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", "multipart/form-data"})
  void aFormOfAnotherSiteIsRefused(String type) {
    Answer form =
        Answer.post(BodyPublishers.ofString("query=query+cop+{__typename}"), "Content-Type", type);
    assertEquals(415, form.status());
    Answer parameter =
        Answer.to(
            "POST",
            "/graphql?query=%7B__typename%7D",
            BodyPublishers.noBody(),
            "Content-Type",
            type);
    assertEquals(415, parameter.status());
  }

  @Test
  void nothingIsToldOfHowAnAnswerCameAbout() {
    for (String document :
        List.of("{ __typename }", "qwerty cop { abc }", "{ node(id: 1) { id } }")) {
      Answer answer =
          Answer.to(
              "POST",
              "/graphql?debug=1&trace=1",
              BodyPublishers.ofString(new JsonObject().put("query", document).encode()),
              ("Content-Type, application/json, X-Apollo-Tracing, 1, Apollo-Query-Plan-Experimental, 1, X-Debug, 1,"
                      + " Apollo-Federation-Include-Trace, ftv1")
                  .split(", "));
      assertTrue(Set.of("data", "errors").containsAll(answer.members().keySet()), answer.text());
      for (Object error : (List<?>) answer.members().getOrDefault("errors", List.of())) {
        Map<?, ?> members = (Map<?, ?>) error;
        assertTrue(MEMBERS_OF_ERRORS.containsAll(members.keySet()), answer.text());
        assertEquals(Set.of("code"), ((Map<?, ?>) members.get("extensions")).keySet());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "query cop { __schema { directive } }",
        "{ directive }",
        "{ statementz { nodes { id } } }",
        "{ statements(filtr: {}) { totalCount } }",
        "{ statements(filter: { kind: CLAIM }) { totalCount } }",
        "{ statements(order: SAID) { totalCount } }",
        "{ node(id: 1) { ... on Actors { id } } }",
      })
  void noNameIsSuggested(String document) {
    Answer answer = refused("invalid", document);
    assertFalse(answer.text().toLowerCase().contains("did you mean"), answer.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/graphiql", "/playground", "/console", "/graphql", "/altair", "/voyager"})
  void noPageToAskFromIsWhereItIsLookedFor(String path) {
    Answer answer = Answer.get(path, "Accept", "text/html");
    assertTrue(answer.status() == 404 || answer.status() == 406, answer.text());
    assertFalse(
        answer.text().toLowerCase().matches("(?s).*(graphiql|playground).*"), answer.text());
  }

  private static Answer tooExpensive(String document) {
    return refused("too-expensive", document);
  }

  private static Answer refused(String code, String document) {
    Answer answer =
        Answer.post(
            BodyPublishers.ofString(new JsonObject().put("query", document).encode()),
            "Content-Type",
            JSON,
            "Accept",
            RESPONSE);
    assertEquals(400, answer.status(), answer.text());
    assertEquals(code, answer.code(), answer.text());
    return answer;
  }

  private static String each(int times, IntFunction<String> part) {
    return IntStream.range(0, times).mapToObj(part).collect(Collectors.joining());
  }
}
