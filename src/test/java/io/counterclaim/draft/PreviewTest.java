package io.counterclaim.draft;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.draft.DraftDesk.actor;
import static io.counterclaim.draft.DraftDesk.good;
import static io.counterclaim.draft.DraftDesk.published;
import static io.counterclaim.draft.DraftDesk.saved;
import static io.counterclaim.draft.DraftDesk.step;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.Beside;
import io.counterclaim.GraphQL;
import io.counterclaim.Json;
import io.counterclaim.Sql;
import io.counterclaim.dispute.OwnDatabase;
import io.counterclaim.dossier.Tables;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What editors are answered as if drafts had been published. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class PreviewTest {
  private static final String HEADER = "Counterclaim-Draft";
  private static final String DRAFT = "0199e0de-0000-7000-8000-000000000000";
  private static final String STATUS =
      "{ dispute(engagement: \"kursk-campaign\", attribute: STATUS) { state positions { value { text } holders { camp { key } } } } }";

  private static int drafts;

  private final String key = "v-actor-" + ++drafts;

  private static Json preview(String query, Json... drafts) {
    Response answer = sent(query, drafts);
    assertEquals(200, answer.statusCode(), answer.asString());
    return new Json(answer.asString());
  }

  private static Response sent(String query, Json... drafts) {
    String ids =
        String.join(
            ", ", List.of(drafts).stream().map(one -> one.<String>get("draft.id")).toList());
    return given()
        .header(HEADER, ids)
        .contentType("application/json")
        .accept("application/graphql-response+json")
        .body(Map.of("query", query))
        .post("/graphql");
  }

  private static String actorIn(String key) {
    return "{ actor(key: \"" + key + "\") { name revision } }";
  }

  private static Map<String, Object> statement(String key, String code) {
    return Map.of(
        "title",
        key,
        "statements",
        List.of(
            Map.ofEntries(
                Map.entry("key", key),
                Map.entry("speaker", "united-states"),
                Map.entry("kind", "CLAIM"),
                Map.entry("rendering", "PARAPHRASE"),
                Map.entry("text", "A zeppelin was seen."),
                Map.entry("language", "en"),
                Map.entry("said", "2025-04-26"),
                Map.entry("medium", "INTERVIEW"),
                Map.entry("citations", List.of(Map.of("source", "cnn-2025-04-26"))),
                Map.entry(
                    "assertions",
                    List.of(
                        Map.of(
                            "engagement",
                            "kursk-campaign",
                            "attribute",
                            "STATUS",
                            "code",
                            code))))));
  }

  @Test
  void disputesSearchAndFacetsAreThoseOfTheDayAfter() {
    Json before = ask(STATUS);
    Json draft = saved(statement(key, "NOT_STARTED"));
    Json answer =
        preview(
            "{ statements(filter: {text: \"zeppelin\"}, order: RELEVANCE) { totalCount facets(by: [CAMP]) { buckets { label count } }"
                + " edges { snippet } } changes(first: 100) { nodes { key } } "
                + STATUS.substring(1),
            draft);
    assertEquals(
        List.of(draft.<String>get("draft.id")), answer.getList("extensions.preview.drafts"));
    assertEquals(1, answer.getInt("data.statements.totalCount"));
    assertEquals(
        "A <mark>zeppelin</mark> was seen.", answer.get("data.statements.edges[0].snippet"));
    assertEquals("United States", answer.get("data.statements.facets[0].buckets[0].label"));
    assertTrue(answer.getString("data.dispute").contains("not started"), "its position is there");
    assertEquals(before.<Object>get(), ask(STATUS).get());
  }

  @Test
  void nothingIsKept() {
    published(actor(key + "-before"));
    Json draft = saved(actor(key));
    Map<String, Long> before = Tables.counts();
    Json answer = preview(actorIn(key), draft);
    assertEquals(key, answer.get("data.actor.name"));
    assertNull(ask(actorIn(key)).get("actor"));
    assertEquals(before, Tables.counts());
    good(step("publishDraft", good(step("submitDraft", draft))));
    assertEquals(
        answer.<String>get("data.actor.revision"), ask(actorIn(key)).get("actor.revision"));
  }

  @Test
  void aDraftMayBuildOnAnother() {
    Json one = saved(actor(key));
    Json two =
        saved(
            Map.of(
                "title",
                key,
                "affiliations",
                List.of(Map.of("member", key, "kind", "MEMBER_OF", "group", "nato"))));
    String query =
        "{ actor(key: \""
            + key
            + "\") { affiliations { group { key } revision } history { nodes { kind } } } }";
    Json both = preview(query, one, two);
    assertEquals("nato", both.get("data.actor.affiliations[0].group.key"));
    Json alone = new Json(sent(query, two).asString());
    assertEquals("invalid", alone.get("errors[0].extensions.code"));
    String message = alone.get("errors[0].message");
    assertTrue(message.contains("/affiliations/0/member"), message);
  }

  @Test
  void whatIsNoDraftIsNotFoundAndNeitherIsWhatWasDiscarded() {
    Json gone = good(step("discardDraft", saved(actor(key))));
    assertEquals(400, sent(STATUS, gone).statusCode());
    assertEquals(
        "not-found", new Json(sent(STATUS, gone).asString()).get("errors[0].extensions.code"));
    for (String id : List.of("", "x", key)) {
      given().header(HEADER, id).param("query", STATUS).get("/graphql").then().statusCode(400);
    }
  }

  @Test
  void whatIsPublishedIsThere() {
    Json draft = published(actor(key));
    assertEquals(key, preview(actorIn(key), draft).get("data.actor.name"));
  }

  @Test
  void aMutationIsNotPreviewed() {
    Json draft = saved(actor(key));
    Response answer =
        sent(
            "mutation { recordActor(input: {key: \""
                + key
                + "\", type: OTHER, name: \"A\"}) { revision } }",
            draft);
    assertEquals("invalid", new Json(answer.asString()).get("errors[0].extensions.code"));
    assertNull(ask(actorIn(key)).get("actor"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /changes",
    "HEAD, /changes",
    "GET, /dossiers",
    "GET, /dossiers/kursk-campaign",
    "POST, /dossiers",
    "GET, /feeds/disputes.atom",
    "GET, /feeds/disputes.json"
  })
  void whatIsNoQueryIsNotAnsweredAsIfThereWereNoDrafts(String method, String path) {
    Response answer = given().header(HEADER, DRAFT).request(method, path);
    assertEquals(400, answer.statusCode());
    if (!method.equals("HEAD")) {
      Json error = new Json(answer.asString()).setRootPath("errors[0]");
      assertEquals("invalid", error.get("extensions.code"));
      assertEquals(
          "Counterclaim-Draft: must be sent with queries to /graphql, and with nothing else",
          error.get("message"));
    }
  }

  /** Whoever keeps answers to the same address keeps them apart by this header. */
  @Test
  void noCacheKeepsIt() {
    Json draft = saved(actor(key));
    Response answer =
        given()
            .header(HEADER, draft.<String>get("draft.id"))
            .param("query", actorIn(key))
            .get("/graphql");
    assertEquals(200, answer.statusCode());
    assertEquals("no-store", answer.header("Cache-Control"));
    assertNull(answer.header("ETag"));
    assertTrue(answer.header("Vary").contains(HEADER));
    String usual = given().param("query", actorIn(key)).get("/graphql").header("Vary");
    assertTrue(usual.contains(HEADER));
  }

  @Test
  void whatIsKnownNowIsWhatThePreviewKnows() {
    Json draft = saved(statement(key, "NOT_STARTED"));
    String query =
        "{ engagement(key: \"kursk-campaign\") { disputes(attribute: STATUS, knownAt: \"%s\") { positions { value { text } } } } }";
    Json past = preview(query.formatted(Instant.now()), draft);
    assertTrue(!past.getString("data.engagement").contains("not started"), "it was not known");
    Response future = sent(query.formatted("2999-01-01T00:00:00Z"), draft);
    assertEquals("invalid", new Json(future.asString()).get("errors[0].extensions.code"));
  }

  /** As a mutation waits that comes while another one is at it. */
  @Test
  void otherWritersWaitUntilItIsOverAndReadersDoNot() throws Exception {
    Json draft = saved(actor(key));
    try (Sql blocker = Sql.open();
        Sql watcher = Sql.open()) {
      blocker.execute("begin", "lock table place in access exclusive mode");
      CompletableFuture<Json> previewing =
          Beside.supply(
              () ->
                  preview(
                      "{ places { nodes { key } } actor(key: \"" + key + "\") { key } }", draft));
      watcher.awaitWhoWaitsFor("place");
      assertNull(ask(actorIn(key)).get("actor"));
      CompletableFuture<Json> recording = Beside.supply(() -> saved(actor(key + "-other")));
      TimeUnit.MILLISECONDS.sleep(300);
      assertTrue(!recording.isDone(), "it waits");
      blocker.execute("commit");
      assertEquals(key, previewing.get(1, TimeUnit.MINUTES).get("data.actor.key"));
      recording.get(1, TimeUnit.MINUTES);
    }
  }

  @Test
  void itIsGivenUpLikeAnyRequestThatTakesTooLong() {
    Json draft = saved(actor(key));
    try (Sql blocker = Sql.open()) {
      blocker.execute("begin", "lock table place in access exclusive mode");
      Response answer = sent("{ places { nodes { key } } }", draft);
      assertEquals(503, answer.statusCode(), answer.asString());
      blocker.execute("commit");
    }
    GraphQL.Response after = GraphQL.post(actorIn(key), Map.of());
    assertEquals(200, after.status());
    good(step("publishDraft", good(step("submitDraft", draft))));
  }
}
