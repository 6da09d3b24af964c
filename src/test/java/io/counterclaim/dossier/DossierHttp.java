package io.counterclaim.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Reads and sends dossiers over HTTP. */
public final class DossierHttp {
  public static final String JSON = "application/json";
  public static final String NDJSON = "application/x-ndjson";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private DossierHttp() {}

  public record Response(int status, HttpResponse<String> http) {
    public String text() {
      return http.body();
    }

    public String header(String name) {
      return http.headers().firstValue(name).orElse(null);
    }

    public JsonNode json() {
      return read(http.body());
    }
  }

  public static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }

  /** What is there. */
  public static String get(String path, String form) {
    Response response = ask("GET", path, "Accept", form);
    assertEquals(200, response.status, response.text());
    return response.text();
  }

  /** Headers are names and values by turns. */
  static Response ask(String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.noBody());
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  public static Response post(String parameters, String form, String dossier, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri("/dossiers" + parameters))
            .header("Content-Type", form)
            .POST(BodyPublishers.ofByteArray(dossier.getBytes(StandardCharsets.UTF_8)));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  static Response send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Response(answer.statusCode(), answer);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static URI uri(String path) {
    return URI.create(RestAssured.baseURI + ":" + RestAssured.port + path);
  }
}
