package io.counterclaim.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.counterclaim.GraphQL;
import io.counterclaim.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Handles drafts as a news desk does: over HTTP. */
public final class DraftDesk {
  public static final String DRAFT =
      "draft { id title status dossier violations { code path message } comment embargoedUntil approvedBy revision changedBy"
          + " changedAt publishedAt }";

  private DraftDesk() {}

  /** The payload, which may have violations. */
  public static Json send(String mutation, Map<String, ?> input, String... headers) {
    String type =
        switch (mutation) {
          case "saveDraft" -> "SaveDraftInput";
          case "returnDraft" -> "ReturnDraftInput";
          default -> "DraftInput";
        };
    String document =
        "mutation($input: %s!) { %s(input: $input) { %s violations { code path message } revision } }"
            .formatted(type, mutation, DRAFT);
    GraphQL.Response response = GraphQL.post(document, Map.of("input", input), headers);
    Json json = response.json();
    assertNull(json.get("errors"), response.text());
    return json.setRootPath("data." + mutation);
  }

  /** A new draft. */
  public static Json saved(Object dossier) {
    return good(send("saveDraft", Map.of("title", "A draft", "dossier", dossier)));
  }

  /** A new one that is published at a moment. */
  public static Json saved(Object dossier, String embargo) {
    return good(
        send(
            "saveDraft",
            Map.of("title", "A draft", "dossier", dossier, "embargoedUntil", embargo)));
  }

  /** Its next step, by the revision that was answered. */
  public static Json step(String mutation, Json before) {
    return send(mutation, input(before));
  }

  public static Map<String, Object> input(Json before, Object... others) {
    Map<String, Object> input = new HashMap<>();
    input.put("id", before.get("draft.id"));
    input.put("expected", before.get("revision"));
    for (int i = 0; i < others.length; i += 2) {
      input.put((String) others[i], others[i + 1]);
    }
    return input;
  }

  public static Json published(Object dossier) {
    return good(step("publishDraft", good(step("submitDraft", saved(dossier)))));
  }

  public static Json good(Json payload) {
    assertEquals(List.of(), payload.getList("violations"));
    assertEquals(payload.<String>get("draft.revision"), payload.get("revision"));
    return payload;
  }

  /** The code and the path of each violation, and that there is nothing else in the payload. */
  public static List<String> broken(Json payload) {
    assertNull(payload.get("draft"));
    assertNull(payload.get("revision"));
    return violations(payload.getList("violations"));
  }

  public static List<String> violations(List<Map<String, Object>> violations) {
    return violations.stream()
        .map(one -> one.get("code") + " " + String.join("/", Json.of(one).<String>getList("path")))
        .sorted()
        .toList();
  }

  public static Map<String, Object> actor(String key) {
    return Map.of(
        "title", key, "actors", List.of(Map.of("key", key, "type", "OTHER", "name", key)));
  }
}
