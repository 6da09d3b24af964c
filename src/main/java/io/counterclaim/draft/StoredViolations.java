package io.counterclaim.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterclaim.base.Json;
import io.counterclaim.base.ViolationCode;
import io.counterclaim.recording.mutation.InputViolation;
import java.util.ArrayList;
import java.util.List;

/** Broken rules as they are kept with a draft. */
final class StoredViolations {

  private StoredViolations() {}

  static String write(List<InputViolation> violations) {
    ArrayNode written = Json.MAPPER.createArrayNode();
    for (InputViolation violation : violations) {
      ObjectNode one = written.addObject();
      one.put("code", violation.code().name()).put("message", violation.message());
      violation.path().forEach(one.putArray("path")::add);
    }
    return written.toString();
  }

  static List<InputViolation> read(String written) {
    List<InputViolation> violations = new ArrayList<>();
    tree(written).forEach(one -> violations.add(violation(one)));
    return violations;
  }

  private static InputViolation violation(JsonNode one) {
    List<String> path = new ArrayList<>();
    one.get("path").forEach(step -> path.add(step.asText()));
    return new InputViolation(
        ViolationCode.valueOf(one.get("code").asText()), path, one.get("message").asText());
  }

  private static JsonNode tree(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
