package io.counterclaim.node;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.GraphQL.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.GraphQL;
import io.counterclaim.Json;
import io.counterclaim.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class NodeApiTest {
  private static final String UNKNOWN = "00000000-0000-7000-8000-000000000000";
  private static final String NODES =
      """
      query($ids: [ID!]!) { nodes(ids: $ids) { id __typename
          ... on Statement { key text speaker { name } engagements { key } }
          ... on Actor { key name camp { key } }
          ... on Engagement { key title place { name } }
          ... on Source { key publisher { name } }
          ... on Place { key latitude }
          ... on Assertion { statement { key } engagement { key } value { text } }
          ... on Assessment { verdict assessor { key } statement { speaker { key } } }
          ... on Affiliation { kind member { key } group { name } } } }
      """;

  @Test
  void eachTypeOfNodeIsFoundByItsId() {
    ids()
        .forEach(
            (type, id) -> {
              Json node =
                  ask("query($id: ID!) { node(id: $id) { id __typename } }", Map.of("id", id));
              assertEquals(Map.of("id", id, "__typename", type), node.get("node"));
            });
  }

  @Test
  void theFieldsOfItsTypeCanBeAskedOfANode() {
    Json node =
        ask(
            """
            query($id: ID!) { node(id: $id) { ... on Statement { key speaker { name } said { precision }
                citations { source { publisher { key } } } } ... on Actor { name } } }
            """,
            Map.of("id", ids().get("Statement")));
    assertEquals("trump-very-close", node.get("node.key"));
    assertEquals("Donald Trump", node.get("node.speaker.name"));
    assertEquals("DAYS", node.get("node.said.precision"));
    assertEquals(List.of("cnn"), node.get("node.citations.source.publisher.key"));
  }

  @Test
  void nodesOfAllTypesComeInOneRequest() {
    Map<String, String> ids = ids();
    List<String> asked = List.copyOf(ids.values());
    Json nodes = nodes(asked);
    assertEquals(asked, nodes.get("nodes.id"));
    assertEquals(List.copyOf(ids.keySet()), nodes.get("nodes.__typename"));
    assertEquals(
        List.of("trump-very-close", "russia", "kursk-campaign", "cnn-2025-04-26", "kyiv"),
        nodes.getList("nodes.key").subList(0, 5));
    assertEquals("Donald Trump", nodes.get("nodes[0].speaker.name"));
    assertEquals(List.of(), nodes.get("nodes[0].engagements"));
    assertEquals("russia", nodes.get("nodes[1].camp.key"));
    assertEquals("Kursk Oblast", nodes.get("nodes[2].place.name"));
    assertEquals("CNN", nodes.get("nodes[3].publisher.name"));
    assertEquals(50.45, nodes.getDouble("nodes[4].latitude"), 1e-5);
    assertEquals("putin-kursk-regained", nodes.get("nodes[5].statement.key"));
    assertEquals("kursk-campaign", nodes.get("nodes[5].engagement.key"));
    assertEquals("Russia", nodes.get("nodes[5].value.text"));
    assertEquals("UNVERIFIED", nodes.get("nodes[6].verdict"));
    assertEquals("cnn", nodes.get("nodes[6].assessor.key"));
    assertEquals("vladimir-putin", nodes.get("nodes[6].statement.speaker.key"));
    assertEquals("COMMANDS", nodes.get("nodes[7].kind"));
    assertEquals("valery-gerasimov", nodes.get("nodes[7].member.key"));
    assertEquals("General Staff of the Armed Forces of Russia", nodes.get("nodes[7].group.name"));
  }

  @Test
  void nodesKeepTheOrderOfTheIds() {
    List<String> asked = new ArrayList<>(ids().values());
    Collections.reverse(asked);
    assertEquals(asked, nodes(asked).get("nodes.id"));
  }

  @Test
  void anIdAskedForTwiceIsAnsweredTwice() {
    String actor = ids().get("Actor");
    String place = ids().get("Place");
    List<String> asked = List.of(actor, place, actor, actor);
    Json nodes = nodes(asked);
    assertEquals(asked, nodes.get("nodes.id"));
    assertEquals(List.of("russia", "kyiv", "russia", "russia"), nodes.get("nodes.key"));
  }

  @Test
  void anUnknownIdIsNullInItsPlace() {
    String actor = ids().get("Actor");
    List<Map<String, Object>> found = nodes(List.of(UNKNOWN, actor, UNKNOWN)).getList("nodes");
    assertEquals(3, found.size());
    assertNull(found.get(0));
    assertEquals(actor, found.get(1).get("id"));
    assertNull(found.get(2));
    assertNull(ask("query($id: ID!) { node(id: $id) { id } }", Map.of("id", UNKNOWN)).get("node"));
  }

  @Test
  void noIdsGiveNoNodes() {
    assertEquals(List.of(), nodes(List.of()).get("nodes"));
  }

  @Test
  void idsMayStandInTheQueryItself() {
    String actor = ids().get("Actor");
    assertEquals(List.of(actor), ask("{ nodes(ids: [\"" + actor + "\"]) { id } }").get("nodes.id"));
  }

  @Test
  void aMalformedIdIsRefused() {
    for (String query : List.of("{ node(id: \"russia\") { id } }", "{ node(id: \"\") { id } }")) {
      GraphQL.Error error = refused(query);
      assertEquals("invalid", error.code());
      assertEquals("id: must be an id as this service gives it", error.message());
    }
    GraphQL.Error error = refused(NODES, Map.of("ids", List.of(UNKNOWN, "russia")));
    assertEquals("invalid", error.code());
    assertEquals("ids: must be an id as this service gives it", error.message());
  }

  @Test
  void moreThanAHundredIdsAreRefused() {
    assertEquals(100, nodes(Collections.nCopies(100, UNKNOWN)).getList("nodes").size());
    GraphQL.Error error = refused(NODES, Map.of("ids", Collections.nCopies(101, UNKNOWN)));
    assertEquals("invalid", error.code());
    assertTrue(error.message().startsWith("ids: must be at most 100"), error.message());
  }

  private static Json nodes(List<String> ids) {
    return ask(NODES, Map.of("ids", ids));
  }

  /** An id of each type, by its type. */
  private static Map<String, String> ids() {
    Json found =
        ask(
            """
            { statement(key: "trump-very-close") { id citations { source { id } } } actor(key: "russia") { id }
              engagement(key: "kursk-campaign") { id } kyiv: engagement(key: "kyiv-strikes-april-2025") { place { id } }
              coded: statement(key: "putin-kursk-regained") { assertions(attribute: CONTROLLER) { id } assessments { id } }
              gerasimov: actor(key: "valery-gerasimov") { affiliations { id } } }
            """);
    Map<String, String> ids = new LinkedHashMap<>();
    ids.put("Statement", found.get("statement.id"));
    ids.put("Actor", found.get("actor.id"));
    ids.put("Engagement", found.get("engagement.id"));
    ids.put("Source", found.get("statement.citations[0].source.id"));
    ids.put("Place", found.get("kyiv.place.id"));
    ids.put("Assertion", found.get("coded.assertions[0].id"));
    ids.put("Assessment", found.get("coded.assessments[0].id"));
    ids.put("Affiliation", found.get("gerasimov.affiliations[0].id"));
    return ids;
  }
}
