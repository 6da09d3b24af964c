package io.counterclaim.dossier;

import static io.counterclaim.dossier.DossierHttp.JSON;
import static io.counterclaim.dossier.DossierHttp.get;
import static io.counterclaim.dossier.DossierHttp.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.dispute.OwnDatabase;
import io.counterclaim.dossier.DossierHttp.Response;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where nobody may record. */
@QuarkusTest
@TestProfile(DossierForbiddenTest.Profile.class)
class DossierForbiddenTest {
  public static class Profile extends OwnDatabase {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("counterclaim.anonymous-editor", "");
      return settings;
    }
  }

  @Test
  void dossiersAreWrittenAndNotRead() {
    String written = get("/dossiers", JSON);
    Response refused = post("", JSON, written);
    assertEquals(403, refused.status());
    assertEquals("forbidden", refused.json().at("/errors/0/extensions/code").asText());
    assertTrue(refused.text().contains("COUNTERCLAIM_ANONYMOUS_EDITOR"));
    assertEquals(403, post("?dryRun=true", JSON, written).status());
  }
}
