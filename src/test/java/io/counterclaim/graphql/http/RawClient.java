package io.counterclaim.graphql.http;

import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks from an address of its own. On Linux, every 127.x.x.x is one of this machine. */
final class RawClient {
  private RawClient() {}

  /**
   * The status of the answer.
   *
   * @param forwardedFor what is sent as X-Forwarded-For
   */
  static int status(String address, String forwardedFor, String document) {
    byte[] body = new JsonObject().put("query", document).encode().getBytes(StandardCharsets.UTF_8);
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
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Integer.parseInt(answer.substring(9, 12));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
