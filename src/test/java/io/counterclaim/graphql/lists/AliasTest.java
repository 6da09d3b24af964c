package io.counterclaim.graphql.lists;

import static io.counterclaim.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.counterclaim.Json;
import io.counterclaim.LargeWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A field asked for twice in one request is answered as if each were asked for alone. */
@QuarkusTest
@TestProfile(LargeWorld.class)
class AliasTest {
  private static final String ACTORS = "actors(first: 100) { nodes { id %s } }";
  private static final String ENGAGEMENTS = "engagements(first: 100) { nodes { id %s } }";
  private static final String STATEMENTS = "statements(first: 100) { nodes { id %s } }";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "statements(first: 1) { nodes { key } } | statements(first: 3) { nodes { key } }",
        "statements(first: 2) { nodes { key } } | statements(last: 2) { nodes { key } }",
        "statements { totalCount } | statements(filter: {kinds: [CLAIM]}) { totalCount nodes { kind } }",
        "statements(order: SAID_ASC, first: 2) { nodes { key } } | statements(order: SAID_DESC, first: 2) { nodes { key } }",
        "statements(first: 2) { nodes { key } } | statements(first: 2) { nodes { speaker { name } engagements { place { name } } } }",
        "statements(first: 1) { facets(by: [KIND], top: 1) { buckets { key count } } } | statements(first: 1) { facets(by: [MEDIUM], top: 3) { buckets { key count } } }",
        "statements(first: 2) { nodes { assertions(attribute: STATUS) { attribute } } } | statements(first: 2) { nodes { assertions(attribute: CONTROLLER) { attribute value { text } } } }",
        "statements(first: 3, filter: {text: \"bridge OR river\"}, order: RELEVANCE) { edges { snippet node { key } } } | statements(first: 3, filter: {text: \"convoy OR de*\"}, order: RELEVANCE) { edges { snippet cursor } }",
        "statements(first: 3, filter: {text: \"road\"}) { edges { snippet } } | statements(first: 3) { edges { snippet } }",
        "affiliations(on: \"2024-07-01\") { group { key } } | affiliations(on: \"2025-07-01\") { group { key } }",
        "affiliations { kind } | affiliations { group { name } }",
        "members(on: \"2024-07-01\") { member { key } } | members(on: \"2025-07-01\") { member { key } }",
        "camp(on: \"2024-12-31\") { key } | camp(on: \"2025-01-01\") { key name }",
        "engagements(first: 1) { nodes { key } } | engagements(first: 4) { nodes { key place { name } } }",
        "engagements(order: TITLE_ASC) { nodes { title } } | engagements(filter: {kinds: [OTHER]}) { totalCount }",
        "engagements(first: 1) { facets(by: [KIND]) { buckets { key count } } } | engagements(filter: {kinds: [OTHER]}) { facets(by: [COUNTRY], order: KEY) { buckets { key count } } }",
        "engagements { grid(within: {south: 30, west: 20, north: 50, east: 40}, columns: 2, rows: 2) { count } } | engagements { grid(within: {south: 30, west: 20, north: 42, east: 40}, columns: 3, rows: 2) { column count example { place { name } } } }",
        "history(first: 1) { nodes { kind } } | history { nodes { kind after } pageInfo { hasNextPage } }",
        "statements(filter: {kinds: [CLAIM]}) { totalCount } | statements(filter: {kinds: [CLAIM, REPORT], speakers: [\"speaker-1\", \"speaker-2\"]}) { totalCount }",
      })
  void ofActors(String a, String b) {
    bothAsAlone(ACTORS, a, b);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "statements(first: 1) { nodes { key } } | statements(first: 3) { nodes { key } }",
        "statements(first: 1) { facets(by: [SPEAKER], top: 1) { buckets { key count } } } | statements(first: 1, filter: {kinds: [CLAIM]}) { facets(by: [SPEAKER], top: 5) { buckets { count actor { name } } } }",
        "statements(first: 3, filter: {text: \"bridge OR river\"}, order: RELEVANCE) { edges { snippet node { key } } } | statements(first: 3, filter: {text: \"convoy OR de*\"}, order: RELEVANCE) { edges { snippet cursor } }",
        "parts(first: 1) { nodes { key } } | parts(first: 3) { nodes { key } pageInfo { hasNextPage } }",
        "parts { nodes { key } } | parts { nodes { place { name } partOf { place { key } } } }",
        "participants { role } | participants { actor { name camp { key } } }",
        "place { key } | place { name externalIds { value } }",
        "partOf { key } | partOf { place { name } partOf { key } }",
      })
  void ofEngagements(String a, String b) {
    bothAsAlone(ENGAGEMENTS, a, b);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "assertions(attribute: STATUS) { attribute value { text } } | assertions(attribute: CONTROLLER) { attribute value { actor { key } } }",
        "assertions { attribute } | assertions { engagement { place { name } } statement { speaker { key } } }",
        "relations(type: REPEATS) { type } | relations(type: CORROBORATES) { type to { key } }",
        "relations(basis: EXPLICIT) { basis } | relations(basis: EDITORIAL) { from { speaker { name } } }",
        "engagements { key } | engagements { place { name } partOf { place { name } } }",
        "speaker { key } | speaker { name camp(on: \"2024-12-31\") { key } }",
        "speaker { camp(on: \"2024-12-31\") { key } } | speaker { camp(on: \"2025-01-01\") { key } }",
        "citations { attribution } | citations { source { key publisher { name } } relays { key } }",
        "speaker { statements(first: 1) { nodes { key } } } | speaker { statements(first: 2) { nodes { key speaker { key } } } }",
      })
  void ofStatements(String a, String b) {
    bothAsAlone(STATEMENTS, a, b);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "statements(first: 1) { nodes { key } } | statements(first: 3) { nodes { key speaker { name } } }",
        "statements { totalCount } | statements(filter: {kinds: [CLAIM]}) { totalCount }",
        "statements { facets(by: [SPEAKER], top: 1) { buckets { key count } } } | statements { facets(by: [SPEAKER], top: 5) { buckets { key count actor { name } } } }",
        "statements(filter: {text: \"bridge\"}) { edges { snippet } } | statements(filter: {text: \"river\"}) { edges { snippet } }",
        "engagements(filter: {text: \"3\"}, order: RELEVANCE) { edges { snippet } } | engagements(filter: {text: \"2 OR engagement\"}, order: RELEVANCE) { edges { snippet } }",
        "disputes { facets(by: [STATE]) { buckets { key count } } } | disputes(filter: {states: [CONTESTED]}, asOf: \"2025-01-03T00:00:00Z\") { facets(by: [ATTRIBUTE], order: KEY) { buckets { key count } } }",
        "statements(filter: {speaker: \"speaker-1\"}) { totalCount } | statements(filter: {speaker: \"speaker-2\"}) { totalCount }",
        "engagements(first: 2) { nodes { key } } | engagements(first: 2) { edges { node { place { name } } } }",
        "places(first: 2) { nodes { key } } | places(order: NAME_DESC) { nodes { key engagements(first: 1) { nodes { title } } } }",
        "sources(first: 1) { nodes { key } } | sources(filter: {publishers: [\"outlet-1\"]}) { nodes { key publisher { name } statements(first: 2) { totalCount } } }",
        "changes(first: 1) { nodes { key } } | changes(first: 2, types: [STATEMENT, ASSESSMENT]) { nodes { revision after } edges { cursor } }",
        "changes(types: [ACTOR]) { nodes { key } } | changes(after: \"20\", types: [ACTOR, PLACE]) { nodes { key before by } }",
        "actor(key: \"speaker-1\") { name } | actor(key: \"speaker-2\") { camp { key } statements(first: 1) { nodes { key } } }",
      })
  void ofTheRoot(String a, String b) {
    bothAsAlone("%s", a, b);
  }

  @Test
  void nodesAndEdgesOfOnePageMaySelectDifferently() {
    Json page =
        ask(
            """
            { engagements { nodes { key place { name } } edges { node { key partOf { title place { name } } } }
                other: edges { node { participants { actor { key } } } } } }
            """);
    List<String> keys = page.getList("engagements.nodes.key");
    assertEquals(keys, page.getList("engagements.edges.node.key"));
    for (int i = 0; i < keys.size(); i++) {
      Json alone =
          ask(
              "query($key: String) { engagement(key: $key) { key place { name } } }",
              Map.of("key", keys.get(i)));
      assertEquals(alone.getMap("engagement"), page.getMap("engagements.nodes[" + i + "]"));
    }
    assertEquals(2, page.getList("engagements.other[0].node.participants").size());
  }

  @Test
  void oneNameWithOtherArgumentsOnOtherTypesIsEachTypesOwn() {
    apart("statements(first: 1) { nodes { key } }", "statements(first: 2) { nodes { key } }");
  }

  @Test
  void oneNameWithOtherSelectionsOnOtherTypesIsEachTypesOwn() {
    apart(
        "statements(first: 2) { nodes { key } }",
        "statements(first: 2) { nodes { key speaker { name } engagements { place { name } } } }");
  }

  @Test
  void facetsOfOneNameOnOtherTypesAreEachTypesOwn() {
    apart(
        "statements(first: 1) { totalCount facets(by: [KIND]) { buckets { key count } } }",
        "statements(first: 1) { totalCount facets(by: [KIND]) { buckets { key count } } }");
  }

  @Test
  void argumentsBelowOneNameOnOtherTypesAreEachTypesOwn() {
    apart(
        "statements(first: 9) { nodes { key assertions(attribute: STATUS) { attribute } } }",
        "statements(first: 9) { nodes { key assertions(attribute: CONTROLLER) { attribute } } }");
  }

  @Test
  void selectionsBelowOneNameOnOtherTypesAreEachTypesOwn() {
    apart(
        "statements(first: 9) { nodes { assertions { attribute } } }",
        "statements(first: 9) { nodes { assertions { attribute engagement { key place { name } } } } }");
  }

  @Test
  void aNameForOtherFieldsOnOtherTypesIsEachTypesOwn() {
    apart(
        "list: engagements(first: 2) { nodes { key place { name } } }",
        "list: parts(first: 1) { nodes { key } }");
  }

  @Test
  void namedFragmentsAreLikeTheirFields() {
    Json twice =
        ask(
            """
            query { a: statements(first: 3) { ...Page } b: statements(last: 3) { ...Page nodes { medium } } }
            fragment Page on StatementConnection { nodes { ...Line } }
            fragment Line on Statement { key speaker { ...Name } engagements { ...Where } }
            fragment Name on Actor { name camp(on: "2025-03-01") { key } }
            fragment Where on Engagement { place { name } }
            """);
    String line =
        "nodes { key speaker { name camp(on: \"2025-03-01\") { key } } engagements { place { name } } %s }";
    assertEquals(
        ask("{ statements(first: 3) { " + line.formatted("") + " } }").getMap("statements"),
        twice.getMap("a"));
    assertEquals(
        ask("{ statements(last: 3) { " + line.formatted("medium") + " } }").getMap("statements"),
        twice.getMap("b"));
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void whatIsSkippedOrIncludedIsLookedAheadAtAccordingly(boolean with) {
    Json page =
        ask(
            """
            query($with: Boolean!, $without: Boolean!) { statements(first: 5) {
                totalCount @include(if: $with)
                nodes { key speaker @include(if: $with) { name } camp @skip(if: $without) { name }
                  engagements { key place @include(if: $with) { name } }
                  ... on Statement @include(if: $with) { onBehalfOf { key } citations { source { key } } } } } }
            """,
            Map.of("with", with, "without", !with));
    Map<String, Object> node = page.getMap("statements.nodes[0]");
    for (String field : List.of("speaker", "camp", "onBehalfOf", "citations")) {
      assertEquals(with, node.containsKey(field), field);
    }
    assertEquals(with, page.getMap("statements").containsKey("totalCount"));
    assertEquals(with, page.get("statements.nodes[0].speaker.name") != null);
    assertEquals(5, page.getList("statements.nodes").size());
  }

  @Test
  void aListThatIsSkippedWhollyLeavesTheRest() {
    Json page =
        ask(
            """
            query($no: Boolean = false) { statements(first: 5) { totalCount
                nodes @include(if: $no) { key } edges @skip(if: true) { cursor }
                pageInfo { hasNextPage } } }
            """);
    assertEquals(250, page.getInt("statements.totalCount"));
    assertEquals(true, page.getBoolean("statements.pageInfo.hasNextPage"));
    assertNull(page.get("statements.nodes"));
  }

  /** Compares each of two fields below some parents with the same field asked for alone. */
  private static void bothAsAlone(String parents, String a, String b) {
    Json both = ask("{ " + parents.formatted("a: " + a + " b: " + b) + " }");
    assertEquals(alone(parents, "a: " + a), only(both, parents, "a"));
    assertEquals(alone(parents, "b: " + b), only(both, parents, "b"));
    assertNotEquals(only(both, parents, "a"), only(both, parents, "b"));
  }

  private static Object alone(String parents, String field) {
    Json alone = ask("{ " + parents.formatted(field) + " }");
    return only(alone, parents, field.substring(0, 1));
  }

  private static Object only(Json answer, String parents, String alias) {
    String above = parents.substring(0, Math.max(0, parents.indexOf('(')));
    return answer.get(above.isEmpty() ? alias : above + ".nodes." + alias);
  }

  /** Asks for some fields of actors and others of engagements, together and each alone. */
  private static void apart(String ofActor, String ofEngagement) {
    List<String> ids =
        new ArrayList<>(ask("{ actors { nodes { id } } }").getList("actors.nodes.id"));
    ids.addAll(ask("{ engagements { nodes { id } } }").getList("engagements.nodes.id"));
    Json together =
        nodes(ids, "... on Actor { " + ofActor + " } ... on Engagement { " + ofEngagement + " }");
    for (int i = 0; i < ids.size(); i++) {
      String type = together.get("nodes[" + i + "].__typename");
      String fields = type.equals("Actor") ? ofActor : ofEngagement;
      Json alone = nodes(List.of(ids.get(i)), "... on " + type + " { " + fields + " }");
      assertEquals(2, alone.getMap("nodes[0]").size());
      assertEquals(alone.getMap("nodes[0]"), together.getMap("nodes[" + i + "]"), type);
    }
  }

  private static Json nodes(List<String> ids, String fields) {
    return ask(
        "query($ids: [ID!]!) { nodes(ids: $ids) { __typename " + fields + " } }",
        Map.of("ids", ids));
  }
}
