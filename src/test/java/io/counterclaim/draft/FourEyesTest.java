package io.counterclaim.draft;

import static io.counterclaim.draft.DraftDesk.actor;
import static io.counterclaim.draft.DraftDesk.good;
import static io.counterclaim.draft.DraftDesk.input;
import static io.counterclaim.draft.DraftDesk.saved;
import static io.counterclaim.draft.DraftDesk.step;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.counterclaim.GraphQL;
import io.counterclaim.Json;
import io.counterclaim.Sql;
import io.counterclaim.dispute.OwnDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FourEyesTest.Needed.class)
class FourEyesTest {
  public static class Needed extends OwnDatabase {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("counterclaim.four-eyes", "true");
      return settings;
    }
  }

  @Test
  void nobodyPublishesWhatTheySavedLast() {
    Json submitted = good(step("submitDraft", saved(actor("eyes"))));
    GraphQL.Error refused =
        GraphQL.refused(
            "mutation($input: DraftInput!) { publishDraft(input: $input) { revision } }",
            Map.of("input", input(submitted)));
    assertEquals("forbidden", refused.code());
    try (Sql sql = Sql.open()) {
      sql.execute("update draft set changed_by = 'somebody else'");
    }
    assertEquals("PUBLISHED", good(step("publishDraft", submitted)).get("draft.status"));
  }
}
