package io.counterclaim.graphql.lists;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** How PostgreSQL carried out a statement. */
record Plan(String sql, List<JsonNode> nodes) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LOGGED = Pattern.compile("plan:\n((?:\t.*\n)+)");

  /** The plans in a part of the server's log, in which a further line of a message is indented. */
  static List<Plan> in(String log) {
    return LOGGED
        .matcher(log)
        .results()
        .map(found -> parse(found.group(1)))
        .collect(Collectors.toList());
  }

  private static Plan parse(String json) {
    try {
      JsonNode logged = JSON.readTree(json);
      List<JsonNode> nodes = new ArrayList<>();
      collect(logged.get("Plan"), nodes);
      return new Plan(logged.get("Query Text").asText(), nodes);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static void collect(JsonNode node, List<JsonNode> nodes) {
    nodes.add(node);
    node.path("Plans").forEach(below -> collect(below, nodes));
  }

  /** Whether it aggregates for the client's sake, not only to join each row once. */
  boolean counts() {
    return sql.contains("count(") && hasAggregate();
  }

  private boolean hasAggregate() {
    return nodes.stream().anyMatch(node -> node.get("Node Type").asText().equals("Aggregate"));
  }

  /** Whether a function is left to be called while it is carried out. */
  boolean calls(String function) {
    return nodes.stream()
        .flatMap(node -> StreamSupport.stream(node.spliterator(), false))
        .anyMatch(detail -> detail.isTextual() && detail.asText().contains(function + "("));
  }

  /** The tables that are read from end to end. */
  List<String> readWhole() {
    return nodes.stream()
        .filter(node -> node.get("Node Type").asText().equals("Seq Scan"))
        .map(node -> node.get("Relation Name").asText())
        .toList();
  }

  /** The rows read from tables, those included that a filter then left out. */
  long rowsRead() {
    return Math.round(
        nodes.stream().filter(node -> node.has("Relation Name")).mapToDouble(Plan::rows).sum());
  }

  private static double rows(JsonNode scan) {
    return scan.path("Actual Loops").asDouble()
        * (scan.path("Actual Rows").asDouble()
            + scan.path("Rows Removed by Filter").asDouble()
            + scan.path("Rows Removed by Index Recheck").asDouble());
  }

  /** The scans in a line, with the rows that each read. */
  String summary() {
    return nodes.stream()
        .filter(node -> node.get("Node Type").asText().contains("Scan"))
        .map(
            node ->
                node.get("Node Type").asText()
                    + " "
                    + node.path("Index Name").asText(node.path("Relation Name").asText("-"))
                    + " "
                    + Math.round(rows(node)))
        .collect(Collectors.joining(", "));
  }
}
