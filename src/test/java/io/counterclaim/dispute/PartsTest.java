package io.counterclaim.dispute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.Sql;
import io.counterclaim.dossier.DossierImporter;
import io.counterclaim.dossier.Tables;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What the database renders of what is recorded, imported into another one, is rendered the same.
 */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class PartsTest {
  /** Far from the worlds that other tests may record in the same database. */
  private static final long SEED = 1_000_000_000 + Long.getLong("seed", 20250426);

  private static final int WORLDS = Integer.getInteger("worlds", 20);

  private static final String ALL =
      """
      select jsonb_build_object('title', 'All',
        'actors', (select jsonb_agg(part order by (part ->> 'key') collate "C")
          from actor_parts(array(select id from actor))),
        'affiliations', (select jsonb_agg(part order by part::text collate "C")
          from affiliation_parts(array(select id from affiliation where superseded_at is null))),
        'places', (select jsonb_agg(part order by (part ->> 'key') collate "C")
          from place_parts(array(select id from place))),
        'sources', (select jsonb_agg(part order by (part ->> 'key') collate "C")
          from source_parts(array(select id from source))),
        'engagements', (select jsonb_agg(part order by (part ->> 'key') collate "C")
          from engagement_parts(array(select id from engagement))),
        'statements', (select jsonb_agg(part order by (part ->> 'key') collate "C")
          from statement_parts(array(select id from statement))),
        'relations', coalesce((select jsonb_agg(part order by part::text collate "C")
          from relation_parts(array(select id from statement_relation where superseded_at is null))), '[]'),
        'assessments', coalesce((select jsonb_agg(part order by part::text collate "C")
          from assessment_parts(array(select id from assessment where superseded_at is null))), '[]'))
      """;

  private static final String ODD =
      """
      {"title": "Odd parts", "timeZone": "America/Lima", "actors": [
         {"key": "odd-outlet", "type": "MEDIA_OUTLET", "name": "\\"Odd\\"\\n\\\\ outlet ☂", "country": "PE", "description": "d",
          "aliases": [{"text": "б", "kind": "NATIVE"}, {"text": "Z", "language": "en-GB", "kind": "ALIAS"},
            {"text": "Z", "language": "de", "kind": "ALIAS"}],
          "externalIds": {"WIKIDATA": "Q99000001", "LEI": "x"}}],
       "affiliations": [{"member": "odd-outlet", "kind": "OWNED_BY", "group": "russia", "title": "t", "from": "0001-01-01",
         "to": "9999-12-31"}],
       "places": [{"key": "odd-place", "name": "Place", "latitude": -0.1, "longitude": 1e-7, "precision": "EXACT",
         "externalIds": {"GEONAMES": "12"}}],
       "sources": [
         {"key": "odd-source", "kind": "BROADCAST", "publisher": "odd-outlet", "url": "https://example.org/?a=1",
          "archiveUrl": "http://example.org/", "authors": ["B", "A"], "language": "es", "published": "2025-04-26T23:59",
          "retrieved": "2025-04-27T01:02:03.045-05:00"},
         {"key": "odd-undated", "kind": "DOCUMENT", "publisher": "odd-outlet", "timeZone": "Asia/Kathmandu"}],
       "engagements": [
         {"key": "odd-part", "kind": "OTHER", "title": "Part", "aggregate": true, "partOf": "odd-whole", "place": "odd-place",
          "period": "2024/..", "participants": [{"actor": "russia", "role": "PARTY", "side": "B"},
            {"actor": "odd-outlet", "role": "WITNESS"}, {"actor": "russia", "role": "HOST"}]},
         {"key": "odd-whole", "kind": "OTHER", "title": "Whole", "summary": "s"}],
       "statements": [
         {"key": "odd-said", "speaker": "odd-outlet", "onBehalfOf": "russia", "kind": "CLAIM", "rendering": "DIRECT_QUOTE",
          "text": "So it was", "language": "en", "originalText": "Так", "originalLanguage": "ru", "medium": "SPEECH",
          "platform": "p", "said": "2025-04-01/2025-W16", "timeZone": "Pacific/Apia",
          "citations": [{"source": "odd-undated", "quote": "it was", "attribution": "a", "relays": "odd-source"},
            {"source": "odd-undated"}],
          "assertions": [
            {"engagement": "odd-whole", "attribute": "KILLED", "subject": "russia", "polarity": "NEITHER", "basis": "INFERRED",
             "quantity": {"low": 0.1, "best": 1e15, "high": 123456789012345680000, "qualifier": "ABOUT", "unit": "people"}},
            {"engagement": "odd-whole", "attribute": "START", "time": "1024-02-29"},
            {"engagement": "odd-whole", "attribute": "END", "time": "2999[Europe/Kyiv]"},
            {"engagement": "odd-whole", "attribute": "PLACE", "place": "odd-place", "polarity": "DENIES"},
            {"engagement": "odd-whole", "attribute": "TARGET", "actor": "russia"},
            {"engagement": "odd-whole", "attribute": "TARGET", "actor": "odd-outlet"}]},
         {"key": "odd-when", "speaker": "russia", "kind": "CLAIM", "rendering": "PARAPHRASE", "text": "t", "language": "en",
          "medium": "UNKNOWN", "citations": [{"source": "odd-undated"}, {"source": "odd-source"}]}],
       "relations": [{"from": "odd-said", "type": "REPEATS", "to": "odd-when", "basis": "EXPLICIT", "note": "n"}],
       "assessments": [{"assessor": "odd-outlet", "statements": ["odd-said", "odd-when"], "verdict": "REFUTED",
         "credibility": "IMPROBABLE_5", "note": "n", "source": "odd-source", "assessed": "1901-02-03",
         "timeZone": "Europe/Kyiv"}]}
      """;

  @Inject DossierImporter importer;

  @Test
  void whatIsRenderedIsReadAsTheSame() throws IOException {
    Tables.reset(importer);
    importer.importDossier(ODD.getBytes(StandardCharsets.UTF_8));
    Instant now = Instant.now();
    List<World> worlds =
        LongStream.range(SEED, SEED + WORLDS).mapToObj(seed -> WorldMaker.make(seed, now)).toList();
    for (int step = 1; step <= World.STEPS; step++) {
      for (int part = 0; part < World.PARTS; part++) {
        WorldDossiers.dossiers(worlds, step, part).forEach(importer::importDossier);
      }
    }
    try (Sql sql = Sql.open()) {
      String rendered = sql.rows(ALL).get(0);
      assertTrue(rendered.contains("putin-kursk-regained"), "the article is there");
      Tables.empty();
      QuarkusTransaction.requiringNew()
          .timeout(600)
          .run(() -> importer.importDossier(rendered.getBytes(StandardCharsets.UTF_8)));
      assertEquals(rendered, sql.rows(ALL).get(0));
      assertEquals(0, sql.number("select count(*) from change_due"));
    }
  }
}
