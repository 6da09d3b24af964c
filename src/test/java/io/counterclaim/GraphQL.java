package io.counterclaim;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Speaks GraphQL to the running service, over HTTP. */
public final class GraphQL {
  private GraphQL() {}

  /** The data of an answer that has no errors; paths start below `data`. */
  public static JsonPath ask(String query) {
    return ask(query, Map.of());
  }

  /** The same with variables. */
  public static JsonPath ask(String query, Map<String, ?> variables) {
    Response response = post(query, variables);
    assertEquals(200, response.statusCode(), response.asString());
    assertNull(response.jsonPath().get("errors"), response.asString());
    return response.jsonPath().setRootPath("data");
  }

  /** The only error of an answer that has one. */
  public static Error refused(String query) {
    return refused(query, Map.of());
  }

  /** The same with variables. */
  public static Error refused(String query, Map<String, ?> variables) {
    Response response = post(query, variables);
    List<Map<String, Object>> errors = response.jsonPath().getList("errors");
    assertEquals(1, errors == null ? 0 : errors.size(), response.asString());
    JsonPath json = response.jsonPath();
    return new Error(
        response.statusCode(),
        json.getString("errors[0].message"),
        json.getString("errors[0].extensions.code"));
  }

  public record Error(int status, String message, String code) {}

  public static Response post(String query, Map<String, ?> variables) {
    Map<String, Object> body = new HashMap<>();
    body.put("query", query);
    body.put("variables", variables);
    return given()
        .contentType(ContentType.JSON)
        .accept("application/graphql-response+json")
        .body(body)
        .post("/graphql");
  }
}
