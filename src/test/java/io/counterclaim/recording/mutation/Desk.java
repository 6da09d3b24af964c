package io.counterclaim.recording.mutation;

import static io.counterclaim.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.counterclaim.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records as a news desk does: over HTTP, each mutation by its name and its input. */
final class Desk {
  static final String VIOLATIONS = " violations { code path message } revision";

  private Desk() {}

  /** The payload, which may have violations. */
  static Map<String, Object> send(String mutation, Map<String, ?> input, String selection) {
    String type =
        mutation.startsWith("withdraw")
            ? "WithdrawInput"
            : Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
    String document =
        "mutation($input: %s!) { %s(input: $input) { %s %s } }"
            .formatted(type, mutation, selection, VIOLATIONS);
    return ask(document, Map.of("input", input)).get(mutation);
  }

  /** The same of what is recorded under a type's own input, such as ActorInput. */
  static Map<String, Object> record(String type, Map<String, ?> input, String selection) {
    String document =
        "mutation($input: %1$sInput!) { record%1$s(input: $input) { %2$s %3$s } }"
            .formatted(type, selection, VIOLATIONS);
    return ask(document, Map.of("input", input)).get("record" + type);
  }

  static Map<String, Object> good(Map<String, Object> payload) {
    assertEquals(List.of(), payload.get("violations"));
    assertNotNull(payload.get("revision"));
    return payload;
  }

  /** The paths of what is broken, and that there is nothing else in the payload. */
  static List<String> broken(Map<String, Object> payload) {
    assertNull(payload.get("revision"));
    return violations(payload).stream()
        .map(violation -> String.join("/", Json.of(violation).<String>getList("path")))
        .toList();
  }

  static List<Map<String, Object>> violations(Map<String, Object> payload) {
    return Json.of(payload).getList("violations");
  }

  static Map<String, Object> actor(String key, String type) {
    return with(Map.of("key", key, "type", type, "name", key));
  }

  static Map<String, Object> statement(String key, String speaker, String source) {
    return with(
        Map.of(
            "key", key,
            "speaker", speaker,
            "kind", "CLAIM",
            "rendering", "PARAPHRASE",
            "text", "It was so.",
            "language", "en",
            "said", "2025-04-26",
            "medium", "INTERVIEW",
            "timeZone", "Europe/Kyiv",
            "citations", List.of(Map.of("source", source))));
  }

  static Map<String, Object> asserting(String engagement, String attribute, String code) {
    return with(Map.of("engagement", engagement, "attribute", attribute, "code", code));
  }

  /** One that can be added to. */
  static Map<String, Object> with(Map<String, ?> members, Object... others) {
    Map<String, Object> all = new HashMap<>(members);
    for (int i = 0; i < others.length; i += 2) {
      all.put((String) others[i], others[i + 1]);
    }
    return all;
  }
}
