package io.counterclaim.draft;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.draft.DraftDesk.actor;
import static io.counterclaim.draft.DraftDesk.broken;
import static io.counterclaim.draft.DraftDesk.good;
import static io.counterclaim.draft.DraftDesk.input;
import static io.counterclaim.draft.DraftDesk.published;
import static io.counterclaim.draft.DraftDesk.saved;
import static io.counterclaim.draft.DraftDesk.send;
import static io.counterclaim.draft.DraftDesk.step;
import static io.counterclaim.draft.DraftDesk.violations;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.Beside;
import io.counterclaim.Json;
import io.counterclaim.Sql;
import io.counterclaim.dispute.OwnDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(OwnDatabase.class)
class DraftsTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  private static int drafts;

  /** Each test has an actor of its own. */
  private final String key = "d-actor-" + ++drafts;

  private static boolean isThere(String key) {
    return ask("{ actor(key: \"" + key + "\") { id } }").get("actor") != null;
  }

  private static String status(Json payload) {
    return ask(
            "query($id: ID!) { node(id: $id) { ... on Draft { status } } }",
            Map.of("id", payload.get("draft.id")))
        .get("node.status");
  }

  @Test
  void aDraftGoesFromItsWriterToThePublic() {
    Json saved = saved(actor(key));
    assertEquals("OPEN", saved.get("draft.status"));
    assertEquals("local", saved.get("draft.changedBy"));
    assertEquals(actor(key), saved.get("draft.dossier"));
    assertEquals("1", saved.get("revision"));
    Json submitted = good(step("submitDraft", saved));
    assertEquals("SUBMITTED", submitted.get("draft.status"));
    assertTrue(!isThere(key), "nothing is recorded before it is published");
    Json published = good(step("publishDraft", submitted));
    assertEquals("PUBLISHED", published.get("draft.status"));
    assertEquals("3", published.get("revision"));
    assertEquals("local", published.get("draft.approvedBy"));
    assertNotNull(published.get("draft.publishedAt"));
    Json change = ask("{ actor(key: \"" + key + "\") { history { nodes { by kind at } } } }");
    assertEquals("local", change.get("actor.history.nodes[0].by"));
    assertEquals(
        published.<String>get("draft.publishedAt"), change.get("actor.history.nodes[0].at"));
  }

  @Test
  void whatBreaksRulesIsSavedWithThemAndNotSubmitted() {
    Map<String, Object> dossier =
        Map.of(
            "title",
            "Broken",
            "actors",
            List.of(
                Map.of("key", "Not A Key", "type", "OTHER", "name", "A"),
                Map.of("key", key, "type", "OTHER", "name", "B", "country", "XX")));
    Json saved = saved(dossier);
    List<String> rules =
        List.of("INVALID dossier/actors/0/key", "INVALID dossier/actors/1/country");
    assertEquals(rules, violations(saved.getList("draft.violations")));
    assertEquals(rules, broken(step("submitDraft", saved)));
    assertEquals("OPEN", status(saved));
    Json mended = good(send("saveDraft", input(saved, "title", "Mended", "dossier", actor(key))));
    assertEquals(List.of(), mended.getList("draft.violations"));
    assertEquals("SUBMITTED", good(step("submitDraft", mended)).get("draft.status"));
  }

  @Test
  void rulesAreLookedAtAnewAtEachStep() {
    Json one = good(step("submitDraft", saved(actor(key))));
    Map<String, Object> other =
        Map.of(
            "title", key, "actors", List.of(Map.of("key", key, "type", "STATE", "name", "Other")));
    Json two = saved(other);
    good(step("publishDraft", one));
    List<String> conflicts =
        List.of("CONFLICT dossier/actors/0/name", "CONFLICT dossier/actors/0/type");
    assertEquals(conflicts, broken(step("submitDraft", two)));
    Json three = good(step("submitDraft", saved(actor(key))));
    ask("mutation { amendActor(input: {actor: \"" + key + "\", name: \"New\"}) { revision } }");
    assertEquals(List.of("CONFLICT dossier/actors/0/name"), broken(step("publishDraft", three)));
    assertEquals("SUBMITTED", status(three));
  }

  @Test
  void whatIsReturnedIsOpenAgainWithTheReason() {
    Json submitted = good(step("submitDraft", saved(actor(key))));
    Json returned = good(send("returnDraft", input(submitted, "comment", "Name the source.")));
    assertEquals("OPEN", returned.get("draft.status"));
    assertEquals("Name the source.", returned.get("draft.comment"));
    assertNull(good(step("submitDraft", returned)).get("draft.comment"));
  }

  @Test
  void whatIsDiscardedOrPublishedStaysSo() {
    for (Json last :
        List.of(good(step("discardDraft", saved(actor(key)))), published(actor(key)))) {
      for (String mutation : List.of("submitDraft", "publishDraft", "discardDraft")) {
        assertEquals(List.of("CONFLICT input/id"), broken(step(mutation, last)));
      }
      assertEquals(
          List.of("CONFLICT input/id"),
          broken(send("saveDraft", input(last, "title", "Again", "dossier", actor(key)))));
      assertEquals(
          List.of("CONFLICT input/id"), broken(send("returnDraft", input(last, "comment", "No."))));
    }
  }

  @Test
  void anotherRevisionThanTheOneThatIsMeantIsAConflictThatNamesIt() {
    Json first = saved(actor(key));
    Map<String, Object> change = input(first, "title", "Second", "dossier", actor(key));
    good(send("saveDraft", change));
    for (Json refused :
        List.of(
            send("saveDraft", change), step("submitDraft", first), step("discardDraft", first))) {
      assertEquals(
          "must be the revision that is there, which is 2", refused.get("violations[0].message"));
      assertEquals(List.of("CONFLICT input/expected"), broken(refused));
    }
    change.remove("expected");
    assertEquals("3", good(send("saveDraft", change)).get("revision"));
  }

  @Test
  void whatIsNoDraftIsNotFound() {
    String nobody = "00000000-0000-7000-8000-000000000000";
    for (String id : List.of(nobody, key)) {
      assertEquals(
          List.of("NOT_FOUND input/id"),
          broken(send("submitDraft", Map.of("id", id, "expected", "1"))));
    }
  }

  @Test
  void whatCannotBeKeptIsRefused() {
    assertEquals(
        List.of("INVALID dossier", "INVALID title"),
        broken(send("saveDraft", Map.of("title", " ", "dossier", List.of(1)))).stream()
            .map(one -> one.replace("input/", ""))
            .toList());
    Json submitted = good(step("submitDraft", saved(actor(key))));
    assertEquals(
        List.of("INVALID input/comment"),
        broken(send("returnDraft", input(submitted, "comment", "a\0b"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "\uffff"})
  void whateverTextItHasIsKeptAsItWasSent(String text) {
    Map<String, Object> dossier = Map.of("title", "Odd", "note", text, "number", 1e300);
    Json saved = saved(dossier);
    assertEquals(text, saved.get("draft.dossier.note"));
    assertTrue(!saved.getList("draft.violations").isEmpty());
  }

  @Test
  void underAnEmbargoItIsPublishedByItself() throws Exception {
    Instant end = Instant.now().plus(SOON);
    Json approved =
        good(step("publishDraft", good(step("submitDraft", saved(actor(key), end.toString())))));
    assertEquals("APPROVED", approved.get("draft.status"));
    assertTrue(!isThere(key), "not yet");
    while (!isThere(key)) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    Instant seen = Instant.now();
    assertTrue(seen.isAfter(end), "not before");
    assertTrue(seen.isBefore(end.plusSeconds(5)), "at its end");
    assertEquals("PUBLISHED", status(approved));
    assertEquals(
        "local",
        ask("{ actor(key: \"" + key + "\") { history { nodes { by } } } }")
            .get("actor.history.nodes[0].by"));
  }

  @Test
  void whatBreaksARuleByThenGoesBackToItsWriter() throws Exception {
    Instant end = Instant.now().plus(SOON);
    Json approved =
        good(step("publishDraft", good(step("submitDraft", saved(actor(key), end.toString())))));
    ask(
        "mutation($name: String!, $key: String!) { recordActor(input: {key: $key, name: $name, type: OTHER}) { revision } }",
        Map.of("name", "Somebody else", "key", key));
    while (status(approved).equals("APPROVED")) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    Json draft =
        ask(
            "query($id: ID!) { node(id: $id) { ... on Draft { status revision approvedBy violations { code path message } } } }",
            Map.of("id", approved.get("draft.id")));
    assertEquals("OPEN", draft.get("node.status"));
    assertEquals("4", draft.get("node.revision"));
    assertNull(draft.get("node.approvedBy"));
    assertEquals(
        List.of("CONFLICT dossier/actors/0/name"), violations(draft.getList("node.violations")));
  }

  @Test
  void whatIsChangedIsApprovedNoLonger() {
    String end = Instant.now().plus(SOON).toString();
    Json approved = good(step("publishDraft", good(step("submitDraft", saved(actor(key), end)))));
    Json changed =
        good(send("saveDraft", input(approved, "title", "Later", "dossier", actor(key))));
    assertEquals("OPEN", changed.get("draft.status"));
    assertNull(changed.get("draft.approvedBy"));
    assertNull(changed.get("draft.embargoedUntil"));
  }

  @Test
  void draftsAreListedWithTheOnesThatWereSavedLastFirst() {
    Json one = saved(actor(key));
    Json two = saved(actor(key));
    Json gone = good(step("discardDraft", saved(actor(key))));
    String list =
        "query($status: DraftStatus, $after: String) { drafts(status: $status, first: 1, after: $after) { totalCount"
            + " nodes { id } pageInfo { hasNextPage endCursor } } }";
    Json first = ask(list);
    assertEquals(two.<String>get("draft.id"), first.get("drafts.nodes[0].id"));
    assertEquals(true, first.get("drafts.pageInfo.hasNextPage"));
    Json second = ask(list, Map.of("after", first.get("drafts.pageInfo.endCursor")));
    assertEquals(one.<String>get("draft.id"), second.get("drafts.nodes[0].id"));
    Json discarded = ask(list, Map.of("status", "DISCARDED"));
    assertEquals(gone.<String>get("draft.id"), discarded.get("drafts.nodes[0].id"));
  }

  /** Revisions are what tells whether something was missed: none is taken in vain. */
  @Test
  void whatIsOnlyTriedLeavesNoGapInTheRevisions() {
    published(actor(key));
    saved(actor(key + "-a"));
    ask(
        "mutation($dossier: JSON!) { record(input: {dossier: $dossier, dryRun: true}) { recorded } }",
        Map.of("dossier", actor(key + "-b")));
    published(actor(key + "-c"));
    try (Sql sql = Sql.open()) {
      assertEquals(sql.rows("select generate_series(1, latest_revision())"), sql.revisions());
    }
  }

  /** Others record as soon as the trial is over, not when the draft is kept. */
  @Test
  void savingADraftHoldsTheLockOfWritersForNoLongerThanItsTrial() throws Exception {
    Json draft = saved(actor(key));
    try (Sql blocker = Sql.open();
        Sql watcher = Sql.open()) {
      blocker.execute("begin", "lock table draft in share mode");
      CompletableFuture<Json> saving =
          Beside.supply(
              () -> send("saveDraft", input(draft, "title", "Waits", "dossier", actor(key))));
      watcher.awaitWhoWaitsFor("draft");
      assertEquals(List.of("t"), watcher.rows("select pg_try_advisory_lock(427020085613)"));
      blocker.execute("commit");
      good(saving.get(1, TimeUnit.MINUTES));
    }
  }
}
