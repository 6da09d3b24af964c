package io.counterclaim.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each manifest is made wrong in each place, one after the other. */
class StrictReaderTest {
  /** Which are numbers or texts: ports, shares, quantities, and, of all things, expressions. */
  private static final Set<String> EITHER =
      Set.of(
          "expr",
          "port",
          "targetPort",
          "maxSurge",
          "maxUnavailable",
          "cpu",
          "memory",
          "storage",
          "sizeLimit");

  private final List<String> taken = new ArrayList<>();
  private int tried;

  @Test
  void aMisspeltFieldIsRefusedWhereverItStands() {
    Overlay.names().forEach(name -> new Overlay(name).manifests.forEach(this::misspell));
    assertTrue(tried > 300, tried + " tried");
    assertEquals(List.of(), taken);
  }

  private void misspell(Manifest manifest) {
    for (ObjectNode object : objects(manifest)) {
      for (Map.Entry<String, JsonNode> member : Map.copyOf(members(object)).entrySet()) {
        object.remove(member.getKey());
        object.set(member.getKey() + "x", wrapped(member.getValue()));
        tryToRead(manifest, member.getKey() + "x");
        object.remove(member.getKey() + "x");
        object.set(member.getKey(), member.getValue());
      }
    }
  }

  /** Where any name is right, this is none of the values that there can be. */
  private static JsonNode wrapped(JsonNode value) {
    return JsonNodeFactory.instance.arrayNode().add(value);
  }

  @Test
  void aValueOfAnotherTypeIsRefusedWhereverItStands() {
    Overlay.names().forEach(name -> new Overlay(name).manifests.forEach(this::mistype));
    assertTrue(tried > 200, tried + " tried");
    assertEquals(List.of(), taken);
  }

  private void mistype(Manifest manifest) {
    for (ObjectNode object : objects(manifest)) {
      for (Map.Entry<String, JsonNode> member : Map.copyOf(members(object)).entrySet()) {
        if (member.getValue().isValueNode() && !EITHER.contains(member.getKey())) {
          JsonNode other = member.getValue().isTextual() ? new IntNode(7) : new TextNode("seven");
          object.set(member.getKey(), other);
          tryToRead(manifest, member.getKey() + " = " + other);
          object.set(member.getKey(), member.getValue());
        }
      }
    }
  }

  private void tryToRead(Manifest manifest, String wrong) {
    tried++;
    try {
      StrictReader.read(manifest);
      taken.add(manifest + ": " + wrong);
    } catch (IllegalArgumentException refused) {
      // As it should be.
    }
  }

  private static Map<String, JsonNode> members(ObjectNode object) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    return members;
  }

  private static List<ObjectNode> objects(Manifest manifest) {
    List<ObjectNode> objects = new ArrayList<>();
    collect(manifest.content(), objects);
    return objects;
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    node.forEach(member -> collect(member, objects));
  }
}
