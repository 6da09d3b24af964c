package io.counterclaim.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * A document that Kubernetes is given.
 *
 * @param from where it stands
 */
record Manifest(String from, ObjectNode content) {
  String kind() {
    return content.path("apiVersion").asText() + " " + content.path("kind").asText();
  }

  String name() {
    return at("/metadata/name").asText();
  }

  JsonNode at(String pointer) {
    return content.at(pointer);
  }

  boolean isSame(Manifest other) {
    return kind().equals(other.kind()) && name().equals(other.name());
  }

  /** What pods that it makes are labelled with; empty if it makes none. */
  Map<String, String> podLabels() {
    return kind().equals("postgresql.cnpg.io/v1 Cluster")
        ? Map.of("cnpg.io/cluster", name())
        : strings(at("/spec/template/metadata/labels"));
  }

  Stream<JsonNode> containers() {
    return elements(at("/spec/template/spec/containers"));
  }

  /** All members with a name, wherever they stand, with what they stand in. */
  void each(String name, BiConsumer<JsonNode, JsonNode> action) {
    content.findParents(name).forEach(parent -> action.accept(parent, parent.get(name)));
  }

  List<JsonNode> all(String name) {
    List<JsonNode> all = new ArrayList<>();
    each(name, (parent, member) -> all.add(member));
    return all;
  }

  static Map<String, String> strings(JsonNode node) {
    Map<String, String> strings = new TreeMap<>();
    node.properties().forEach(member -> strings.put(member.getKey(), member.getValue().asText()));
    return strings;
  }

  static Stream<JsonNode> elements(JsonNode node) {
    return node.valueStream();
  }

  @Override
  public String toString() {
    return from + ": " + kind() + " " + name();
  }
}
