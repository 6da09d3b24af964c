package io.counterclaim.recording.mutation;

import static io.counterclaim.dossier.Dossiers.object;
import static io.counterclaim.recording.mutation.Desk.asserting;
import static io.counterclaim.recording.mutation.Desk.good;
import static io.counterclaim.recording.mutation.Desk.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterclaim.GraphQL;
import io.counterclaim.Json;
import io.counterclaim.TestDatabase;
import io.counterclaim.dispute.OwnDatabase;
import io.counterclaim.dossier.Tables;
import io.counterclaim.graphql.http.Metrics;
import io.counterclaim.graphql.http.RawClient;
import io.counterclaim.recording.SmallWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements that several clients send while another writer is at work. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class StatementsTogetherTest {
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

  @BeforeEach
  @SuppressWarnings("unchecked")
  void recordTheWorld() {
    Tables.clear();
    Map<String, Object> world =
        new ObjectMapper().convertValue(object(SmallWorld.WORLD), Map.class);
    good(Desk.send("record", Map.of("dossier", world), "recorded"));
  }

  @Test
  void areRecordedInOneTransactionAndEachIsToldOfItself() throws Exception {
    List<Json> payloads =
        sendAtOnce(said("1", "A"), said("2", "B"), said("3", "C"), said("4", "D"));
    Set<String> moments =
        payloads.stream()
            .skip(1)
            .map(payload -> payload.<String>get("statement.recordedAt"))
            .collect(Collectors.toSet());
    assertEquals(1, moments.size(), moments.toString());
    assertNotEquals(Set.of(payloads.get(0).<String>get("statement.recordedAt")), moments);
    for (Json payload : payloads) {
      assertEquals(List.of(), payload.getList("violations"));
      assertEquals(Set.of(payload.<String>get("statement.key")), latestInDisputes(payload));
    }
    assertEquals(4, revisions(payloads).size());
    assertEquals(revisions(payloads), recordedRevisions());
  }

  @Test
  void areRecordedForThemselvesWhereOneIsRefused() throws Exception {
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
    assertEquals(
        3, payloads.stream().map(p -> p.<String>get("statement.recordedAt")).distinct().count());
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
        String address = "127.0.0." + (i + 2);
        Map<String, Object> input = statements[i];
        answers.add(CompletableFuture.supplyAsync(() -> send(address, input)));
        awaitRunning(i + 1);
      }
      lock.rollback();
    }
    List<Json> payloads = new ArrayList<>();
    answers.forEach(answer -> payloads.add(answer.join()));
    return payloads;
  }

  private static void awaitRunning(int many) throws InterruptedException {
    while (Metrics.sum("graphql_running") < many) {
      Thread.sleep(10);
    }
  }

  private static Json send(String address, Map<String, Object> input) {
    JsonObject answer = RawClient.ask(address, RECORD, Map.of("input", input));
    return Json.of(answer.getJsonObject("data").getJsonObject("recordStatement").getMap());
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
    return GraphQL.ask("{ changes(types: [STATEMENT], first: 100) { nodes { revision key } } }")
        .<Map<String, Object>>getList("changes.nodes")
        .stream()
        .filter(change -> String.valueOf(change.get("key")).startsWith("together-"))
        .map(change -> Long.valueOf((String) change.get("revision")))
        .collect(Collectors.toSet());
  }
}
