package io.counterclaim.recording.mutation;

import static io.counterclaim.dossier.Dossiers.bytes;
import static io.counterclaim.dossier.Dossiers.object;
import static io.counterclaim.recording.mutation.Desk.asserting;
import static io.counterclaim.recording.mutation.Desk.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.Beside;
import io.counterclaim.GraphQL;
import io.counterclaim.Json;
import io.counterclaim.TestDatabase;
import io.counterclaim.Token;
import io.counterclaim.WithTokens;
import io.counterclaim.dossier.DossierImporter;
import io.counterclaim.dossier.Tables;
import io.counterclaim.graphql.http.Metrics;
import io.counterclaim.recording.SmallWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements that several clients send while another writer is at work. */
@QuarkusTest
@TestProfile(WithTokens.class)
class StatementsTogetherTest {
  private static final String CHANGES =
      "{ changes(types: [STATEMENT], first: 100) { nodes { revision key by } } }";
  private static final String RECORD =
      """
      mutation($input: StatementInput!) {
        recordStatement(input: $input) {
          statement { key recordedAt }
          disputes { attribute subject { key } positions { holders { latest { key } } } }
          violations { path }
          revision
        }
      }
      """;

  /** In milliseconds: nothing tells that they do. */
  private static final int UNTIL_THEY_WAIT = 1000;

  @Inject DossierImporter importer;

  @BeforeEach
  void recordTheWorld() {
    Tables.clear();
    importer.importDossier(bytes(object(SmallWorld.WORLD)));
  }

  @AfterEach
  void leaveTheArticle() {
    Tables.reset(importer);
  }

  @Test
  void areRecordedInOneTransactionAndEachIsToldOfItself() throws Exception {
    List<Json> payloads =
        sendAtOnce(said("1", "A"), said("2", "B"), said("3", "C"), said("4", "D"));
    Set<String> moments = moments(payloads.subList(1, 4));
    assertEquals(1, moments.size(), moments.toString());
    assertNotEquals(Set.of(payloads.get(0).<String>get("statement.recordedAt")), moments);
    for (Json payload : payloads) {
      assertEquals(List.of(), payload.getList("violations"));
      assertEquals(Set.of(payload.<String>get("statement.key")), latestInDisputes(payload));
    }
    assertEquals(4, revisions(payloads).size());
    assertEquals(
        Map.of(
            "together-1", "editor-1",
            "together-2", "editor-2",
            "together-3", "editor-3",
            "together-4", "editor-4"),
        recordedBy());
    assertEquals(revisions(payloads), recordedRevisions());
  }

  @Test
  void areMoreThanThereAreConnectionsForThem() throws Exception {
    List<Json> payloads =
        sendAtOnce(
            said("1", "A"),
            said("2", "B"),
            said("3", "C"),
            said("4", "D"),
            said("5", "E"),
            said("6", "F"),
            said("7", "G"));
    assertEquals(7, recordedKeys(payloads).size());
    assertEquals(2, moments(payloads).size());
  }

  @Test
  void areRecordedAllTheSameWhereOneIsRefused() throws Exception {
    List<Json> payloads =
        sendAtOnce(
            said("1", "A"),
            said("2", "B"),
            with(said("3", "C"), "speaker", "r-nobody"),
            said("4", "D"));
    assertEquals(
        List.of(List.of("input", "speaker")), payloads.get(2).<Object>get("violations.path"));
    assertNull(payloads.get(2).<Object>get("statement"));
    assertEquals(Set.of("1", "2", "4"), recordedKeys(payloads));
    payloads.remove(2);
    assertEquals(revisions(payloads), recordedRevisions());
  }

