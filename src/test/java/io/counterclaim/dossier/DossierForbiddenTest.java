package io.counterclaim.dossier;

import static io.counterclaim.dossier.DossierHttp.JSON;
import static io.counterclaim.dossier.DossierHttp.get;
import static io.counterclaim.dossier.DossierHttp.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.dossier.DossierHttp.Response;
import io.counterclaim.graphql.http.ForTheWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Where nobody may record. */
@QuarkusTest
@TestProfile(ForTheWorld.class)
class DossierForbiddenTest {
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
