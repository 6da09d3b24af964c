package io.counterclaim.graphql.live;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.GraphQL.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.GraphQL;
import io.counterclaim.Json;
import io.counterclaim.dossier.DossierImporter;
import io.counterclaim.dossier.Tables;
import io.counterclaim.graphql.http.Metrics;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Subscriptions by server-sent events. */
@QuarkusTest
class EventStreamTest {
  private static final String CHANGES =
      "subscription($after: Revision) { changes(after: $after) { revision kind type id key } }";
  private static final String STATEMENTS =
      "subscription($after: Revision, $filter: StatementFilter) { statementRecorded(after: $after, filter: $filter)"
          + " { revision statement { key speaker { key } } } }";

  @Inject DossierImporter importer;

  @AfterEach
  void leaveTheArticle() {
    Tables.reset(importer);
  }

  @Test
  void whatWasIsToldInOrderAndEachOnce() throws Exception {
    List<Map<String, Object>> expected = changes("0");
    assertTrue(expected.size() > 60, "more than are read at once");
    try (EventClient client = EventClient.open(CHANGES, Map.of("after", "0"))) {
      assertEquals(expected, told(client.next(expected.size())));
      client.assertQuiet(300);
    }
  }

  @Test
  void whatHappensIsToldAsItHappens() throws Exception {
    String latest = latest();
    try (EventClient client = EventClient.open(CHANGES, Map.of())) {
      try (EventClient later = EventClient.open(CHANGES, Map.of("after", latest))) {
        String one = record("CLAIM");
        String two = record("DENIAL");
        List<Map<String, Object>> told = told(later.next(2));
        assertEquals(List.of(one, two), told.stream().map(change -> change.get("key")).toList());
        assertEquals(changes(latest), told);
        assertEquals(told, told(client.next(2)));
      }
    }
  }

  @Test
  void whoWasAwayGoesOnAfterTheLastEventThatWasReceived() throws Exception {
    String latest = latest();
    record("CLAIM");
    record("CLAIM");
    List<Map<String, Object>> expected = changes(latest);
    String first = (String) expected.get(0).get("revision");
    try (EventClient client =
        EventClient.open(CHANGES, Map.of("after", latest), "Last-Event-ID", first)) {
      assertEquals(expected.subList(1, expected.size()), told(client.next(1)));
      client.assertQuiet(300);
    }
  }

  @Test
  void onlyWhatMatchesTheFilterIsTold() throws Exception {
    String latest = latest();
    Map<String, Object> denials =
        Map.of("after", latest, "filter", Map.of("kinds", List.of("DENIAL")));
    try (EventClient client = EventClient.open(STATEMENTS, denials)) {
      record("CLAIM");
      String denial = record("DENIAL");
      Json told = client.next(1).get(0).answer();
      assertEquals(denial, told.get("data.statementRecorded.statement.key"));
      client.assertQuiet(300);
    }
  }

