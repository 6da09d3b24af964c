package io.counterclaim.recording;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.counterclaim.base.Json;
import io.counterclaim.base.ViolationCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A dossier as JSON, and its parts that have the form that they should have. */
public final class DossierDocument {
  private static final JsonMapper JSON =
      Json.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
          .build();

  private static final List<String> LINKS =
      List.of("assessor", "member", "kind", "group", "from", "type", "to");
  private static final int LONGEST_VALUE = 100;

  /** A part, and where it stands. */
  record Part<P>(String pointer, P content) {}

  final List<Violation> violations = new ArrayList<>();
  private final JsonNode root;
  private final Set<String> malformed;

  DossierDocument(JsonNode root, DossierSchema schema) {
    this.root = root;
    schema.check(root, this::broken);
    malformed =
        violations.stream()
            .map(Violation::pointer)
            .map(DossierDocument::part)
            .collect(Collectors.toSet());
  }

  /**
   * @throws DossierException if it is not JSON
   */
  public static JsonNode parse(byte[] json) {
    return parse(new ByteArrayInputStream(json));
  }

  /** The same, while it comes in. */
  public static JsonNode parse(InputStream json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw notJson(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Several values, one after the other. */
  public static MappingIterator<JsonNode> values(InputStream json) throws IOException {
    return JSON.readerFor(JsonNode.class)
        .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .readValues(json);
  }

  public static DossierException notJson(JsonProcessingException e) {
    String where = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
    String rule = "must be JSON" + where + ": " + e.getOriginalMessage();
    return new DossierException(List.of(new Violation(ViolationCode.INVALID, "", "", "", rule)));
  }

  /** Notes that a rule is broken at a pointer. */
  void broken(ViolationCode code, String pointer, String rule) {
    String part = part(pointer);
    String value = part.equals(pointer) ? "" : root.at(pointer).toString();
    violations.add(
        new Violation(code, pointer, shortened(name(root.at(part))), shortened(value), rule));
  }

  private static String name(JsonNode part) {
    return part.path("key").isTextual() ? part.get("key").asText() : link(part);
  }

  private static String link(JsonNode part) {
    return LINKS.stream()
        .map(part::path)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .collect(Collectors.joining(" "));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
  }

  String timeZone() {
    return root.path("timeZone").asText("Z");
  }

  /** How many parts there are in all. */
  public int size() {
    return StreamSupport.stream(root.spliterator(), false).mapToInt(JsonNode::size).sum();
  }

  /** The well-formed parts of a section. */
  <P> List<Part<P>> parts(String section, Class<P> type) {
    List<Part<P>> parts = new ArrayList<>();
    JsonNode array = root.path(section);
    for (int i = 0; array.isArray() && i < array.size(); i++) {
      String pointer = "/" + section + "/" + i;
      if (!malformed.contains(pointer) && !malformed.contains("/" + section)) {
        parts.add(new Part<>(pointer, bind(array.get(i), type)));
      }
    }
    return parts;
  }

  /** The keys that stand at a path, such as `statements.citations.source`. */
  Stream<String> keys(String path) {
    Stream<JsonNode> found = Stream.of(root);
    for (String member : path.split("\\.")) {
      found = found.map(node -> node.path(member)).flatMap(DossierDocument::members);
    }
    return found
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(key -> key.indexOf('\0') < 0);
  }

  private static Stream<JsonNode> members(JsonNode node) {
    return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
  }

  /** The keys of the parts of a section that are malformed: who names them is not to blame. */
  List<String> malformedKeys(String section) {
    List<String> keys = new ArrayList<>();
    JsonNode array = root.path(section);
    for (int i = 0; array.isArray() && i < array.size(); i++) {
      if (malformed.contains("/" + section + "/" + i) && array.get(i).path("key").isTextual()) {
        keys.add(array.get(i).path("key").asText());
      }
    }
    return keys;
  }

  static <P> P bind(JsonNode node, Class<P> type) {
    try {
      return JSON.treeToValue(node, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "The schema lets through what " + type.getSimpleName() + " does not hold", e);
    }
  }

  static JsonNode tree(Object part) {
    return JSON.valueToTree(part);
  }

  public static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** `/statements/3/said` is in the part `/statements/3`. */
  private static String part(String pointer) {
    String[] steps = pointer.split("/");
    return steps.length <= 3 ? pointer : "/" + steps[1] + "/" + steps[2];
  }
}
