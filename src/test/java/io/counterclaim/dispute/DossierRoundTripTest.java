package io.counterclaim.dispute;

import static io.counterclaim.dossier.DossierHttp.JSON;
import static io.counterclaim.dossier.DossierHttp.NDJSON;
import static io.counterclaim.dossier.DossierHttp.get;
import static io.counterclaim.dossier.DossierHttp.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.GraphQL;
import io.counterclaim.Sql;
import io.counterclaim.dossier.DossierHttp.Response;
import io.counterclaim.dossier.DossierImporter;
import io.counterclaim.dossier.Dossiers;
import io.counterclaim.dossier.Tables;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is written and read into an empty service gives the same answers. Other worlds, or more:
 * `./mvnw test -Dtest=DossierRoundTripTest -Dworlds=400 -Dseed=7`.
 */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class DossierRoundTripTest {
  private static final int WORLDS = Integer.getInteger("worlds", 30);
  private static final long SEED = Long.getLong("seed", 20250426);

  private static final String TWINS =
      """
      {"title": "Twins", "actors": [
        {"key": "%1$s-a", "type": "PERSON", "name": "A of %1$s", "aliases": [{"text": "Alias", "language": "en", "kind": "ALIAS"}]},
        {"key": "%1$s-b", "type": "PERSON", "name": "B of %1$s"}
      ]}
      """;

  private final List<String> duplicates = new ArrayList<>();
  private final Random random = new Random(SEED);
  private final Instant now = Instant.now();

  @Inject DossierImporter importer;
  @Inject DueDisputes due;

  @BeforeEach
  void recordWorlds() throws Exception {
    Tables.clear();
    importer.importDossier(Dossiers.article());
    RecordedWorlds.record(SEED, WORLDS, importer::importDossier, due::update);
    change();
    due.update();
    merge();
  }

  @AfterEach
  void leaveNothing() {
    Tables.reset(importer);
  }

  /** What does not follow from the steps of worlds. */
  private void change() {
    try (Sql sql = Sql.open()) {
      sql.execute(
          "update statement_relation set superseded_at = clock_timestamp() where superseded_at is null and "
              + some("id", 5),
          "update engagement set title = title || ' anew', summary = 'Amended' where "
              + some("id", 3),
          "update assessment set superseded_at = clock_timestamp() where " + some("id", 3),
          """
          with old as (
            update assertion set superseded_at = clock_timestamp() where superseded_at is null and code is not null and %s
            returning *)
          insert into assertion (id, statement_id, engagement_id, attribute, polarity, basis, code)
          select gen_random_uuid(), statement_id, engagement_id, attribute,
            case polarity when 'AFFIRMS' then 'DENIES' else 'AFFIRMS' end, basis, code from old
          """
              .formatted(some("id", 4)));
    }
  }

  /**
   * Some that are named, where no rule keeps them apart, and some that lead to one another first.
   */
  private void merge() {
    List<String> actors;
    try (Sql sql = Sql.open()) {
      actors =
          sql.rows(
              "select key from actor where key like 'w%' and type = 'PERSON' and deleted_at is null order by key");
    }
    for (String actor : actors) {
      if (random.nextInt(3) == 0) {
        importer.importDossier(TWINS.formatted(actor).getBytes(StandardCharsets.UTF_8));
        assertTrue(isMerged(actor + "-a", actor + "-b") && isMerged(actor + "-b", actor), actor);
      } else {
        isMerged(actor, actors.get(random.nextInt(actors.size())));
      }
    }
    try (Sql sql = Sql.open()) {
      duplicates.addAll(
          sql.rows("select key from actor where merged_into_id is not null order by key"));
    }
    assertTrue(duplicates.stream().anyMatch(actors::contains), "somebody who is named is merged");
  }

  private static boolean isMerged(String duplicate, String survivor) {
    return GraphQL.ask(
            "mutation($input: MergeActorsInput!) { mergeActors(input: $input) { violations { path } } }",
            Map.of("input", Map.of("duplicate", duplicate, "survivor", survivor, "why", "One")))
        .getList("mergeActors.violations")
        .isEmpty();
  }

  private Map<String, String> answers(List<Instant> moments) {
    Map<String, String> answers = Answers.of(moments);
    for (String key : duplicates) {
      answers.put(
          key, GraphQL.ask("{ actor(key: \"%s\") { key } }".formatted(key)).get("actor.key"));
    }
    return answers;
  }

  /** One in so many. */
  private String some(String id, int of) {
    return "abs(hashtext(%s::text || '%d')) %% %d = 0".formatted(id, random.nextInt(), of);
  }

  private List<Instant> moments() {
    List<Instant> moments = new ArrayList<>(List.of(now));
    Instant first = WorldMaker.FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
    for (int i = 0; i < 3; i++) {
      moments.add(first.plusSeconds(60L * random.nextInt(WorldMaker.DAYS * 24 * 60)));
    }
    return moments;
  }

  @Test
  void whatIsWrittenAndReadGivesTheSameAnswers() {
    List<Instant> moments = moments();
    Map<String, String> before = answers(moments);
    assertTrue(before.get("facets").contains("CONTESTED"), "something is disputed");
    String document = get("/dossiers", JSON);
    String lines = get("/dossiers", NDJSON);
    for (String form : List.of(JSON, NDJSON)) {
      Tables.clear();
      Response report = post("", form, form.equals(JSON) ? document : lines);
      assertEquals(200, report.status(), report.text());
      assertEquals(document, get("/dossiers", JSON));
      assertEquals(lines, get("/dossiers", NDJSON));
      answers(moments).forEach((asked, answer) -> assertEquals(before.get(asked), answer, asked));
    }
  }

  @Test
  void anEngagementAloneHasTheSameDisputes() {
    List<String> keys = new ArrayList<>(List.of("kursk-campaign", "north-korean-deployment"));
    try (Sql sql = Sql.open()) {
      keys.addAll(sql.rows("select key from engagement where key like 'w%' order by key limit 12"));
    }
    Map<String, String> dossiers = new TreeMap<>();
    Map<String, String> before = new TreeMap<>();
    for (String key : keys) {
      dossiers.put(key, get("/dossiers/" + key, JSON));
      before.put(key, Answers.on(key, now));
    }
    for (String key : keys) {
      Tables.clear();
      Response report = post("", JSON, dossiers.get(key));
      assertEquals(200, report.status(), report.text());
      assertEquals(before.get(key), Answers.on(key, now), key);
      assertEquals(dossiers.get(key), get("/dossiers/" + key, JSON));
    }
  }
}
