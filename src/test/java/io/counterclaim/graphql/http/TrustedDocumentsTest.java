package io.counterclaim.graphql.http;

import static io.counterclaim.graphql.http.Answer.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterclaim.dispute.OwnDatabase;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.http.TrustedDocuments.Trust;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(TrustedDocumentsTest.OnlyTrusted.class)
class TrustedDocumentsTest {
  private static final String COUNT = "query Count { statements { totalCount } }";
  private static final String TEXT = "query Text($key: String) { statement(key: $key) { medium } }";

  @TempDir Path directory;

  public static class OnlyTrusted extends OwnDatabase {
    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        Path manifest = Files.createTempFile("counterclaim-documents", ".json");
        Files.writeString(manifest, relay(COUNT, TEXT));
        return Map.of(
            "counterclaim.documents",
            "trusted",
            "counterclaim.documents-manifest",
            manifest.toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256:"})
  void aTrustedDocumentIsExecutedByItsHash(String prefix) {
    String count = "{\"data\":{\"statements\":{\"totalCount\":19}}}";
    assertEquals(count, post(Map.of("documentId", prefix + hash(COUNT))).text());
    assertEquals(count, query(List.of("documentId=" + prefix + hash(COUNT))).text());
    assertEquals(
        304, query(List.of("documentId=" + prefix + hash(COUNT)), "If-None-Match", "*").status());
  }

  @Test
  void apollosClientsAskForItAsTheyAlwaysDo() {
    String count = "{\"data\":{\"statements\":{\"totalCount\":19}}}";
    JsonObject hash =
        JsonObject.of("persistedQuery", JsonObject.of("version", 1, "sha256Hash", hash(COUNT)));
    assertEquals(count, post(Map.of("extensions", hash)).text());
    assertEquals(count, post(Map.of("query", COUNT, "extensions", hash)).text());
    assertEquals(count, query(List.of("extensions=" + hash)).text());
    Answer other = post(Map.of("query", TEXT, "extensions", hash));
    assertEquals(
        "extensions.persistedQuery.sha256Hash: must be the SHA-256 of query, in hexadecimal digits",
        other.message());
    JsonObject unknown =
        JsonObject.of("persistedQuery", JsonObject.of("sha256Hash", hash("{ __typename }")));
    Answer refused = post(Map.of("extensions", unknown));
    assertEquals("not-found", refused.code());
    assertEquals(
        "extensions.persistedQuery.sha256Hash: this service's manifest has no such document",
        refused.message());
    assertEquals(
        "forbidden", post(Map.of("query", "{ __typename }", "extensions", unknown)).code());
  }

  @Test
  void itTakesVariablesAndAName() {
    String key = "{\"key\":\"ua-staff-not-true\"}";
    String said = "{\"data\":{\"statement\":{\"medium\":\"SOCIAL_MEDIA_POST\"}}}";
    assertEquals(
        said,
        post(Map.of(
                "documentId",
                hash(TEXT),
                "variables",
                new JsonObject(key),
                "operationName",
                "Text"))
            .text());
    assertEquals(
        said,
        query(List.of("documentId=" + hash(TEXT), "variables=" + key, "operationName=Text"))
            .text());
  }

  @Test
  void anyOtherDocumentIsForbidden() {
    for (String document :
        List.of(
            "{ __typename }", COUNT, "mutation { a }", "{", "{ __schema { types { name } } }")) {
      for (Answer answer :
          List.of(post(Map.of("query", document)), query(List.of("query=" + document)))) {
        assertEquals(403, answer.status());
        assertEquals("forbidden", answer.code());
        assertEquals(
            "query: only the documents of this service's manifest are executed: send documentId",
            answer.message());
      }
    }
    Answer both = post(Map.of("query", COUNT, "documentId", hash(COUNT)));
    assertEquals(400, both.status());
    assertEquals("query, documentId: exactly one of the two must be given", both.message());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha256:",
        "x",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
      })
  void anUnknownHashIsNotFound(String id) {
    for (Answer answer :
        List.of(post(Map.of("documentId", id)), query(List.of("documentId=" + id)))) {
      assertEquals(400, answer.status());
      assertEquals("not-found", answer.code());
      assertEquals("documentId: this service's manifest has no such document", answer.message());
    }
  }

