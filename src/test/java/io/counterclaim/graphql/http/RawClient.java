package io.counterclaim.graphql.http;

import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Asks from an address of its own. On Linux, every 127.x.x.x is one of this machine. */
public final class RawClient {
  private RawClient() {}

  /**
   * The status of the answer.
   *
   * @param forwardedFor what is sent as X-Forwarded-For
   */
  static int status(String address, String forwardedFor, String document) {
    String answer = answer(address, forwardedFor, new JsonObject().put("query", document));
    return Integer.parseInt(answer.substring(9, 12));
  }

  /** The body of the answer to a document with variables. */
  public static JsonObject ask(String address, String document, Map<String, Object> variables) {
    JsonObject body = new JsonObject().put("query", document).put("variables", variables);
    String answer = answer(address, address, body);
    return new JsonObject(answer.substring(answer.indexOf("\r\n\r\n") + 4));
  }

  private static String answer(String address, String forwardedFor, JsonObject json) {
    byte[] body = json.encode().getBytes(StandardCharsets.UTF_8);
    String head =
        "POST /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
            + "X-Forwarded-For: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(forwardedFor, body.length);
    try (Socket socket =
        new Socket(
            InetAddress.getLoopbackAddress(),
            RestAssured.port,
            InetAddress.getByName(address),
            0)) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
