package io.counterclaim.graphql.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterclaim.graphql.execution.RequestError;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The documents of a manifest by their SHA-256: an object of hashes and documents, as Relay's
 * compiler writes it, or the <a
 * href="https://www.apollographql.com/docs/graphos/platform/security/persisted-queries">manifest of
 * Apollo's tools</a>.
 */
@Startup
@ApplicationScoped
class TrustedDocuments {
  /** Which documents are executed. */
  enum Trust {
    ANY,
    TRUSTED
  }

  private static final String PREFIX = "sha256:";
  private static final String PERSISTED_QUERY = "extensions.persistedQuery.sha256Hash";

  private final boolean only;
  private final Map<String, String> documents = new HashMap<>();

  TrustedDocuments(
      @ConfigProperty(name = "counterclaim.documents", defaultValue = "any") Trust trust,
      @ConfigProperty(name = "counterclaim.documents-manifest") Optional<Path> manifest,
      ObjectMapper json) {
    only = trust == Trust.TRUSTED;
    if (only && manifest.isEmpty()) {
      throw new IllegalStateException(
          "counterclaim.documents=trusted needs counterclaim.documents-manifest, the file with the documents");
    }
    manifest.ifPresent(file -> read(file, json));
  }

  private void read(Path manifest, ObjectMapper json) {
    try {
      JsonNode content = json.readTree(Files.readAllBytes(manifest));
      if (!content.isObject()) {
        throw new IllegalStateException(manifest + ": must be a JSON object");
      }
      if (content.has("operations")) {
        content.get("operations").forEach(o -> add(manifest, o.path("id"), o.path("body")));
      } else {
        content
            .properties()
            .forEach(e -> add(manifest, json.valueToTree(e.getKey()), e.getValue()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "counterclaim.documents-manifest: " + manifest + " cannot be read as JSON", e);
    }
  }

  private void add(Path manifest, JsonNode id, JsonNode document) {
    String hash = hash(document.asText());
    if (!document.isTextual() || !plain(id.asText()).equals(hash)) {
      throw new IllegalStateException(
          manifest + ": " + id + " is not the SHA-256 of its document, in hexadecimal digits");
    }
    documents.put(hash, document.asText());
  }

  private static String hash(String document) {
    return HexFormat.of().formatHex(Sha256.of(document.getBytes(StandardCharsets.UTF_8)));
  }

  private static String plain(String id) {
    return id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : id;
  }

  /**
   * @throws RequestError if there is no such document, or it may not be executed
   */
  String document(GraphQLRequest request) {
    String id = request.documentId() == null ? null : plain(request.documentId());
    if (request.query() == null) {
      String document = documents.get(id);
      if (document == null) {
        throw unknown(request);
      }
      return document;
    }
    if (id != null && !id.equals(hash(request.query()))) {
      throw RequestError.invalid(
          PERSISTED_QUERY, "must be the SHA-256 of query, in hexadecimal digits");
    }
    if (only && !documents.containsKey(id)) {
      throw RequestError.forbidden(
          "query", "only the documents of this service's manifest are executed: send documentId");
    }
    return request.query();
  }

  /** Whether what is asked for is one of them. */
  boolean trust(GraphQLRequest request) {
    return request.documentId() != null && documents.containsKey(plain(request.documentId()));
  }

  private RequestError unknown(GraphQLRequest request) {
    if (only || !request.persistedQuery()) {
      return RequestError.notFound(
          request.persistedQuery() ? PERSISTED_QUERY : "documentId",
          "this service's manifest has no such document");
    }
    return documents.isEmpty()
        ? RequestError.persistedQueryNotSupported()
        : RequestError.persistedQueryNotFound();
  }
}