  @Test
  void requestsAreMeasuredByTheNamesOfTrustedOperations() {
    String[] tags = {"operation=\"Count\"", "outcome=\"ok\""};
    double before = Metrics.sum("graphql_request_seconds_count", tags);
    post(Map.of("documentId", hash(COUNT)));
    Metrics.assertSoon(before + 1, "graphql_request_seconds_count", tags);
  }

  @Test
  void bothFormsOfManifestsAreRead() throws IOException {
    for (String manifest : List.of(relay(COUNT, TEXT), apollo(COUNT, TEXT))) {
      TrustedDocuments documents = documents(Trust.TRUSTED, manifest);
      assertEquals(COUNT, documents.document(byId(hash(COUNT))));
      assertEquals(TEXT, documents.document(byId("sha256:" + hash(TEXT))));
      assertThrows(RequestError.class, () -> documents.document(byId(hash("{ __typename }"))));
    }
  }

  @Test
  void whereAnyDocumentIsExecutedATrustedOneIsToo() throws IOException {
    TrustedDocuments documents = documents(Trust.ANY, apollo(COUNT));
    assertEquals(COUNT, documents.document(byId(hash(COUNT))));
    assertEquals(TEXT, documents.document(new GraphQLRequest(TEXT, null, false, null, Map.of())));
    TrustedDocuments none = new TrustedDocuments(Trust.ANY, Optional.empty(), new ObjectMapper());
    assertThrows(RequestError.class, () -> none.document(byId(hash(COUNT))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ 'operations': [{ 'id': 'abc', 'body': '{ a }' }] } | \"abc\" is not the SHA-256 of its document, in hexadecimal digits",
        "{ 'operations': [{ 'body': '{ a }' }] } | is not the SHA-256 of its document",
        "{ 'operations': [{ 'id': 'abc' }] } | \"abc\" is not the SHA-256 of its document",
        "{ 'abc': '{ a }' } | \"abc\" is not the SHA-256 of its document",
        "{ 'abc': 5 } | \"abc\" is not the SHA-256 of its document",
        "[] | must be a JSON object",
        "`` | must be a JSON object",
        "{ | cannot be read as JSON",
        "no JSON | cannot be read as JSON",
      })
  void aBrokenManifestKeepsTheServiceFromStarting(String manifest, String message) {
    Exception refused =
        assertThrows(
            RuntimeException.class, () -> documents(Trust.TRUSTED, manifest.replace('\'', '"')));
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
    assertTrue(refused.getMessage().contains(directory.toString()), refused.getMessage());
  }

  @Test
  void aMissingManifestKeepsTheServiceFromStarting() {
    Path missing = directory.resolve("missing.json");
    Exception refused =
        assertThrows(
            UncheckedIOException.class,
            () -> new TrustedDocuments(Trust.ANY, Optional.of(missing), new ObjectMapper()));
    assertEquals(
        "counterclaim.documents-manifest: " + missing + " cannot be read as JSON",
        refused.getMessage());
    refused =
        assertThrows(
            IllegalStateException.class,
            () -> new TrustedDocuments(Trust.TRUSTED, Optional.empty(), new ObjectMapper()));
    assertEquals(
        "counterclaim.documents=trusted needs counterclaim.documents-manifest, the file with the documents",
        refused.getMessage());
  }

  private TrustedDocuments documents(Trust trust, String manifest) throws IOException {
    Path file = Files.writeString(directory.resolve("manifest.json"), manifest);
    return new TrustedDocuments(trust, Optional.of(file), new ObjectMapper());
  }

  private static GraphQLRequest byId(String id) {
    return new GraphQLRequest(null, id, false, null, Map.of());
  }

  static Answer post(Map<String, Object> members) {
    return Answer.post(
        BodyPublishers.ofString(new JsonObject(members).encode()),
        "Content-Type",
        "application/json");
  }

  private static String relay(String... documents) {
    JsonObject manifest = new JsonObject();
    for (String document : documents) {
      manifest.put(hash(document), document);
    }
    return manifest.encode();
  }

  private static String apollo(String... documents) {
    JsonArray operations = new JsonArray();
    for (String document : documents) {
      operations.add(
          new JsonObject()
              .put("id", hash(document))
              .put("name", document.split("\\W")[1])
              .put("type", "query")
              .put("body", document));
    }
    return new JsonObject()
        .put("format", "apollo-persisted-query-manifest")
        .put("version", 1)
        .put("operations", operations)
        .encode();
  }

  static String hash(String document) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(document.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
