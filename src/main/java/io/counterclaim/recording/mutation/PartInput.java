package io.counterclaim.recording.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterclaim.base.Json;
import io.counterclaim.base.ViolationCode;
import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.recording.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The input of a mutation as a dossier of one part. What was left out and what was given as null
 * can be told apart, which they cannot once they are bound.
 */
final class PartInput {
  static final String INPUT = "input";
  private static final String EXTERNAL_IDS = "externalIds";
  private static final String CITATIONS = "citations";
  private static final String STATEMENT = "statement";
  private static final String STATEMENTS = "statements";

  private final String section;
  private final ObjectNode input;

  /** The citations that are recorded already come before those of the input. */
  private int cited;

  private PartInput(String section, ObjectNode input) {
    this.section = section;
    this.input = input;
  }

  /** Of the mutation that this thread executes. */
  static PartInput of(String section) {
    Map<String, Object> input = SelectedFields.environment().getArgument(INPUT);
    return new PartInput(section, Json.MAPPER.valueToTree(input));
  }

  /** What a member says; null if it is left out. */
  String text(String member) {
    return input.path(member).asText(null);
  }

  /** All that was given, null members included. */
  private ObjectNode members() {
    ObjectNode members = input.deepCopy();
    if (input.path(EXTERNAL_IDS).isArray()) {
      ObjectNode byScheme = members.putObject(EXTERNAL_IDS);
      input
          .get(EXTERNAL_IDS)
          .forEach(id -> byScheme.set(id.path("scheme").asText(), id.get("value")));
    }
    if (section.equals("assessments") && input.has(STATEMENT)) {
      members.putArray(STATEMENTS).add(members.remove(STATEMENT));
    }
    return members;
  }

  /** The registers that are given more than once: where the second one stands. */
  List<InputViolation> repeatedExternalIds() {
    List<InputViolation> repeated = new ArrayList<>();
    List<String> schemes = new ArrayList<>();
    for (JsonNode id : input.path(EXTERNAL_IDS)) {
      if (schemes.contains(id.path("scheme").asText())) {
        repeated.add(
            new InputViolation(
                ViolationCode.INVALID,
                List.of(INPUT, EXTERNAL_IDS, String.valueOf(schemes.size()), "scheme"),
                "must be there once: one id of each register"));
      }
      schemes.add(id.path("scheme").asText());
    }
    return repeated;
  }

  /** The members that are given, without null ones: what is recorded anew has none to clear. */
  ObjectNode part() {
    ObjectNode part = members();
    removeNulls(part);
    return part;
  }

  private static void removeNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().removeIf(member -> member.getValue().isNull());
    }
    node.forEach(PartInput::removeNulls);
  }

  /** What a part that is recorded says once this is put into it. */
  ObjectNode amending(JsonNode recorded, List<String> apart) {
    ObjectNode part = recorded.deepCopy();
    members()
        .properties()
        .forEach(
            member -> {
              if (member.getValue().isNull()) {
                part.remove(member.getKey());
              } else if (!apart.contains(member.getKey())) {
                removeNulls(member.getValue());
                part.set(member.getKey(), member.getValue());
              }
            });
    return part;
  }

  /** A recorded statement with the citations added. */
  ObjectNode citing(JsonNode recorded) {
    ObjectNode part = recorded.deepCopy();
    ArrayNode citations = part.withArray(CITATIONS);
    cited = citations.size();
    part().path(CITATIONS).forEach(citations::add);
    return part;
  }

  JsonNode dossier(ObjectNode part) {
    return dossier(section, List.of(part));
  }

  static JsonNode dossier(String section, List<ObjectNode> parts) {
    ObjectNode dossier = Json.MAPPER.createObjectNode().put("title", "A mutation");
    dossier.putArray(section).addAll(parts);
    return dossier;
  }

  /** A violation as the client is told of it, with the path into the input. */
  InputViolation violation(Violation violation) {
    InputViolation inPart =
        InputViolation.of(
            violation, violation.pointer().replaceFirst("^/" + section + "/0", "/" + INPUT));
    return new InputViolation(inPart.code(), written(inPart.path()), inPart.message());
  }

  private List<String> written(List<String> inPart) {
    List<String> path = new ArrayList<>(inPart);
    if (path.size() > 2 && path.get(1).equals(EXTERNAL_IDS)) {
      path.set(2, String.valueOf(externalId(path.get(2))));
      path.add(3, "value");
    } else if (path.size() > 2 && path.get(1).equals(CITATIONS)) {
      path.set(2, String.valueOf(Integer.parseInt(path.get(2)) - cited));
    } else if (path.size() > 2 && path.get(1).equals(STATEMENTS)) {
      path.subList(1, 3).clear();
      path.add(1, STATEMENT);
    }
    return List.copyOf(path);
  }

  private int externalId(String scheme) {
    int i = 0;
    for (JsonNode id : input.path(EXTERNAL_IDS)) {
      if (id.path("scheme").asText().equals(scheme)) {
        return i;
      }
      i++;
    }
    return i;
  }
}
