package io.counterclaim.graphql.http;

import static io.counterclaim.graphql.http.TrustedDocumentsTest.hash;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.counterclaim.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
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
    assertEquals(
        "extensions.persistedQuery.sha256Hash: must be a string",
        TrustedDocumentsTest.post(body.getMap()).message());
  }

  private static Answer post(String query, String hash) {
    JsonObject persistedQuery = JsonObject.of("version", 1, "sha256Hash", hash);
    JsonObject body = JsonObject.of("extensions", JsonObject.of("persistedQuery", persistedQuery));
    return TrustedDocumentsTest.post((query == null ? body : body.put("query", query)).getMap());
  }
}
