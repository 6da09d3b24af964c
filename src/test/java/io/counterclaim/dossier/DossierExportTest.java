package io.counterclaim.dossier;

import static io.counterclaim.dossier.DossierHttp.JSON;
import static io.counterclaim.dossier.DossierHttp.NDJSON;
import static io.counterclaim.dossier.DossierHttp.ask;
import static io.counterclaim.dossier.DossierHttp.get;
import static io.counterclaim.dossier.DossierHttp.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.counterclaim.Sql;
import io.counterclaim.dispute.OwnDatabase;
import io.counterclaim.dossier.DossierHttp.Response;
import io.counterclaim.graphql.http.MediaType;
import io.counterclaim.graphql.schema.Revision;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dossiers that are written for whoever asks. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class DossierExportTest {
  @Inject DossierImporter importer;
  @Inject DossierExport export;

  @BeforeEach
  void onlyTheArticle() {
    Tables.reset(importer);
  }

  private static Set<String> keys(JsonNode parts, String member) {
    Set<String> keys = new TreeSet<>();
    parts.forEach(part -> keys.add(part.path(member).asText()));
    return keys;
  }

  @Test
  void allThatIsRecordedIsOneDossier() {
    JsonNode written = read(get("/dossiers", JSON));
    JsonNode article = read(new String(Dossiers.article()));
    for (String section : List.of("actors", "places", "sources", "engagements", "statements")) {
      assertEquals(keys(article.get(section), "key"), keys(written.get(section), "key"), section);
    }
    assertEquals(article.get("affiliations").size(), written.get("affiliations").size());
    assertEquals(article.get("relations").size(), written.get("relations").size());
    assertEquals("All that is recorded", written.get("title").asText());
    assertEquals(0, importer.importDossier(get("/dossiers", JSON).getBytes()));
  }

  @Test
  void aLineIsAPart() {
    JsonNode document = read(get("/dossiers", JSON));
    List<JsonNode> lines = get("/dossiers", NDJSON).lines().map(DossierHttp::read).toList();
    List<JsonNode> parts = new ArrayList<>();
    for (DossierSection section : DossierSection.values()) {
      for (JsonNode part : document.path(section.member())) {
        parts.add(part);
        assertEquals(section.type.name(), lines.get(parts.size() - 1).get("type").asText());
      }
    }
    assertEquals(parts, lines.stream().map(line -> line.get("part")).toList());
  }

  @Test
  void anEngagementComesWithAllThatHangsOnItAndAllThatThisNames() {
    JsonNode written = read(get("/dossiers/north-korean-deployment", JSON));
    assertEquals(
        Set.of("gerasimov-praise", "ukrainian-officials-12000", "western-intelligence-12000"),
        keys(written.get("statements"), "key"));
    assertEquals(
        Set.of("kursk-campaign", "north-korean-deployment"),
        keys(written.get("engagements"), "key"));
    assertEquals(
        Set.of(
            "valery-gerasimov",
            "russian-general-staff",
            "russian-armed-forces",
            "ukrainian-officials"),
        keys(written.get("affiliations"), "member"));
    assertEquals(2, written.get("places").size());
    assertNull(written.get("relations"));
    Tables.clear();
    assertTrue(importer.importDossier(Dossiers.bytes(written)) > 10);
  }

  @Test
  void whatTakesAStatementBackComesWithIt() {
    importer.importDossier(
        Dossiers.dossier(
            """
            {title: 'Taken back', statements: [
              {key: 'x-back', speaker: 'valery-gerasimov', kind: 'RETRACTION', rendering: 'PARAPHRASE', text: 'No.', language: 'en',
               said: '2025-05-01', medium: 'SPEECH', citations: [{source: 'cnn-2025-04-26'}],
               assertions: [{engagement: 'kyiv-strikes-april-2025', attribute: 'STATUS', code: 'ENDED'}]}],
             relations: [{from: 'x-back', type: 'RETRACTS', to: 'gerasimov-praise', basis: 'EXPLICIT'}]}
            """));
    JsonNode written = read(get("/dossiers/north-korean-deployment", JSON));
    assertTrue(keys(written.get("statements"), "key").contains("x-back"));
    assertTrue(keys(written.get("engagements"), "key").contains("kyiv-strikes-april-2025"));
    assertEquals(1, written.get("relations").size());
  }

  @Test
  void whatIsNotThereAnyMoreIsLeftOut() {
    try (Sql sql = Sql.open()) {
      sql.execute(
          "update statement set deleted_at = now(), deletion_reason = 'in error' where key = 'ua-staff-not-true'",
          "update affiliation set superseded_at = now() where superseded_at is null and kind = 'HEAD_OF'"
              + " and member_id = (select id from actor where key = 'donald-trump')");
    }
    for (String path : List.of("/dossiers", "/dossiers/kursk-campaign")) {
      JsonNode written = read(get(path, JSON));
      assertFalse(keys(written.get("statements"), "key").contains("ua-staff-not-true"));
      assertFalse(keys(written.get("affiliations"), "member").contains("donald-trump"));
      assertNull(written.get("relations"));
      assertEquals(
          List.of(),
          StreamSupport.stream(written.get("assessments").spliterator(), false)
              .filter(part -> part.get("statements").get(0).asText().equals("ua-staff-not-true"))
              .toList());
    }
  }

  @Test
  void whoAsksAgainIsToldWhetherAnythingIsNew() {
    for (String path : List.of("/dossiers", "/dossiers/kursk-campaign")) {
      Response first = ask("GET", path);
      String tag = first.header("ETag");
      assertEquals("no-cache", first.header("Cache-Control"));
      Response again = ask("GET", path, "If-None-Match", tag);
      assertEquals(304, again.status());
      assertEquals("", again.text());
      assertNotEquals(tag, ask("GET", path, "Accept", NDJSON).header("ETag"));
      importer.importDossier(
          Dossiers.dossier(
              """
              {title: 'New', assessments: [{assessor: 'cnn', statements: ['gerasimov-peaceful-life'], verdict: 'REFUTED',
                credibility: 'IMPROBABLE_5', assessed: '%s'}]}
              """
                  .formatted(path.length() > 10 ? "2025-05-01" : "2025-05-02")));
      Response then = ask("GET", path, "If-None-Match", tag);
      assertEquals(200, then.status());
      assertTrue(
          Long.parseLong(then.header(Revision.HEADER))
              > Long.parseLong(first.header(Revision.HEADER)));
    }
  }

  @Test
  void aHeadHasNoParts() {
    Response head = ask("HEAD", "/dossiers");
    assertEquals(200, head.status());
    assertEquals("application/json; charset=utf-8", head.header("Content-Type"));
    assertEquals(ask("GET", "/dossiers").header("ETag"), head.header("ETag"));
    assertEquals(404, ask("HEAD", "/dossiers/no-such-thing").status());
  }

  @Test
  void partsAreCompressed() {
    io.restassured.response.Response response =
        RestAssured.given().header("Accept-Encoding", "gzip").get("/dossiers");
    assertEquals("gzip", response.header("Content-Encoding"));
    assertEquals(19, response.jsonPath().getList("statements").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-thing", "Kursk", "%00", "cnn", "%22%7D"})
  void whatIsNoEngagementIsNotFound(String key) {
    Response response = ask("GET", "/dossiers/" + key);
    assertEquals(404, response.status());
    assertEquals(
        "not-found", response.json().at("/errors/0/extensions/code").asText(), response.text());
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /dossiers, 405",
    "POST, /dossiers/kursk-campaign, 405",
    "PUT, /dossiers/kursk-campaign, 405"
  })
  void otherMethodsAreRefused(String method, String path, int status) {
    Response response = ask(method, path);
    assertEquals(status, response.status());
    assertTrue(response.header("Allow").startsWith("GET, HEAD"));
  }

  @Test
  void otherFormsAreRefused() {
    assertEquals(406, ask("GET", "/dossiers", "Accept", "text/html").status());
    Response lines = ask("GET", "/dossiers", "Accept", "text/html, application/x-ndjson;q=0.5");
    assertEquals("application/x-ndjson; charset=utf-8", lines.header("Content-Type"));
  }

  /** More than are read at once, while others come. */
  @Test
  void whatIsRecordedMeanwhileIsNotInIt() throws Exception {
    try (Sql sql = Sql.open()) {
      sql.execute(
          "insert into actor (id, key, type, name) select gen_random_uuid(), 'many-' || n, 'OTHER', 'Actor ' || n"
              + " from generate_series(1, 3000) as n");
      DossierContent content = export.everything();
      DossierLines lines =
          new DossierLines(export, content, DossierForm.of(MediaType.JSON, content.title()));
      String before = get("/dossiers", JSON);
      StringBuilder all = new StringBuilder(new String(lines.get()));
      sql.execute(
          "update actor set name = 'Another' where key like 'many-%'",
          "insert into actor (id, key, type, name) select gen_random_uuid(), 'more-' || n, 'OTHER', 'Actor ' || n"
              + " from generate_series(1, 3000) as n",
          "update statement set deleted_at = now(), deletion_reason = 'in error'");
      for (byte[] some = lines.get(); some != null; some = lines.get()) {
        all.append(new String(some, UTF_8));
      }
      assertEquals(before, all.toString());
      assertNotEquals(before, get("/dossiers", JSON));
    }
  }
}
