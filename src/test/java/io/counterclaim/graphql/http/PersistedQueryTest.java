package io.counterclaim.graphql.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.counterclaim.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that sends hashes first learns from the answer that it must send documents. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PersistedQueryTest {
  private static final String QUERY = "{ __typename }";

  @Test
  void aHashAloneIsRefusedInTheWordThatClientsKnow() {
    Answer answer = post(null, hash(QUERY));
    assertEquals("PERSISTED_QUERY_NOT_SUPPORTED", answer.code());
    assertEquals("this service keeps no documents: send query", answer.message());
  }

  @Test
  void aDocumentWithItsHashIsExecuted() {
    assertEquals("{\"data\":{\"__typename\":\"Query\"}}", post(QUERY, hash(QUERY)).text());
  }

  @Test
  void aDocumentWithTheHashOfAnotherIsNot() {
    assertEquals(
        "extensions.persistedQuery.sha256Hash: must be the SHA-256 of query, in hexadecimal digits",
        post(QUERY, hash("{ a }")).message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"sha256Hash\": 1}", "{\"sha256Hash\": null}"})
  void whatIsNoHashIsRefused(String persistedQuery) {
    JsonObject body =
        new JsonObject()
            .put("query", QUERY)
            .put("extensions", JsonObject.of("persistedQuery", new JsonObject(persistedQuery)));
    assertEquals("extensions.persistedQuery.sha256Hash: must be a string", send(body).message());
  }

  private static Answer post(String query, String hash) {
    JsonObject persistedQuery = JsonObject.of("version", 1, "sha256Hash", hash);
    JsonObject body = JsonObject.of("extensions", JsonObject.of("persistedQuery", persistedQuery));
    return send(query == null ? body : body.put("query", query));
  }

  private static Answer send(JsonObject body) {
    return Answer.post(BodyPublishers.ofString(body.encode()), "Content-Type", "application/json");
  }

  private static String hash(String document) {
    return HexFormat.of().formatHex(Sha256.of(document.getBytes(StandardCharsets.UTF_8)));
  }
}
