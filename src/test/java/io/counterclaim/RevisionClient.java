package io.counterclaim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** A client that sends on the revision that it was answered last, and is never answered less. */
final class RevisionClient {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String HEADER = "Counterclaim-Revision";
  private static final String RECORD =
      "mutation($key: String!) { recordActor(input: {key: $key type: COMPANY name: \"X\"}) { revision violations { message } } }";
  private static final String READ = "query($key: String!) { actor(key: $key) { name } }";

  private final Service service;
  private final String token = Token.of("pia", "publisher").signed();
  private long revision;

  RevisionClient(Service service) {
    this.service = service;
  }

  void record(String key) {
    Json answer = send(RECORD, key);
    assertTrue(Long.parseLong(answer.get("data.recordActor.revision")) <= revision);
  }

  void assertReads(String key) {
    assertEquals("X", send(READ, key).get("data.actor.name"), key);
  }

  private Json send(String document, String key) {
    HttpResponse<String> answer = answer(document, key);
    assertEquals(200, answer.statusCode(), answer.body());
    Json json = new Json(answer.body());
    assertNull(json.get("errors"), answer.body());
    long seen = Long.parseLong(answer.headers().firstValue(HEADER).orElseThrow());
    assertTrue(seen >= revision, () -> seen + " < " + revision);
    revision = seen;
    return json;
  }

  private HttpResponse<String> answer(String document, String key) {
    Map<String, ?> body = Map.of("query", document, "variables", Map.of("key", key));
    HttpRequest request =
        HttpRequest.newBuilder(service.uri("/graphql"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .header(HEADER, String.valueOf(revision))
            .POST(BodyPublishers.ofString(Json.of(body).text()))
            .build();
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
