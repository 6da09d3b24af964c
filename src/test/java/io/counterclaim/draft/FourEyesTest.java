package io.counterclaim.draft;

import static io.counterclaim.draft.DraftDesk.actor;
import static io.counterclaim.draft.DraftDesk.broken;
import static io.counterclaim.draft.DraftDesk.good;
import static io.counterclaim.draft.DraftDesk.input;
import static io.counterclaim.draft.DraftDesk.send;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.GraphQL;
import io.counterclaim.Json;
import io.counterclaim.Token;
import io.counterclaim.WithTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where nothing becomes public that only one has seen. */
@QuarkusTest
@TestProfile(FourEyesTest.Needed.class)
class FourEyesTest {
  private static final String ACTOR =
      "mutation { recordActor(input: {key: \"eyes-direct\", type: OTHER, name: \"A\"}) { revision } }";
  private static final String STATEMENT =
      """
      mutation { recordStatement(input: {key: "eyes-direct", speaker: "cnn", kind: CLAIM, rendering: PARAPHRASE, text: "It is.",
        language: "en", medium: UNKNOWN, citations: [{source: "cnn-2025-04-26"}]}) { revision } }
      """;

  public static class Needed extends WithTokens {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("counterclaim.four-eyes", "true");
      return settings;
    }
  }

  private static String[] as(String subject, String role) {
    return new String[] {"Authorization", "Bearer " + Token.of(subject, role).signed()};
  }

  @Test
  void nobodyPublishesWhatTheySavedLast() {
    Map<String, Object> draft = Map.of("title", "Eyes", "dossier", actor("eyes"));
    Json saved = good(send("saveDraft", draft, as("one", "publisher")));
    Json submitted = good(send("submitDraft", input(saved), as("another", "editor")));
    String publish = "mutation($input: DraftInput!) { publishDraft(input: $input) { revision } }";
    Map<String, Object> input = Map.of("input", input(submitted));
    assertTrue(
        GraphQL.post(publish, input, as("one", "publisher")).text().contains("\"forbidden\""));
    Json published = good(send("publishDraft", input(submitted), as("third", "publisher")));
    assertEquals("one", published.get("draft.changedBy"));
    assertEquals("third", published.get("draft.approvedBy"));
    assertEquals(
        List.of("CONFLICT input/expected", "CONFLICT input/id"),
        broken(send("publishDraft", input(submitted), as("third", "publisher"))));
  }

  @Test
  void onlyAdminsRecordWithoutADraft() {
    for (String document : List.of(ACTOR, STATEMENT)) {
      String refused = GraphQL.post(document, Map.of(), as("one", "publisher")).text();
      assertTrue(refused.contains("needs the role admin"), refused);
      String recorded = GraphQL.post(document, Map.of(), as("boss", "admin")).text();
      assertTrue(recorded.contains("\"revision\":\""), recorded);
    }
    given()
        .header("Authorization", as("one", "publisher")[1])
        .contentType("application/json")
        .body("{\"title\": \"Nothing\"}")
        .post("/dossiers")
        .then()
        .statusCode(403);
  }
}
