package io.counterclaim.graphql.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.counterclaim.Json;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Speaks graphql-transport-ws. */
final class SocketClient implements WebSocket.Listener, AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;

  private final StringBuilder partial = new StringBuilder();
  private final BlockingQueue<Json> messages = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private WebSocket socket;

  private SocketClient() {}

  /** Headers are names and values by turns. */
  static SocketClient connect(String protocol, String... headers) {
    SocketClient client = new SocketClient();
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    if (protocol != null) {
      builder.subprotocols(protocol);
    }
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    URI uri = URI.create("ws://localhost:" + RestAssured.port + "/graphql");
    client.socket = builder.buildAsync(uri, client).join();
    return client;
  }

  /** One that may subscribe. */
  static SocketClient open() throws Exception {
    return open(Map.of());
  }

  static SocketClient open(Map<String, ?> parameters) throws Exception {
    SocketClient client = connect("graphql-transport-ws");
    client.send(Map.of("type", "connection_init", "payload", parameters));
    assertEquals("connection_ack", client.next().get("type"));
    return client;
  }

  void send(Map<String, ?> message) {
    send(Json.of(message).text());
  }

  void send(String message) {
    socket.sendText(message, true).join();
  }

  void subscribe(String id, String query, Map<String, ?> variables) {
    Map<String, Object> payload = new HashMap<>(Map.of("query", query, "variables", variables));
    send(Map.of("id", id, "type", "subscribe", "payload", payload));
  }

  /** But for pings. */
  Json next() throws InterruptedException {
    Json next = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertNotNull(next, "nothing was told");
    return "ping".equals(next.get("type")) ? next() : next;
  }

  Json next(String type) throws InterruptedException {
    Json next = next();
    assertEquals(type, next.get("type"), next.text());
    return next;
  }

  int closeCode() throws Exception {
    return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      messages.add(new Json(partial.toString()));
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.completeExceptionally(error);
  }

  @Override
  public void close() {
    socket.abort();
  }
}
