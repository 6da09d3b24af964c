package io.counterclaim.dispute;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterclaim.GraphQL;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the service answers to a broad set of questions, without ids and times of recording. What is
 * in a node has an order of its own, since that may be by ids; nodes have that of their list.
 */
final class Answers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PERIOD = "{ text from to precision zone firstDay lastDay }";
  private static final String VALUE =
      "value { text code actor { key } place { key } quantity { low best high qualifier unit } time "
          + PERIOD
          + " }";
  private static final String ASSERTION =
      "{ engagement { key } attribute subject { key } polarity basis " + VALUE + " }";
  private static final String RELATION = "{ type from { key } to { key } basis note }";
  private static final String ASSESSMENT =
      "{ assessor { key } statement { key } verdict credibility note source { key } assessedAt }";
  private static final String DISPUTE =
      "attribute subject { key } state since changedBy { key } positions { polarity "
          + VALUE
          + " holders { camp { key } since latest { key } basis independentSources } assessments "
          + ASSESSMENT
          + " }";

  private static final Map<String, String> LISTS = new LinkedHashMap<>();

  static {
    LISTS.put(
        "statements(first: 50, order: SAID_ASC",
        "key text kind rendering language originalText originalLanguage medium platform speaker { key } onBehalfOf { key }"
            + " camp { key } said "
            + PERIOD
            + " citations { source { key } quote attribution relays { key } } engagements { key } assertions "
            + ASSERTION
            + " stated: relations(basis: EXPLICIT) "
            + RELATION
            + " editorial: relations(basis: EDITORIAL) "
            + RELATION
            + " derived: relations(basis: DERIVED) "
            + RELATION
            + " assessments "
            + ASSESSMENT);
    LISTS.put(
        "actors(first: 10",
        "key name type country description aliases { text language kind } externalIds { scheme value url }"
            + " affiliations { member { key } kind group { key } title from to } camp { key } then: camp(on: \"2024-03-27\") { key }"
            + " members { member { key } }"
            + " engagements(first: 20) { nodes { key } }");
    LISTS.put(
        "engagements(first: 20",
        "key kind title summary aggregate partOf { key } place { key } participants { actor { key } role side } period "
            + PERIOD
            + " parts(first: 20) { nodes { key } } statements(first: 50) { totalCount nodes { key } }");
    LISTS.put(
        "sources(first: 50",
        "key kind title url archiveUrl authors language retrievedAt publisher { key } published "
            + PERIOD
            + " relayedBy(first: 20) { nodes { key } } statements(first: 50) { nodes { key } }");
    LISTS.put(
        "places(first: 50",
        "key name country latitude longitude precision externalIds { scheme value url } engagements(first: 20) { nodes { key } }");
  }

  private static final String FACETS =
      """
      { statements { totalCount facets(by: [CAMP, KIND, SPEAKER, SAID_DAY, SAID_MONTH, PUBLISHER, VERDICT, ATTRIBUTE], top: 50, order: KEY) { by buckets { key label count } } }
        engagements { totalCount facets(by: [KIND, DISPUTED, COUNTRY, MONTH], top: 50, order: KEY) { by buckets { key label count } } }
        disputes { totalCount facets(by: [STATE, ATTRIBUTE], top: 50, order: KEY) { by buckets { key label count } } } }
      """;

  private Answers() {}

  /** All, by what was asked; headers are names and values by turns. */
  static Map<String, String> of(List<Instant> moments, String... headers) {
    Map<String, String> answers = new LinkedHashMap<>();
    LISTS.forEach((list, fields) -> answers.put(list, text(pages(list, fields, headers))));
    for (Instant moment : moments) {
      for (boolean statedOnly : new boolean[] {false, true}) {
        String arguments = "asOf: \"%s\", statedOnly: %s".formatted(moment, statedOnly);
        String fields =
            "key disputes(%s) { %s history(first: 50) { nodes { %s } } }"
                .formatted(arguments, DISPUTE, DISPUTE);
        answers.put(arguments, text(pages("engagements(first: 20", fields, headers)));
      }
    }
    answers.put("facets", withoutIds(data(FACETS, Map.of(), headers)).toPrettyString());
    return answers;
  }

  /** What is said and disputed of one engagement. */
  static String on(String key, Instant moment) {
    String disputes =
        "disputes(asOf: \"%s\") { %s history(first: 50) { nodes { %s } } }"
            .formatted(moment, DISPUTE, DISPUTE);
    String statements =
        "key text speaker { key } camp { key } said " + PERIOD + " assertions " + ASSERTION;
    String query =
        "{ engagement(key: \"%s\") { key title period %s participants { actor { key camp { key } } } partOf { key } %s"
            + " statements(first: 50, order: SAID_ASC) { nodes { %s } } } }";
    return sorted(data(query.formatted(key, PERIOD, disputes, statements), Map.of()))
        .toPrettyString();
  }

  private static String text(List<JsonNode> nodes) {
    StringBuilder text = new StringBuilder();
    nodes.forEach(node -> text.append(sorted(node)).append('\n'));
    return text.toString();
  }

  private static List<JsonNode> pages(String list, String fields, String... headers) {
    String query =
        "query($after: String) { found: %s, after: $after) { nodes { %s } pageInfo { hasNextPage endCursor } } }"
            .formatted(list, fields);
    List<JsonNode> nodes = new ArrayList<>();
    Map<String, String> after = Map.of();
    boolean more = true;
    while (more) {
      JsonNode page = data(query, after, headers).get("found");
      page.get("nodes").forEach(nodes::add);
      more = page.at("/pageInfo/hasNextPage").asBoolean();
      after = Map.of("after", page.at("/pageInfo/endCursor").asText());
    }
    return nodes;
  }

  private static JsonNode data(String query, Map<String, ?> variables, String... headers) {
    try {
      JsonNode answer = JSON.readTree(GraphQL.post(query, variables, headers).text());
      assertFalse(answer.hasNonNull("errors"), () -> answer.get("errors") + "\n" + query);
      return answer.get("data");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode sorted(JsonNode node) {
    if (node instanceof ArrayNode array) {
      List<JsonNode> members = new ArrayList<>();
      array.forEach(member -> members.add(sorted(member)));
      members.sort(Comparator.comparing(JsonNode::toString));
      return JSON.createArrayNode().addAll(members);
    }
    if (node instanceof ObjectNode object) {
      ObjectNode same = JSON.createObjectNode();
      object.properties().forEach(member -> same.set(member.getKey(), sorted(member.getValue())));
      return same;
    }
    return node;
  }

  /** Buckets of actors have their ids as keys. */
  private static JsonNode withoutIds(JsonNode facets) {
    facets
        .findParents("key")
        .forEach(
            bucket -> {
              if (bucket.get("key").asText().matches("[0-9a-f-]{36}")) {
                ((ObjectNode) bucket).remove("key");
              }
            });
    return sorted(facets);
  }
}
