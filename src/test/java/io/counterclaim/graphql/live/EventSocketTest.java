package io.counterclaim.graphql.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.counterclaim.Json;
import io.counterclaim.dossier.DossierImporter;
import io.counterclaim.dossier.Tables;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations over graphql-transport-ws. */
@QuarkusTest
class EventSocketTest {
  private static final String CHANGES =
      "subscription($after: Revision) { changes(after: $after) { revision kind type id key } }";
  private static final String INIT = "{\"type\":\"connection_init\"}";
  private static final String FOLLOW =
      "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"subscription { changes { id } }\"}}";

  @Inject DossierImporter importer;

  @AfterEach
  void leaveTheArticle() {
    Tables.reset(importer);
  }

  @Test
  void whatWasAndWhatHappensIsTold() throws Exception {
    List<Map<String, Object>> before = EventStreamTest.changes("0");
    try (SocketClient client = SocketClient.open()) {
      client.subscribe("a \"quoted\" id", CHANGES, Map.of("after", "0"));
      for (Map<String, Object> change : before) {
        Json told = client.next("next");
        assertEquals("a \"quoted\" id", told.get("id"));
        assertEquals(change, told.get("payload.data.changes"));
        assertEquals(change.get("revision"), told.get("payload.extensions.revision"));
      }
      String key = EventStreamTest.record("CLAIM");
      assertEquals(key, client.next("next").get("payload.data.changes.key"));
    }
  }

  @Test
  void nothingIsToldAfterTheClientIsDone() throws Exception {
    String latest = EventStreamTest.latest();
    try (SocketClient client = SocketClient.open()) {
      client.subscribe("1", CHANGES, Map.of("after", latest));
      EventStreamTest.record("CLAIM");
      client.next("next");
      client.send(Map.of("id", "1", "type", "complete"));
      client.send(Map.of("type", "ping"));
      client.next("pong");
      EventStreamTest.record("CLAIM");
      client.subscribe("1", "{ actor(key: \"russia\") { key } }", Map.of());
      assertEquals("russia", client.next("next").get("payload.data.actor.key"));
      client.next("complete");
    }
  }

  @Test
  void whatIsWrongIsToldOfThatOperationAlone() throws Exception {
    try (SocketClient client = SocketClient.open()) {
      client.subscribe("1", "subscription { nothing }", Map.of());
      assertEquals("invalid", client.next("error").get("payload[0].extensions.code"));
      client.subscribe("1", CHANGES, Map.of("after", "999999999"));
      assertEquals(
          "after: must not be beyond the latest revision, " + EventStreamTest.latest(),
          client.next("error").get("payload[0].message"));
      client.send("{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":1}}");
      assertEquals("query: must be a string", client.next("error").get("payload[0].message"));
      client.subscribe("1", "{ node(id: \"x\") { id } }", Map.of());
      assertEquals("node", client.next("next").get("payload.errors[0].path[0]"));
      client.next("complete");
    }
  }

  @Test
  void aMutationAndWhatItIsToldOfAreOfOneConnection() throws Exception {
    try (SocketClient client = SocketClient.open()) {
      client.subscribe("told", CHANGES, Map.of("after", EventStreamTest.latest()));
      client.subscribe(
          "asked",
          "mutation { recordActor(input: {key: \"live-%d\" type: COMPANY name: \"Live\"}) { actor { key } } }"
              .formatted(System.nanoTime()),
          Map.of());
      List<Json> messages = List.of(client.next(), client.next(), client.next());
      Json answer = of(messages, "asked", "next");
      assertEquals(
          answer.<String>get("payload.data.recordActor.actor.key"),
          of(messages, "told", "next").get("payload.data.changes.key"));
    }
  }

  private static Json of(List<Json> messages, String id, String type) {
    return messages.stream()
        .filter(message -> id.equals(message.get("id")) && type.equals(message.get("type")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tooManyOperationsAtOnceAreRefused() throws Exception {
    try (SocketClient client = SocketClient.open()) {
      for (int i = 0; i <= 50; i++) {
        client.subscribe("" + i, CHANGES, Map.of());
      }
      Json refused = client.next("error");
      assertEquals("50", refused.get("id"));
      assertEquals("too-expensive", refused.get("payload[0].extensions.code"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "4400 | {",
        "4400 | []",
        "4400 | {\"type\":\"nothing\"}",
        "4400 | {\"type\":\"connection_init\",\"payload\":1}",
        "4400 | {\"type\":\"connection_init\"} then {\"id\":\"1\",\"type\":\"subscribe\"}",
        "4400 | {\"type\":\"connection_init\"} then {\"type\":\"complete\"}",
        "4401 | {\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"{ __typename }\"}}",
        "4403 | {\"type\":\"connection_init\",\"payload\":{\"authorization\":\"Bearer x\"}}",
        "4408 |",
        "4429 | {\"type\":\"connection_init\"} then {\"type\":\"connection_init\"}",
      })
  void aClientThatBreaksTheProtocolIsTurnedOut(int code, String messages) throws Exception {
    try (SocketClient client = SocketClient.connect("graphql-transport-ws")) {
      if (messages != null) {
        List.of(messages.split(" then ")).forEach(client::send);
      }
      assertEquals(code, client.closeCode());
    }
  }

  @Test
  void anIdThatIsTakenTurnsTheClientOut() throws Exception {
    try (SocketClient client = SocketClient.connect("graphql-transport-ws")) {
      List.of(INIT, FOLLOW, FOLLOW).forEach(client::send);
      assertEquals(4409, client.closeCode());
    }
  }

  /** One is of the framework's own endpoint. */
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "graphql-ws")
  void anotherProtocolIsNotSpoken(String protocol) throws Exception {
    try (SocketClient client = SocketClient.connect(protocol)) {
      assertEquals(4406, client.closeCode());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "403, Origin, http://elsewhere",
    "400, Counterclaim-Draft, 0199e0de-0000-7000-8000-000000000000"
  })
  void otherSitesPagesMayNotAskAndNothingIsPreviewed(int status, String header, String value) {
    CompletionException refused =
        assertThrows(
            CompletionException.class,
            () -> SocketClient.connect("graphql-transport-ws", header, value));
    WebSocketHandshakeException answer = (WebSocketHandshakeException) refused.getCause();
    assertEquals(status, answer.getResponse().statusCode());
  }
}
