package io.counterclaim.graphql.schema;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.GraphQL.post;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.GraphQL.Response;
import io.counterclaim.Json;
import io.counterclaim.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WrongInputTest {
  /** Names of classes, and words of SQL, that clients must never see. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "io\\.counterclaim|java\\.|graphql\\.|org\\.|Exception|System error|[Ss]elect |ERROR:");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ statement(id: \"X!\") { id } } | id: must be an id",
        "{ statement(key: \"Not A Key\") { id } } | key: must be lower-case words",
        "{ statement(key: \"\") { id } } | key: must be lower-case words",
        "{ actor { id } } | id, key: exactly one of the two must be given",
        "{ actor(id: \"x\", key: \"y\") { id } } | id, key: exactly one of the two must be given",
        "{ statements(filter: {speaker: \"X!\"}) { totalCount } } | filter.speaker: must be an id",
        "{ engagements(filter: {partOf: \"X!\"}) { totalCount } } | filter.partOf: must be an id",
        "{ statements(after: \"nonsense\") { nodes { id } } } | after: must be a cursor",
        "{ statements(after: \"\") { nodes { id } } } | after: must be a cursor",
        "{ statements(before: \"!\") { nodes { id } } } | before: must be a cursor",
        "{ changes(first: 0) { nodes { id } } } | first: must be 1 to 100, not 0",
        "{ actor(key: \"russia\") { history(first: 101) { nodes { id } } } } | first: must be 1 to 100, not 101",
        "{ actor(key: \"russia\") { history(after: \"x\") { nodes { id } } } } | after: must be a cursor",
        "{ statements(first: 0) { nodes { id } } } | first: must be 1 to 100, not 0",
        "{ statements(first: -1) { nodes { id } } } | first: must be 1 to 100, not -1",
        "{ statements(first: 101) { nodes { id } } } | first: must be 1 to 100, not 101",
        "{ actors(last: 0) { nodes { id } } } | last: must be 1 to 100, not 0",
        "{ actors(last: 101) { nodes { id } } } | last: must be 1 to 100, not 101",
        "{ engagements(first: 1, last: 1) { nodes { id } } } | first: must not be given together with last",
        "{ actor(key: \"russia\") { statements(first: 0) { nodes { id } } } } | first: must be 1 to 100",
        "{ statements { facets(by: [KIND], top: 0) { by } } } | top: must be 1 to 400, not 0",
        "{ engagements(filter: {near: {latitude: 91, longitude: 0, kilometres: 1}}) { totalCount } } | filter.near.latitude: must be -90 to 90",
        "{ engagements(filter: {near: {latitude: 0, longitude: -181, kilometres: 1}}) { totalCount } } | filter.near.longitude: must be -180 to 180",
        "{ engagements(filter: {near: {latitude: 0, longitude: 0, kilometres: -1}}) { totalCount } } | filter.near.kilometres: must be more than 0",
        "{ engagements(filter: {near: {latitude: 0, longitude: 0, kilometres: 0}}) { totalCount } } | filter.near.kilometres: must be more than 0",
        "{ engagements(filter: {within: {south: 2, west: 0, north: 1, east: 1}}) { totalCount } } | filter.within.north: must not be less than south",
        "{ engagements(filter: {within: {south: -91, west: 0, north: 1, east: 1}}) { totalCount } } | filter.within.south: must be -90 to 90",
        "{ engagements(filter: {country: \"ua\"}) { totalCount } } | filter.country: must be an ISO 3166-1 alpha-2 code",
        "{ actors(filter: {country: \"XX\"}) { totalCount } } | filter.country: must be an ISO 3166-1 alpha-2 code",
        "{ statements(filter: {language: \"e!\"}) { totalCount } } | filter.language: must be a BCP 47 language tag",
        "{ actors(filter: {on: \"2025-04-26\"}) { totalCount } } | filter.on: is the day for within",
        "{ statements { facets(by: [KIND, CAMP, KIND]) { by } } } | by: must not name a facet twice",
        "{ statements(filter: {saidFrom: \"2025-04-27T00:00:00Z\", saidBefore: \"2025-04-26T00:00:00Z\"}) { totalCount } } | filter.saidBefore: must be later than filter.saidFrom",
        "{ statements(filter: {recordedFrom: \"2025-04-27T00:00:00Z\", recordedBefore: \"2025-04-27T00:00:00Z\"}) { totalCount } } | filter.recordedBefore: must be later than filter.recordedFrom",
        "{ engagements(filter: {overlapsFrom: \"2025-04-27T00:00:00Z\", overlapsBefore: \"2025-04-27T00:00:00Z\"}) { totalCount } } | filter.overlapsBefore: must be later than filter.overlapsFrom",
      })
  void aBrokenRuleIsNamedWithItsArgument(String query, String message) {
    answers(query, Map.of(), "invalid", message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ statements(filter: {saidFrom: \"2025-04-26T10:00:00\"}) { totalCount } } | filter.saidFrom | must be ISO 8601 with an offset",
        "{ statements(filter: {saidFrom: \"yesterday\"}) { totalCount } } | filter.saidFrom | must be ISO 8601 with an offset",
        "{ actor(key: \"russia\") { camp(on: \"2025-02-30\") { id } } } | 'on' | must be an ISO 8601 calendar day",
        "{ statements(filter: {saidFrom: \"+999999999-12-31T23:59:59-18:00\"}) { totalCount } } | filter.saidFrom | must be ISO 8601 with an offset",
        "{ actor(key: \"russia\") { camp(on: \"+999999999-12-31\") { id } } } | 'on' | in the years 1 to 9999",
        "{ actor(key: \"russia\") { camp(on: \"0000-12-31\") { id } } } | 'on' | in the years 1 to 9999",
        "{ engagements(filter: {near: {latitude: 1e400, longitude: 0, kilometres: 1}}) { totalCount } } | filter.near.latitude | that 64 bits can hold",
        "{ statements(first: 99999999999) { nodes { id } } } | 'first' | integer range",
        "{ changes(after: 12) { nodes { id } } } | 'after' | digits in a string",
        "{ changes(after: \"-1\") { nodes { id } } } | 'after' | digits in a string",
        "{ changes(after: \"12x\") { nodes { id } } } | 'after' | digits in a string",
        "{ changes(types: [CAMP]) { nodes { id } } } | 'types' | NodeType",
        "{ statements(first: \"x\") { nodes { id } } } | 'first' | Int",
        "{ statements(first: 1.5) { nodes { id } } } | 'first' | Int",
        "{ statements(order: SIDEWAYS) { nodes { id } } } | 'order' | StatementOrder",
        "{ statements(filter: {kinds: [SHOUT]}) { nodes { id } } } | filter.kinds | StatementKind",
        "{ statements(filter: {mood: \"x\"}) { nodes { id } } } | 'mood' | StatementFilter",
        "{ statements(mood: 1) { nodes { id } } } | mood | Unknown",
        "{ statements { mood } } | mood | StatementConnection",
        "{ statement(key: 5) { id } } | 'key' | String",
      })
  void aWrongTypeIsNamedWithItsArgument(String query, String argument, String rule) {
    answers(query, Map.of(), "invalid", argument, rule);
  }

  @Test
  void aNumberOfAVariableMustBeAnInt() {
    for (Object first : List.of("x", 99999999999L, 1.5, true, List.of(1), Map.of("a", 1))) {
      answers(
          "query($first: Int) { statements(first: $first) { nodes { id } } }",
          Map.of("first", first),
          "invalid",
          "first");
    }
  }

  @Test
  void noMessageNamesTheClassesThatValuesAreReadInto() {
    String first = "query($first: Int) { statements(first: $first) { nodes { id } } }";
    for (Object wrong : List.of(1.5, List.of(1), Map.of("a", 1))) {
      namesNoClass(post(first, Map.of("first", wrong)));
    }
    namesNoClass(post("{ statements(first: \"x\") { nodes { id } } }", Map.of()));
    namesNoClass(post("{ statements(order: SIDEWAYS) { nodes { id } } }", Map.of()));
    namesNoClass(post("{ statements(filter: {mood: \"x\"}) { totalCount } }", Map.of()));
  }

  private static void namesNoClass(Response response) {
    assertFalse(
        Pattern.compile(
                "(Array|Linked)List|(Hash|Linked)Map|Big(Decimal|Integer)|(String|Int|Object|Enum)Value")
            .matcher(response.json().get("errors.message").toString())
            .find(),
        response.text());
  }

  @Test
  void aWrongMemberOfAVariableIsToldWithTheVariable() {
    wrongFilter("saidFrom", 5, "must be ISO 8601 with an offset");
    wrongFilter("saidFrom", "2025-04-26T10:00:00", "must be ISO 8601 with an offset");
    wrongFilter("kinds", List.of("SHOUT"), "StatementKind");
    wrongFilter("text", 5, "String");
    wrongFilter("mood", 5, "StatementFilter");
    wrongFilter("speaker", Map.of(), "must be an id");
  }

  private static void wrongFilter(String member, Object value, String rule) {
    answers(
        "query($filter: StatementFilter) { statements(filter: $filter) { totalCount } }",
        Map.of("filter", Map.of(member, value)),
        "invalid",
        rule);
  }

  @Test
  void aFilterMustBeAnObject() {
    for (Object filter : List.of("x", 5, List.of(), true)) {
      answers(
          "query($filter: StatementFilter) { statements(filter: $filter) { totalCount } }",
          Map.of("filter", filter),
          "invalid",
          "filter");
    }
  }

  @Test
  void aVariableThatMustBeGivenIsNamed() {
    answers("query($id: ID!) { node(id: $id) { id } }", Map.of(), "invalid", "'id'");
  }

  @Test
  void aCursorOfAnotherOrderIsRefused() {
    String cursor =
        ask("{ statements(first: 1) { pageInfo { endCursor } } }")
            .get("statements.pageInfo.endCursor");
    Map<String, String> after = Map.of("after", cursor);
    String query = "query($after: String) { %s(order: %s, after: $after) { nodes { id } } }";
    String rule = "after: is a cursor of the order SAID_DESC, but the order is ";
    for (String order : List.of("SAID_ASC", "RECORDED_DESC", "RECORDED_ASC")) {
      answers(query.formatted("statements", order), after, "invalid", rule + order);
    }
    answers(query.formatted("actors", "NAME_ASC"), after, "invalid", rule + "NAME_ASC");
    answers(query.formatted("engagements", "TITLE_ASC"), after, "invalid", rule + "TITLE_ASC");
  }

  @Test
  void aCursorThatWasTamperedWithIsRefused() {
    String cursor =
        ask("{ statements(first: 1) { pageInfo { endCursor } } }")
            .get("statements.pageInfo.endCursor");
    for (String broken : List.of(cursor.substring(4), cursor.substring(0, 20), cursor + "AAAA")) {
      answers(
          "query($before: String) { statements(before: $before) { nodes { id } } }",
          Map.of("before", broken),
          "invalid",
          "before: must be a cursor");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "actors, NAME_ASC, a\0b",
    "statements, SAID_DESC, +1000000000-12-31T00:00:00Z",
    "statements, SAID_DESC, -1000000000-01-01T00:00:00Z",
  })
  void aCursorOfWhatTheDatabaseDoesNotHaveIsRefused(String list, String order, String value) {
    byte[] plain =
        ("1:" + order + ":00000000-0000-7000-8000-000000000000:" + value)
            .getBytes(StandardCharsets.UTF_8);
    answers(
        "query($after: String) { " + list + "(after: $after) { nodes { id } } }",
        Map.of("after", Base64.getUrlEncoder().encodeToString(plain)),
        "invalid",
        "after: must be a cursor");
  }

  @Test
  void whatIsSentIsRepeatedInPartAndAtOnce() {
    String query = "query($filter: StatementFilter) { statements(filter: $filter) { totalCount } }";
    for (String wrong : List.of("x".repeat(90_000), " with value 'AValue{".repeat(4_500))) {
      Map<String, ?> filter = Map.of("kinds", List.of(wrong));
      List<String> messages =
          answers(query, Map.of("filter", filter), "invalid", "StatementKind")
              .json()
              .get("errors.message");
      assertTrue(messages.get(0).length() < 600, messages::toString);
    }
  }

  @Test
  void aLanguageOfManyPartsIsRefused() {
    answers(
        "query($language: String) { statements(filter: {language: $language}) { totalCount } }",
        Map.of("language", "en" + "-a".repeat(40_000)),
        "invalid",
        "filter.language: must be a BCP 47 language tag");
  }

  @Test
  void anIdOfAnotherTypeIsNotFound() {
    String engagement = ask("{ engagement(key: \"kursk-campaign\") { id } }").get("engagement.id");
    for (String member : List.of("speaker", "camp", "publisher")) {
      answers(
          "query($filter: StatementFilter) { statements(filter: $filter) { totalCount } }",
          Map.of("filter", Map.of(member, engagement)),
          "not-found",
          "filter." + member + ": no actor has the id or key " + engagement);
    }
    assertNull(
        ask("query($id: ID) { actor(id: $id) { key } }", Map.of("id", engagement)).get("actor"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"statements", "actors", "engagements", "disputes"})
  void aListThatIsRefusedLeavesTheRestOfThePage(String list) {
    Response response =
        post(
            "{ rest: actor(key: \"cnn\") { key } list: " + list + "(first: 0) { totalCount } }",
            Map.of());
    check(response, "invalid", "first: must be 1 to 100");
    assertEquals("cnn", response.json().get("data.rest.key"));
    assertEquals(List.of("list"), response.json().get("errors[0].path"));
  }

  /** What a form sends for fields that nobody, or nobody yet, has filled in. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "statements | text: \"\"",
        "statements | text: \" \\t\"",
        "statements | text: \"\\\"\"",
        "statements | text: \"—\"",
        "statements | language: \"\"",
        "statements | language: \" \"",
        "statements | speaker: \"\"",
        "statements | camp: \" \", engagement: \"\", publisher: \"\"",
        "statements | kinds: []",
        "statements | media: []",
        "statements | text: \"\", kinds: [], media: [], language: \"\"",
        "engagements | text: \"-\"",
        "engagements | text: \"\"",
        "engagements | country: \"\"",
        "engagements | participant: \"\", partOf: \"\"",
        "engagements | kinds: []",
        "actors | name: \"!\"",
        "actors | name: \"\"",
        "actors | country: \" \"",
        "actors | externalId: \"\"",
        "actors | types: []",
        "actors | within: \"\"",
        "disputes | engagement: \"\"",
        "disputes | states: []",
        "disputes | attributes: []",
        "disputes | camps: []",
      })
  void whatIsLeftEmptyIsNoCondition(String list, String filter) {
    String query = "{ " + list + "(first: 100%s) { totalCount nodes { %s } } }";
    String fields = list.equals("disputes") ? "engagement { key } attribute" : "key";
    Json all = ask(query.formatted("", fields));
    assertTrue(all.getInt(list + ".totalCount") > 1);
    assertEquals(
        all.getMap(list), ask(query.formatted(", filter: {" + filter + "}", fields)).getMap(list));
  }

  @Test
  void whatIsLeftEmptyLeavesTheOtherConditions() {
    Json some =
        ask(
            "{ statements(filter: {text: \"\", media: [], kinds: [DENIAL]}) { nodes { key } }"
                + " engagement(key: \"kursk-campaign\") { disputes(states: [], attribute: STATUS) { state } } }");
    assertEquals(List.of("ua-staff-not-true"), some.getList("statements.nodes.key"));
    assertEquals(List.of("CONTESTED"), some.getList("engagement.disputes.state"));
  }

  @Test
  void aSyntaxErrorIsTold() {
    for (String query :
        List.of("{ statements(", "}", "{ statements { nodes { id } }", "select 1")) {
      Response response = answers(query, Map.of(), "invalid");
      assertNotNull(response.json().get("errors[0].locations[0].line"), response.text());
      assertEquals(400, response.status());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[]",
        "\"x\"",
        "5",
        "null",
        "{}",
        "no json",
        "{\"query\": 5}",
        "{\"query\": null}",
        "{\"query\": \"\"}",
        "{\"query\": \"{ __typename }\", \"variables\": []}",
        "{\"query\": \"{ __typename }\", \"variables\": 5}",
        "{\"query\": \"{ __typename }\", \"operationName\": 5}",
        "{\"query\": \"{ __typename }\", \"operationName\": \"Other\"}",
      })
  void aBodyThatIsNoRequestIsRefused(String body) {
    var answer =
        given()
            .contentType(ContentType.JSON)
            .accept("application/graphql-response+json")
            .body(body)
            .post("/graphql");
    Response response = new Response(answer.statusCode(), answer.asString());
    assertEquals(400, response.status(), response.text());
    check(response, "invalid");
  }

  @Test
  void manyErrorsAreEachToldWithACode() {
    Response response = post("{ nothing statements(mood: 1) { none } }", Map.of());
    List<String> codes = response.json().get("errors.extensions.code");
    assertTrue(codes.size() > 1, response.text());
    assertEquals(List.of("invalid"), codes.stream().distinct().toList());
  }

  @Test
  void nullsAreAsGoodAsLeavingArgumentsOut() {
    Map<String, Object> nulls = new HashMap<>();
    for (String name : List.of("filter", "order", "first", "after", "last", "before")) {
      nulls.put(name, null);
    }
    assertEquals(
        19,
        ask(
                """
                query($filter: StatementFilter, $order: StatementOrder, $first: Int, $after: String, $last: Int,
                    $before: String) { statements(filter: $filter, order: $order, first: $first, after: $after,
                    last: $last, before: $before) { nodes { id } } }
                """,
                nulls)
            .getList("statements.nodes")
            .size());
  }

  @Test
  void aNullByteInAnArgumentIsRefusedAndNotAnErrorOfTheDatabase() {
    for (String query :
        Arrays.asList(
            "{ statements(filter: {text: \"a\\u0000b\"}) { totalCount } }",
            "{ actors(filter: {name: \"a\\u0000b\"}) { totalCount } }",
            "{ actors(filter: {externalId: \"Q1\\u0000\"}) { totalCount } }",
            "{ actor(key: \"a\\u0000b\") { id } }")) {
      answers(query, Map.of(), "invalid");
    }
  }

  private static Response answers(
      String query, Map<String, ?> variables, String code, String... parts) {
    Response response = post(query, variables);
    assertTrue(response.status() < 300 || response.status() / 100 == 4, response.text());
    check(response, code, parts);
    return response;
  }

  private static void check(Response response, String code, String... parts) {
    String answer = response.text();
    List<String> messages = response.json().get("errors.message");
    assertNotNull(messages, answer);
    List<String> codes = response.json().get("errors.extensions.code");
    assertEquals(List.of(code), codes.stream().distinct().toList(), answer);
    assertFalse(INSIDE.matcher(String.join("\n", messages)).find(), answer);
    for (String part : parts) {
      assertTrue(messages.get(0).contains(part), () -> "without " + part + ": " + answer);
    }
  }
}
