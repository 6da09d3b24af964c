package io.counterclaim.recording.mutation;

import static io.counterclaim.dossier.Dossiers.object;
import static io.counterclaim.dossier.Dossiers.with;
import static io.counterclaim.recording.mutation.Desk.good;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterclaim.GraphQL;
import io.counterclaim.Json;
import io.counterclaim.dispute.OwnDatabase;
import io.counterclaim.dossier.Tables;
import io.counterclaim.recording.SmallWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * The parts that dossiers are refused for, as inputs: what the schema of the API does not refuse by
 * itself is a violation in the same place, and nothing is stored either way.
 */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class BrokenInputsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> TYPES =
      Map.of(
          "actors", "Actor",
          "affiliations", "Affiliation",
          "places", "Place",
          "sources", "Source",
          "engagements", "Engagement",
          "statements", "Statement",
          "relations", "Relation",
          "assessments", "Assessment");

  @BeforeEach
  void recordTheWorld() {
    good(Desk.send("record", Map.of("dossier", map(object(SmallWorld.WORLD))), "recorded"));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/rules/broken-parts.csv", delimiter = '|', quoteCharacter = '~')
  void aPartThatBreaksARuleIsRefusedWhereItIsBroken(
      String section, String members, String pointer, String rule) {
    refused(section, with(SmallWorld.PARTS.get(section), members), pointer, rule);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/rules/broken-assertions.csv", delimiter = '|', quoteCharacter = '~')
  void anAssertionThatBreaksARuleIsRefusedWhereItIsBroken(
      String members, String pointer, String rule) {
    ObjectNode statement = object(SmallWorld.PARTS.get("statements"));
    statement.putArray("assertions").add(with("{engagement: 'r-engagement'}", members));
    refused("statements", statement, "/assertions/0" + (pointer == null ? "" : pointer), rule);
  }

  private static void refused(String section, ObjectNode part, String pointer, String rule) {
    Map<String, Long> before = Tables.counts();
    Json answer = send(TYPES.get(section), input(section, part));
    assertEquals(before, Tables.counts());
    if (answer.get("errors") != null) {
      answer
          .<Map<String, Object>>getList("errors")
          .forEach(error -> assertEquals("invalid", Json.of(error).get("extensions.code")));
    } else {
      Json payload = Json.of(answer.get("data.payload"));
      assertEquals(List.of("input" + place(section, pointer)), paths(payload));
      String told = payload.get("violations[0].message");
      assertTrue(told.contains(rule == null ? "" : rule), told);
    }
  }

  private static Json send(String type, Map<String, Object> input) {
    String document =
        "mutation($input: %1$sInput!) { payload: record%1$s(input: $input) { violations { path message } } }"
            .formatted(type);
    return GraphQL.post(document, Map.of("input", input)).json();
  }

  private static List<String> paths(Json payload) {
    return payload.<Map<String, Object>>getList("violations").stream()
        .map(violation -> String.join("/", Json.of(violation).<String>getList("path")))
        .toList();
  }

  /** Statements of an assessment are one in an input, and external ids a list. */
  private static Map<String, Object> input(String section, ObjectNode part) {
    if (part.path("externalIds").isObject()) {
      ArrayNode ids = JSON.createArrayNode();
      part.get("externalIds")
          .properties()
          .forEach(id -> ids.addObject().put("scheme", id.getKey()).set("value", id.getValue()));
      part.set("externalIds", ids);
    }
    if (section.equals("assessments")) {
      JsonNode statements = part.remove("statements");
      assumeTrue(statements.size() == 1, "An input has one statement");
      part.set("statement", statements.get(0));
    }
    return map(part);
  }

  private static String place(String section, String pointer) {
    return pointer == null ? "" : pointer.replace("/externalIds/WIKIDATA", "/externalIds/0/value");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(ObjectNode json) {
    return JSON.convertValue(json, Map.class);
  }
}