  @Test
  void withTheSameKeyAreRecordedOnce() throws Exception {
    List<Json> payloads =
        sendAtOnce(said("1", "A"), said("2", "B"), said("2", "B"), said("2", "C"));
    assertEquals(Set.of("1", "2"), recordedKeys(payloads));
    List<Json> refused =
        payloads.stream().filter(payload -> !payload.getList("violations").isEmpty()).toList();
    assertTrue(refused.size() == 1 || refused.size() == 2, payloads::toString);
    refused.forEach(
        payload ->
            assertEquals(
                List.of(List.of("input", "assertions")), payload.<Object>get("violations.path")));
    assertEquals(2, recordedRevisions().size());
  }

  private static Map<String, Object> said(String number, String outcome) {
    Map<String, Object> assertion = asserting("r-engagement", "OUTCOME", outcome);
    assertion.put(
        "subject",
        Map.of("1", "r-army", "2", "r-staff", "3", "r-general", "4", "r-watch").get(number));
    return with(
        Desk.statement("together-" + number, "r-state", "r-source"),
        "assertions",
        List.of(assertion));
  }

  /** The first one is at work, waiting for somebody else, when the others come. */
  @SafeVarargs
  private static List<Json> sendAtOnce(Map<String, Object>... statements) throws Exception {
    List<CompletableFuture<Json>> answers = new ArrayList<>();
    try (Connection lock = TestDatabase.connect()) {
      lock.setAutoCommit(false);
      lock.createStatement().execute("select recording_moment()");
      for (int i = 0; i < statements.length; i++) {
        String editor = "editor-" + (i + 1);
        Map<String, Object> input = statements[i];
        answers.add(Beside.supply(() -> send(editor, input)));
        awaitRunning(i + 1);
        awaitTheFirst();
      }
      Thread.sleep(UNTIL_THEY_WAIT);
      lock.rollback();
    }
    List<Json> payloads = new ArrayList<>();
    answers.forEach(answer -> payloads.add(answer.join()));
    return payloads;
  }

  private static void awaitTheFirst() throws InterruptedException {
    while (Tables.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
        == 0) {
      Thread.sleep(10);
    }
  }

  private static void awaitRunning(int many) throws InterruptedException {
    while (Metrics.sum("graphql_running") < many) {
      Thread.sleep(10);
    }
  }

  private static Json send(String editor, Map<String, Object> input) {
    return Json.of(ask(editor, RECORD, Map.of("input", input)).get("recordStatement"));
  }

  private static Json ask(String editor, String document, Map<String, Object> variables) {
    String token = Token.of(editor, "publisher").signed();
    return GraphQL.post(document, variables, "Authorization", "Bearer " + token)
        .json()
        .setRootPath("data");
  }

  private static Set<String> moments(List<Json> payloads) {
    return payloads.stream()
        .map(payload -> payload.<String>get("statement.recordedAt"))
        .collect(Collectors.toSet());
  }

  private static Set<String> latestInDisputes(Json payload) {
    return payload.<Map<String, Object>>getList("disputes").stream()
        .map(dispute -> Json.of(dispute).<String>get("positions[0].holders[0].latest.key"))
        .collect(Collectors.toSet());
  }

  private static Set<Long> revisions(List<Json> payloads) {
    return payloads.stream()
        .map(payload -> Long.valueOf(payload.<String>get("revision")))
        .collect(Collectors.toSet());
  }

  private static Set<String> recordedKeys(List<Json> payloads) {
    return payloads.stream()
        .filter(payload -> payload.get("statement") != null)
        .map(payload -> payload.<String>get("statement.key").replace("together-", ""))
        .collect(Collectors.toSet());
  }

  private static Set<Long> recordedRevisions() {
    return changes().stream()
        .map(change -> Long.valueOf((String) change.get("revision")))
        .collect(Collectors.toSet());
  }

  private static Map<Object, Object> recordedBy() {
    return changes().stream()
        .collect(Collectors.toMap(change -> change.get("key"), change -> change.get("by")));
  }

  private static List<Map<String, Object>> changes() {
    return ask("editor", CHANGES, Map.of()).<Map<String, Object>>getList("changes.nodes").stream()
        .filter(change -> change.get("key").toString().startsWith("together-"))
        .toList();
  }
}
