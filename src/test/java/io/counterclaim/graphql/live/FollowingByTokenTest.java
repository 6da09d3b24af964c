package io.counterclaim.graphql.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.counterclaim.GraphQL;
import io.counterclaim.Json;
import io.counterclaim.Token;
import io.counterclaim.WithTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.WebSocketHandshakeException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Who follows with which token. */
@QuarkusTest
@TestProfile(WithTokens.class)
class FollowingByTokenTest {
  private static final String CHANGES = "subscription { changes(types: [ACTOR]) { key by } }";
  private static final int SECONDS = 3;

  @Test
  void whoIsNoEditorIsNotToldWhoDidIt() throws Exception {
    try (EventClient reader = EventClient.open(CHANGES, Map.of());
        SocketClient editor =
            SocketClient.open(Map.of("Authorization", bearer(Token.of("eve", "editor"))))) {
      editor.subscribe("1", CHANGES, Map.of());
      editor.subscribe("2", "{ __typename }", Map.of());
      editor.next("next");
      editor.next("complete");
      Thread.sleep(500);
      String key = record();
      Json told = editor.next("next");
      assertEquals(key, told.get("payload.data.changes.key"));
      assertEquals("pia", told.get("payload.data.changes.by"));
      told = reader.next(1).get(0).answer();
      assertEquals(key, told.get("data.changes.key"));
      assertNull(told.get("data.changes.by"));
    }
  }

  @Test
  void aTokenThatRunsOutEndsTheStream() throws Exception {
    try (EventClient client =
        EventClient.open(CHANGES, Map.of(), "Authorization", bearer(shortLived()))) {
      Json last = client.next().answer();
      assertEquals("unauthenticated", last.get("errors[0].extensions.code"));
      client.assertComplete();
    }
  }

  @Test
  void aTokenThatRunsOutEndsTheConnection() throws Exception {
    try (SocketClient client = SocketClient.open(Map.of("authorization", bearer(shortLived())))) {
      client.subscribe("1", CHANGES, Map.of());
      assertEquals(4440, client.closeCode());
    }
  }

  @Test
  void aWrongTokenIsTurnedOut() throws Exception {
    Token wrong = Token.of("eve", "editor").with("aud", "another");
    try (EventClient client = EventClient.open(CHANGES, Map.of(), "Authorization", bearer(wrong))) {
      assertEquals(401, client.status());
    }
    try (SocketClient client = SocketClient.connect("graphql-transport-ws")) {
      client.send(
          Map.of("type", "connection_init", "payload", Map.of("Authorization", bearer(wrong))));
      assertEquals(4403, client.closeCode());
    }
  }

  @Test
  void aTokenMayComeAsAHeader() throws Exception {
    try (SocketClient client =
        SocketClient.connect(
            "graphql-transport-ws", "Authorization", bearer(Token.of("eve", "editor")))) {
      client.send(Map.of("type", "connection_init"));
      client.next("connection_ack");
      client.subscribe("1", "{ drafts { __typename } }", Map.of());
      assertEquals("DraftConnection", client.next("next").get("payload.data.drafts.__typename"));
    }
    CompletionException refused =
        assertThrows(
            CompletionException.class,
            () -> SocketClient.connect("graphql-transport-ws", "Authorization", "Bearer x"));
    WebSocketHandshakeException answer = (WebSocketHandshakeException) refused.getCause();
    assertEquals(401, answer.getResponse().statusCode());
  }

  @Test
  void aMutationNeedsItsRoleHereToo() throws Exception {
    try (SocketClient client = SocketClient.open()) {
      client.subscribe(
          "1",
          "mutation { recordActor(input: {key: \"x\" type: COMPANY name: \"X\"}) { revision } }",
          Map.of());
      assertEquals("unauthenticated", client.next("next").get("payload.errors[0].extensions.code"));
    }
  }

  private static Token shortLived() {
    return Token.of("eve", "editor").with("exp", Instant.now().getEpochSecond() + SECONDS);
  }

  private static String bearer(Token token) {
    return "Bearer " + token.signed();
  }

  private static String record() {
    String key = "live-" + System.nanoTime();
    GraphQL.Response response =
        GraphQL.post(
            "mutation($key: String!) { recordActor(input: {key: $key type: COMPANY name: \"X\"}) { violations { message } } }",
            Map.of("key", key),
            "Authorization",
            bearer(Token.of("pia", "publisher")));
    assertEquals(200, response.status(), response.text());
    return key;
  }
}
