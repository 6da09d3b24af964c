package io.counterclaim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Speaks GraphQL to the running service, over HTTP. */
public final class GraphQL {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private GraphQL() {}

  /** The data of an answer that has no errors; paths start below `data`. */
  public static Json ask(String query) {
    return ask(query, Map.of());
  }

  /** The same with variables. */
  public static Json ask(String query, Map<String, ?> variables) {
    Response response = post(query, variables);
    assertEquals(200, response.status(), response.text());
    Json json = response.json();
    assertNull(json.get("errors"), response.text());
    return json.setRootPath("data");
  }

  /** The only error of an answer that has one. */
  public static Error refused(String query) {
    return refused(query, Map.of());
  }

  /** The same with variables. */
  public static Error refused(String query, Map<String, ?> variables) {
    Response response = post(query, variables);
    Json json = response.json();
    List<Map<String, Object>> errors = json.getList("errors");
    assertEquals(1, errors == null ? 0 : errors.size(), response.text());
    return new Error(
        response.status(),
        json.getString("errors[0].message"),
        json.getString("errors[0].extensions.code"));
  }

  public record Error(int status, String message, String code) {}

  public record Response(int status, String text) {
    public Json json() {
      return new Json(text);
    }
  }

  /** Headers are names and values by turns. */
  public static Response post(String query, Map<String, ?> variables, String... headers) {
    Map<String, Object> body = new HashMap<>();
    body.put("query", query);
    body.put("variables", variables);
    URI uri = URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/graphql");
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(uri)
              .header("Content-Type", "application/json")
              .header("Accept", "application/graphql-response+json")
              .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
      for (int i = 0; i < headers.length; i += 2) {
        request.header(headers[i], headers[i + 1]);
      }
      HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Response(answer.statusCode(), answer.body());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
