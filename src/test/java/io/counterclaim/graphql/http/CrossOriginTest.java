package io.counterclaim.graphql.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of other sites may ask, and answers may be kept, where an operator says so. */
@QuarkusTest
@TestProfile(ForTheWorld.class)
class CrossOriginTest {
  private static final List<String> QUERY = List.of("query={ __typename }");

  @Test
  void aPageMayReadWhatItNeedsOfAnAnswer() {
    Answer answer = Answer.query(QUERY, "Origin", ForTheWorld.SITE);
    assertEquals(ForTheWorld.SITE, answer.header("Access-Control-Allow-Origin"));
    for (String header : List.of("X-Request-Id", "Retry-After", "ETag")) {
      assertTrue(answer.header("Access-Control-Expose-Headers").contains(header), header);
    }
    assertTrue(answer.header("Vary").contains("Origin"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/feeds/disputes.atom", "/feeds/disputes.json", "/changes", "/dossiers"})
  void soItMayReadFeeds(String path) {
    Answer answer = Answer.get(path, "Origin", ForTheWorld.SITE);
    assertEquals(200, answer.status());
    assertEquals(ForTheWorld.SITE, answer.header("Access-Control-Allow-Origin"));
    assertTrue(answer.header("Access-Control-Expose-Headers").contains("ETag"));
    assertTrue(answer.header("Vary").contains("Origin"));
    assertEquals(403, Answer.get(path, "Origin", "https://other.example").status());
  }

  @Test
  void whetherItMayAskNeedNotBeAskedEachTime() {
    Answer answer =
        Answer.to(
            "OPTIONS",
            "/graphql",
            BodyPublishers.noBody(),
            "Origin",
            ForTheWorld.SITE,
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "authorization,content-type");
    assertEquals(200, answer.status());
    assertEquals("86400", answer.header("Access-Control-Max-Age"));
    assertTrue(answer.header("Vary").contains("Origin"));
  }

  @Test
  void aPageOfAnotherSiteMayNot() {
    Answer answer = Answer.query(QUERY, "Origin", "https://other.example");
    assertEquals(403, answer.status());
    assertNull(answer.header("Access-Control-Allow-Origin"));
  }

  @Test
  void aPageMayOpenAWebSocketIfItMayAsk() {
    open(ForTheWorld.SITE).join().abort();
    CompletionException refused =
        assertThrows(CompletionException.class, () -> open("https://other.example").join());
    assertEquals(
        403, ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode());
  }

  private static CompletableFuture<WebSocket> open(String origin) {
    return Answer.CLIENT
        .newWebSocketBuilder()
        .header("Origin", origin)
        .subprotocols("graphql-transport-ws")
        .buildAsync(
            URI.create(Answer.uri("/graphql").toString().replace("http:", "ws:")),
            new WebSocket.Listener() {});
  }

  @Test
  void anAnswerToAnybodyMayBeKeptForTheConfiguredTime() {
    assertEquals("public, max-age=300", Answer.query(QUERY).header("Cache-Control"));
    assertEquals(
        "public, max-age=300", Answer.get("/graphql/schema.graphql").header("Cache-Control"));
  }

  @Test
  void anAnswerWithAnErrorOrToPostMayNot() {
    assertEquals("no-store", Answer.query(List.of("query={ nothing }")).header("Cache-Control"));
    assertEquals(
        "no-store",
        Answer.post(
                BodyPublishers.ofString("{\"query\":\"{ __typename }\"}"),
                "Content-Type",
                "application/json")
            .header("Cache-Control"));
  }
}
