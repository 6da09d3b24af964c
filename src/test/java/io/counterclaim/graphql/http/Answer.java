package io.counterclaim.graphql.http;

import io.counterclaim.Json;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * An answer as it came, to a request that was sent as it is written, with no headers of its own.
 */
record Answer(HttpResponse<byte[]> http) {
  static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  static Answer get(String path, String... headers) {
    return to("GET", path, BodyPublishers.noBody(), headers);
  }

  /** The same of what is not for the public, which has a port of its own. */
  static Answer management(String path) {
    int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
    return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)));
  }

  /** A GET request for a query; each parameter as `name=value`, not encoded. */
  static Answer query(List<String> parameters, String... headers) {
    String path = "/graphql";
    for (String parameter : parameters) {
      String[] parts = parameter.split("=", 2);
      path += (path.contains("?") ? "&" : "?") + parts[0] + "=" + encoded(parts[1]);
    }
    return get(path, headers);
  }

  /** Headers are names and values by turns. */
  static Answer post(BodyPublisher body, String... headers) {
    return to("POST", "/graphql", body, headers);
  }

  static Answer to(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static URI uri(String path) {
    return URI.create(RestAssured.baseURI + ":" + RestAssured.port + path);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  int status() {
    return http.statusCode();
  }

  /** Null if there is none. */
  String header(String name) {
    return http.headers().firstValue(name).orElse(null);
  }

  String text() {
    return new String(http.body(), StandardCharsets.UTF_8);
  }

  Json json() {
    return new Json(text());
  }

  Map<String, Object> members() {
    return new JsonObject(text()).getMap();
  }

  /** Of its first error. */
  String code() {
    return error().getJsonObject("extensions").getString("code");
  }

  String message() {
    return error().getString("message");
  }

  private JsonObject error() {
    return new JsonObject(text()).getJsonArray("errors").getJsonObject(0);
  }
}
