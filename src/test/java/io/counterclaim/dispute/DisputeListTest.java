package io.counterclaim.dispute;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.GraphQL.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.GraphQL;
import io.counterclaim.Json;
import io.counterclaim.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DisputeListTest {
  private static final String NOBODY = "00000000-0000-7000-8000-000000000000";
  private static final String LIST =
      """
      query($filter: DisputeFilter, $asOf: DateTime, $knownAt: DateTime, $first: Int, $after: String) {
        disputes(filter: $filter, asOf: $asOf, knownAt: $knownAt, first: $first, after: $after) {
          totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
          edges { cursor node { attribute engagement { key } } }
          nodes { engagement { key } attribute subject { key } state since positions { polarity } } } }
      """;

  @Test
  void allOfThemAreThereTheLatestChangeFirst() {
    Json list = list(Map.of());
    assertEquals(12, list.getInt("disputes.totalCount"));
    List<String> since = list.getList("disputes.nodes.since");
    List<String> latestFirst = new ArrayList<>(since);
    latestFirst.sort(Collections.reverseOrder());
    assertEquals(latestFirst, since);
    assertEquals(12, Set.copyOf(names(list)).size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 11, 12, 100})
  void pagesAreTheWholeListCutIntoPieces(int first) {
    List<String> all = names(list(Map.of("first", 100)));
    List<String> walked = new ArrayList<>();
    Map<String, Object> variables = new HashMap<>(Map.of("first", first));
    Json page;
    do {
      page = list(variables);
      assertTrue(names(page).size() <= first);
      assertEquals(12, page.getInt("disputes.totalCount"));
      walked.addAll(names(page));
      List<String> cursors = page.getList("disputes.edges.cursor");
      assertEquals(page.get("disputes.pageInfo.endCursor"), cursors.get(cursors.size() - 1));
      variables.put("after", page.get("disputes.pageInfo.endCursor"));
    } while (page.getBoolean("disputes.pageInfo.hasNextPage"));
    assertEquals(all, walked);
  }

  @Test
  void aStateIsLookedFor() {
    assertEquals(
        List.of("kursk-campaign CONTROLLER", "kursk-campaign STATUS"),
        found(Map.of("states", List.of("CONTESTED"))));
    assertEquals(
        List.of(
            "kursk-campaign CONTROLLER",
            "kursk-campaign STATUS",
            "north-korean-deployment PARTICIPANT",
            "north-korean-deployment PERSONNEL",
            "zelensky-trump-vatican-2025 OCCURRED"),
        found(Map.of("states", List.of("CONTESTED", "AGREED"))));
    assertEquals(List.of(), found(Map.of("states", List.of("DENIED", "WITHDRAWN"))));
  }

  @Test
  void anAttributeIsLookedFor() {
    assertEquals(
        List.of(
            "kursk-artillery-2025-04-26 COUNT",
            "kursk-campaign START",
            "kursk-combat-2025-04-26 COUNT"),
        found(Map.of("attributes", List.of("COUNT", "START"))));
  }

  @Test
  void anEngagementIsLookedFor() {
    assertEquals(
        List.of("north-korean-deployment PARTICIPANT", "north-korean-deployment PERSONNEL"),
        found(Map.of("engagement", id("engagement", "north-korean-deployment"))));
  }

  @Test
  void everyOneOfTheCampsMustHoldAPosition() {
    String russia = id("actor", "russia");
    String ukraine = id("actor", "ukraine");
    assertEquals(
        List.of(
            "kursk-campaign CONTROLLER",
            "kursk-campaign STATUS",
            "north-korean-deployment PARTICIPANT"),
        found(Map.of("camps", List.of(russia))));
    assertEquals(
        List.of(
            "kursk-campaign CONTROLLER",
            "kursk-campaign STATUS",
            "north-korean-deployment PARTICIPANT"),
        found(Map.of("camps", List.of(ukraine, russia))));
    assertEquals(
        List.of("north-korean-deployment PARTICIPANT"),
        found(Map.of("camps", List.of(russia, id("actor", "western-intelligence")))));
    assertEquals(List.of(), found(Map.of("camps", List.of(russia, id("actor", "united-states")))));
    assertEquals(List.of(), found(Map.of("camps", List.of(id("actor", "vladimir-putin")))));
  }

  @Test
  void whatWasInferredIsLeftOut() {
    assertEquals(List.of(), found(Map.of("statedOnly", true, "states", List.of("CONTESTED"))));
    assertEquals(
        List.of("kursk-campaign CONTROLLER", "zelensky-trump-vatican-2025 OCCURRED"),
        found(Map.of("statedOnly", true, "attributes", List.of("CONTROLLER", "OCCURRED"))));
    assertEquals(11, found(Map.of("statedOnly", true)).size());
    assertEquals(12, found(Map.of("statedOnly", false)).size());
  }

  @Test
  void allConditionsMustHold() {
    assertEquals(
        List.of("kursk-campaign STATUS"),
        found(
            Map.of(
                "states", List.of("CONTESTED", "AGREED"),
                "attributes", List.of("STATUS", "COUNT"),
                "engagement", id("engagement", "kursk-campaign"),
                "camps", List.of(id("actor", "russia")),
                "statedOnly", false)));
  }

  @Test
  void theListIsAsItStoodAtAMoment() {
    assertEquals(
        List.of("kursk-combat-2025-04-26 COUNT", "kursk-combat-2025-04-26 STATUS"),
        sorted(names(list(Map.of("asOf", "2025-04-26T20:59:59Z")))));
    assertEquals(12, names(list(Map.of("asOf", "2025-04-26T21:00:00Z"))).size());
    assertEquals(List.of(), names(list(Map.of("knownAt", "2025-05-01T00:00:00Z"))));
  }

  @Test
  void engagementsAreFoundByWhetherTheyAreDisputed() {
    assertEquals(List.of("kursk-campaign"), disputed(true));
    assertEquals(
        List.of(
            "kursk-artillery-2025-04-26",
            "kursk-combat-2025-04-26",
            "kyiv-strikes-april-2025",
            "north-korean-deployment",
            "zelensky-trump-vatican-2025"),
        disputed(false));
  }

  @Test
  void aCampThatIsNotThereIsNamed() {
    GraphQL.Error error = refused(LIST, filter(Map.of("camps", List.of(NOBODY))));
    assertEquals("not-found", error.code());
    assertEquals("filter.camps: no actor has the id or key " + NOBODY, error.message());
  }

  @Test
  void anEngagementThatIsNotThereIsNamed() {
    GraphQL.Error error = refused(LIST, filter(Map.of("engagement", NOBODY)));
    assertEquals("not-found", error.code());
    assertEquals("filter.engagement: no engagement has the id or key " + NOBODY, error.message());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ disputes(filter: {camps: [\"Russia!\"]}) { totalCount } } | filter.camps",
        "{ disputes(filter: {engagement: \"X!\"}) { totalCount } } | filter.engagement",
        "{ disputes(first: 0) { totalCount } } | first",
        "{ disputes(first: 101) { totalCount } } | first",
        "{ disputes(first: -1) { totalCount } } | first",
        "{ disputes(after: \"x\") { totalCount } } | after",
        "{ engagement(key: \"kursk-campaign\") { disputes(attribute: STATUS) { history(first: 0) { totalCount } } } } | first",
      })
  void whatIsWrongIsNamed(String query, String argument) {
    GraphQL.Error error = refused(query);
    assertEquals("invalid", error.code(), error.message());
    assertTrue(error.message().startsWith(argument + ": "), error.message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-04-26", "yesterday", "2025-04-26T12:00:00", ""})
  void whatIsNoMomentIsRefused(String text) {
    assertEquals("invalid", refused(LIST, Map.of("asOf", text)).code());
    assertEquals("invalid", refused(LIST, Map.of("knownAt", text)).code());
  }

  @Test
  void campsAreTwentyAtMost() {
    List<String> many = Collections.nCopies(21, id("actor", "russia"));
    String some =
        "query($filter: DisputeFilter) { disputes(filter: $filter, first: 1) { nodes { state } } }";
    assertEquals("invalid", refused(some, filter(Map.of("camps", many))).code());
    assertEquals(3, found(Map.of("camps", many.subList(0, 20))).size());
  }

  @Test
  void aCursorOfAnotherListIsRefused() {
    String cursor =
        ask("{ statements(first: 1) { pageInfo { endCursor } } }")
            .get("statements.pageInfo.endCursor");
    assertEquals("invalid", refused(LIST, Map.of("after", cursor)).code());
  }

  private static Json list(Map<String, ?> variables) {
    return ask(LIST, variables);
  }

  private static Map<String, ?> filter(Map<String, ?> filter) {
    return Map.of("filter", filter);
  }

  private static List<String> found(Map<String, ?> filter) {
    Json list = list(filter(filter));
    assertEquals(list.getInt("disputes.totalCount"), names(list).size());
    return sorted(names(list));
  }

  private static List<String> names(Json list) {
    return list.getList("disputes.nodes.collect { it.engagement.key + ' ' + it.attribute }");
  }

  private static List<String> sorted(List<String> names) {
    return names.stream().sorted().toList();
  }

  private static List<String> disputed(boolean disputed) {
    String query = "query($is: Boolean) { engagements(filter: {disputed: $is}) { nodes { key } } }";
    List<String> keys = ask(query, Map.of("is", disputed)).getList("engagements.nodes.key");
    return sorted(keys);
  }

  private static String id(String type, String key) {
    return ask("{ " + type + "(key: \"" + key + "\") { id } }").get(type + ".id");
  }
}
