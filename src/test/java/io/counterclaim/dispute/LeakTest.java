package io.counterclaim.dispute;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.draft.DraftDesk.good;
import static io.counterclaim.draft.DraftDesk.input;
import static io.counterclaim.draft.DraftDesk.saved;
import static io.counterclaim.draft.DraftDesk.send;
import static io.counterclaim.draft.DraftDesk.step;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.Json;
import io.counterclaim.Sql;
import io.counterclaim.dossier.DossierHttp;
import io.counterclaim.dossier.DossierImporter;
import io.counterclaim.dossier.Dossiers;
import io.counterclaim.dossier.Tables;
import io.counterclaim.graphql.http.RandomQueries;
import io.counterclaim.graphql.live.EventClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Drafts cannot be inferred from any answer, and once they are published, it is as if they had been
 * imported. Other worlds, or more: `./mvnw test -Dtest=LeakTest -Dworlds=30 -Dqueries=5000
 * -Dseed=7`.
 */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class LeakTest {
  private static final int WORLDS = Integer.getInteger("worlds", 5);
  private static final int QUERIES = Integer.getInteger("queries", 150);
  private static final long SEED = Long.getLong("seed", 20250426);
  private static final List<String> FEEDS =
      List.of(
          "/changes",
          "/dossiers",
          "/dossiers/kursk-campaign",
          "/feeds/disputes.atom",
          "/feeds/disputes.json");
  private static final String HEADER = "Counterclaim-Draft";
  private static final String LATER = "2999-01-01T00:00:00Z";

  private final Random random = new Random(SEED);
  private final List<World> worlds =
      LongStream.range(SEED, SEED + WORLDS)
          .mapToObj(each -> WorldMaker.make(each, Instant.now()))
          .toList();

  @Inject DossierImporter importer;
  @Inject DueDisputes due;

  @BeforeEach
  void recordAllButTheLastStep() {
    Tables.clear();
    importer.importDossier(Dossiers.article());
    for (int step = 1; step < World.STEPS; step++) {
      dossiers(step).forEach(importer::importDossier);
    }
    due.update();
  }

  @AfterEach
  void leaveNothing() {
    Tables.reset(importer);
  }

  private List<byte[]> dossiers(int step) {
    List<byte[]> dossiers = new ArrayList<>();
    for (int part = 0; part < World.PARTS; part++) {
      dossiers.addAll(WorldDossiers.dossiers(worlds, step, part));
    }
    return dossiers;
  }

  private List<Object> lastStep() {
    return dossiers(World.STEPS).stream()
        .map(dossier -> Json.of(DossierHttp.read(text(dossier))).get())
        .toList();
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  private List<Instant> moments() {
    Instant first = WorldMaker.FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
    return List.of(
        Instant.now(), first.plusSeconds(60L * random.nextInt(WorldMaker.DAYS * 24 * 60)));
  }

  @Test
  void draftsCannotBeInferred() throws Exception {
    RandomQueries queries = new RandomQueries(known(), SEED, QUERIES, LeakTest::isForReaders);
    Map<String, String> before = answers(queries);
    assertTrue(before.values().stream().anyMatch(answer -> answer.contains("CONTESTED")));
    List<Json> drafts = writeDraftsUntold();
    assertEqual(before, answers(queries));
    RandomQueries some = queries.first(QUERIES / 10);
    assertNotEquals(
        some.answers(), some.answers(HEADER, ids(drafts)), "they would tell if they could be seen");
    assertEqual(before, answers(queries));
  }

  /** While somebody follows all that happens. */
  private List<Json> writeDraftsUntold() throws Exception {
    try (EventClient changes = follow("changes { id }");
        EventClient statements = follow("statementRecorded { statement { id } }");
        EventClient disputes = follow("disputeChanged { before }")) {
      List<Json> drafts = writeDrafts();
      for (EventClient each : List.of(changes, statements, disputes)) {
        each.assertQuiet(300);
      }
      return drafts;
    }
  }

  private static EventClient follow(String field) {
    return EventClient.open("subscription { " + field + " }", Map.of());
  }

  /** Some in each state, and some that break rules. */
  private List<Json> writeDrafts() {
    Object some = lastStep().get(0);
    saved(Map.of("title", "Broken", "actors", List.of(Map.of("key", "no key"))));
    saved(some);
    good(step("discardDraft", saved(some)));
    Json submitted = good(step("submitDraft", saved(some)));
    good(step("submitDraft", good(send("returnDraft", input(submitted, "comment", "Not yet.")))));
    return lastStep().stream().map(LeakTest::approved).toList();
  }

  private static Json approved(Object dossier) {
    return good(step("publishDraft", good(step("submitDraft", saved(dossier, LATER)))));
  }

  /** What is asked of drafts themselves is not among it. */
  private static boolean isForReaders(String query) {
    return !query.contains("raft");
  }

  private static Map<String, String> answers(RandomQueries queries) {
    Map<String, String> answers = new LinkedHashMap<>(queries.answers());
    for (String feed : FEEDS) {
      answers.put(feed, RestAssured.get(feed).asString());
    }
    return answers;
  }

  private static void assertEqual(Map<String, String> right, Map<String, String> came) {
    right.forEach((asked, answer) -> assertEquals(answer, came.get(asked), asked));
  }

  private static Map<String, Map<String, String>> known() {
    Map<String, Map<String, String>> known = new TreeMap<>();
    try (Sql sql = Sql.open()) {
      for (String type : List.of("Statement", "Actor", "Engagement", "Source", "Place")) {
        Map<String, String> ids = new TreeMap<>();
        sql.rows("select key, id from " + type)
            .forEach(row -> ids.put(row.split(" ")[0], row.split(" ")[1]));
        known.put(type, ids);
      }
    }
    return known;
  }

  private static String ids(List<Json> drafts) {
    return String.join(",", drafts.stream().map(one -> one.<String>get("draft.id")).toList());
  }

  @Test
  void whatIsPublishedIsAsPreviewedAndAsIfItHadBeenImported() throws InterruptedException {
    List<Instant> moments = moments();
    List<Json> drafts = lastStep().stream().map(LeakTest::approved).toList();
    Map<String, String> previewed = Answers.of(moments, HEADER, ids(drafts));
    assertNotEquals(previewed, Answers.of(moments));
    publish(drafts);
    List<String> changes = changes();
    assertEqual(previewed, Answers.of(moments));
    recordAllButTheLastStep();
    dossiers(World.STEPS).forEach(importer::importDossier);
    assertEqual(Answers.of(moments), previewed);
    assertEquals(changes(), changes);
  }

  /** Lets their embargo end, one after the other. */
  private static void publish(List<Json> drafts) throws InterruptedException {
    try (Sql sql = Sql.open()) {
      for (int i = 0; i < drafts.size(); i++) {
        sql.execute(
            "update draft set embargoed_until = now() - interval '1 day' + interval '%d s' where id = '%s'"
                .formatted(i, drafts.get(i).<String>get("draft.id")));
        while (sql.number("select count(*) from draft where status = 'APPROVED'")
            == drafts.size() - i) {
          Thread.sleep(20);
        }
      }
      assertEquals(
          drafts.size(), sql.number("select count(*) from draft where status = 'PUBLISHED'"));
    }
  }

  /** But for ids and times, and for who made them. */
  private static List<String> changes() {
    List<Map<String, Object>> changes = new ArrayList<>();
    String after = "0";
    for (boolean more = true; more; ) {
      Json page =
          ask(
              "query($after: Revision) { changes(after: $after, first: 100) { nodes { revision kind type key } pageInfo { hasNextPage endCursor } } }",
              Map.of("after", after));
      changes.addAll(page.getList("changes.nodes"));
      more = page.getBoolean("changes.pageInfo.hasNextPage");
      after = page.getString("changes.pageInfo.endCursor");
    }
    return changes.stream().map(Object::toString).toList();
  }
}
