package io.counterclaim.graphql.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.counterclaim.graphql.execution.RequestError;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What a client sends, as <a href="https://graphql.github.io/graphql-over-http/draft/">GraphQL over
 * HTTP</a> has it.
 *
 * @param query the document; null if only its id is given
 * @param documentId the SHA-256 of a document; null if only query is given
 * @param persistedQuery whether documentId came as Apollo's clients send it, in {@code
 *     extensions.persistedQuery}: such a client sends the document itself when it is told to
 * @param operationName null if the document has but one operation
 */
record GraphQLRequest(
    String query,
    String documentId,
    boolean persistedQuery,
    String operationName,
    Map<String, Object> variables) {
  /** What a document may have, too: it takes long to make a number of many digits. */
  private static final int LONGEST_NUMBER = 100;

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNumberLength(LONGEST_NUMBER).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /**
   * @throws RequestError if it is none
   */
  static GraphQLRequest ofBody(Buffer body) {
    Map<String, Object> members = object("the body", text(body));
    if (members == null) {
      throw RequestError.invalid("the body", "must be a JSON object");
    }
    return of(members);
  }

  /**
   * @throws RequestError if it is none
   */
  static GraphQLRequest ofParameters(MultiMap parameters) {
    Map<String, Object> members = new HashMap<>();
    for (String name : parameters.names()) {
      if (parameters.getAll(name).size() > 1) {
        throw RequestError.invalid(name, "must be given once");
      }
      boolean object = name.equals("variables") || name.equals("extensions");
      String value = parameters.get(name);
      members.put(name, object ? object(name, value) : value);
    }
    return of(members);
  }

  private static String text(Buffer body) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(body == null ? new byte[0] : body.getBytes());
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw RequestError.invalid("the body", "must be UTF-8");
    }
  }

  static Map<String, Object> object(String name, String json) {
    try {
      @SuppressWarnings("unchecked")
      Map<String, Object> object = JSON.readValue(json, Map.class);
      return object;
    } catch (StreamConstraintsException e) {
      throw RequestError.invalid(
          name,
          "must have no number of more than "
              + LONGEST_NUMBER
              + " characters, and be nested at most "
              + StreamReadConstraints.DEFAULT_MAX_DEPTH
              + " deep");
    } catch (JsonProcessingException e) {
      throw RequestError.invalid(name, "must be a JSON object");
    }
  }

  static GraphQLRequest of(Map<String, Object> members) {
    String query = member(members, "query", String.class, "a string");
    String documentId = member(members, "documentId", String.class, "a string");
    String operationName = member(members, "operationName", String.class, "a string");
    Map<?, ?> variables = member(members, "variables", Map.class, "a JSON object");
    Map<?, ?> extensions = member(members, "extensions", Map.class, "a JSON object");
    String persistedQuery = persistedQuery(extensions);
    if (documentId != null ? query != null : query == null && persistedQuery == null) {
      throw RequestError.invalid("query, documentId", "exactly one of the two must be given");
    }
    @SuppressWarnings("unchecked")
    Map<String, Object> named = variables == null ? Map.of() : (Map<String, Object>) variables;
    return new GraphQLRequest(
        query,
        documentId != null ? documentId : persistedQuery,
        documentId == null && persistedQuery != null,
        operationName,
        named);
  }

  private static String persistedQuery(Map<?, ?> extensions) {
    if (extensions == null
        || !(extensions.get("persistedQuery") instanceof Map<?, ?> persistedQuery)) {
      return null;
    }
    if (persistedQuery.get("sha256Hash") instanceof String hash) {
      return hash;
    }
    throw RequestError.invalid("extensions.persistedQuery.sha256Hash", "must be a string");
  }

  private static <T> T member(
      Map<String, Object> members, String name, Class<T> type, String kind) {
    Object value = members.get(name);
    if (value != null && !type.isInstance(value)) {
      throw RequestError.invalid(name, "must be " + kind);
    }
    return type.cast(value);
  }
}