  @Test
  void whatAsksForTheSameIsExecutedOnceForAll() throws Exception {
    String latest = latest();
    List<EventClient> clients = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        String query = CHANGES.replace("$after", "$after" + i);
        clients.add(EventClient.open(query, Map.of("after" + i, latest)));
      }
      Metrics.assertSoon(20, "graphql_subscriptions");
      Thread.sleep(500);
      double before = Metrics.sum("graphql_events_total");
      String key = record("CLAIM");
      for (EventClient client : clients) {
        assertEquals(key, client.next(1).get(0).answer().get("data.changes.key"));
      }
      assertEquals(before + 1, Metrics.sum("graphql_events_total"));
    } finally {
      for (EventClient client : clients) {
        client.close();
      }
    }
    Metrics.assertSoon(0, "graphql_subscriptions");
  }

  @Test
  void aSubscriptionThatIsWrongIsRefused() throws Exception {
    assertRefused("subscription { nothing }", Map.of(), "invalid");
    assertRefused(
        "subscription { changes { id } statementRecorded { revision } }", Map.of(), "invalid");
    assertRefused(CHANGES, Map.of("after", "x"), "invalid");
    assertRefused(CHANGES, Map.of("after", "999999999"), "invalid");
    assertRefused(STATEMENTS, Map.of("filter", Map.of("text", "\"".repeat(3000))), "invalid");
  }

  @Test
  void whatHappensIsNotPreviewed() throws Exception {
    assertRefused(
        CHANGES, Map.of(), "invalid", "Counterclaim-Draft", "0199e0de-0000-7000-8000-000000000000");
  }

  private static void assertRefused(
      String query, Map<String, ?> variables, String code, String... headers) throws Exception {
    try (EventClient client = EventClient.open(query, variables, headers)) {
      EventClient.Told told = client.next();
      assertEquals(code, told.answer().get("errors[0].extensions.code"), told.answer().text());
      client.assertComplete();
    }
  }

  @Test
  void aMalformedLastEventIsRefused() throws Exception {
    try (EventClient client = EventClient.open(CHANGES, Map.of(), "Last-Event-ID", "x")) {
      assertEquals(400, client.status());
    }
  }

  @Test
  void aSubscriptionThatNobodyFollowsIsRefused() {
    GraphQL.Error error = refused("subscription { changes { id } }");
    assertEquals(400, error.status());
    assertEquals(
        "subscription: must be asked for with Accept: text/event-stream, or over a WebSocket",
        error.message());
  }

  @Test
  void aQueryIsAnsweredByOneEvent() throws Exception {
    try (EventClient client = EventClient.open("{ actor(key: \"russia\") { key } }", Map.of())) {
      assertEquals("russia", client.next().answer().get("data.actor.key"));
      client.assertComplete();
    }
  }

  @Test
  void aDisputeThatBecomesAnotherIsTold() throws Exception {
    String query =
        """
        subscription($after: Revision) {
          disputeChanged(after: $after, filter: {states: [CONTESTED], engagement: "kursk-campaign"}) {
            revision before changedBy { key }
            dispute { attribute state positions { polarity value { text } holders { camp { key } } } }
          }
        }
        """;
    String latest = latest();
    try (EventClient client = EventClient.open(query, Map.of("after", latest))) {
      record("CLAIM", "ukrainian-general-staff", "WITHDRAWAL");
      String denial = record("CLAIM", "russian-general-staff", "VICTORY");
      Json told = client.next(1).get(0).answer();
      assertEquals(denial, told.get("data.disputeChanged.changedBy.key"));
      assertEquals("CONTESTED", told.get("data.disputeChanged.dispute.state"));
      assertEquals("ONE_SIDED", told.get("data.disputeChanged.before"));
      assertEquals(2, told.getList("data.disputeChanged.dispute.positions").size());
    }
  }

  private static List<Map<String, Object>> told(List<EventClient.Told> events) {
    return events.stream()
        .map(event -> event.answer().<Map<String, Object>>get("data.changes"))
        .toList();
  }

  static List<Map<String, Object>> changes(String after) {
    List<Map<String, Object>> all = new ArrayList<>();
    String place = after;
    for (List<Map<String, Object>> some = page(place); !some.isEmpty(); some = page(place)) {
      all.addAll(some);
      place = (String) some.get(some.size() - 1).get("revision");
    }
    return all;
  }

  private static List<Map<String, Object>> page(String after) {
    return ask(
            "query($after: Revision) { changes(after: $after, first: 100) { nodes { revision kind type id key } } }",
            Map.of("after", after))
        .getList("changes.nodes");
  }

  static String latest() {
    List<Map<String, Object>> all = changes("0");
    return (String) all.get(all.size() - 1).get("revision");
  }

  /** The key of a statement that is recorded. */
  static String record(String kind) {
    return record(kind, "ukrainian-general-staff", null);
  }

  /**
   * @param outcome what it says of the campaign's, or null
   */
  private static String record(String kind, String speaker, String outcome) {
    String key = "live-" + System.nanoTime();
    Map<String, Object> input =
        new HashMap<>(
            Map.of(
                "key", key,
                "speaker", speaker,
                "kind", kind,
                "rendering", "PARAPHRASE",
                "text", "It was so.",
                "language", "en",
                "said", "2025-04-26",
                "timeZone", "Europe/Kyiv",
                "medium", "OFFICIAL_COMMUNIQUE",
                "citations", List.of(Map.of("source", "cnn-2025-04-26"))));
    if (outcome != null) {
      input.put(
          "assertions",
          List.of(Map.of("engagement", "kursk-campaign", "attribute", "OUTCOME", "code", outcome)));
    }
    Json payload =
        ask(
            "mutation($input: StatementInput!) { recordStatement(input: $input) { violations { message } } }",
            Map.of("input", input));
    assertEquals(List.of(), payload.getList("recordStatement.violations"));
    return key;
  }
}
