package io.counterclaim.graphql.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.counterclaim.Json;
import io.restassured.RestAssured;
import java.io.IOException;
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
final class SocketClient implements WebSocket.Listener, EventSource {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final int PATIENCE_SECONDS = 20;

  private final StringBuilder partial = new StringBuilder();
  private final BlockingQueue<Json> messages = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private WebSocket socket;
  private boolean over;

  private SocketClient() {}

  /** Headers are names and values by turns. */
  static SocketClient connect(String protocol, String... headers) {
    return connect(
        URI.create("ws://localhost:" + RestAssured.port + "/graphql"), protocol, headers);
  }

  private static SocketClient connect(URI service, String protocol, String... headers) {
    SocketClient client = new SocketClient();
    WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
    if (protocol != null) {
      builder.subprotocols(protocol);
    }
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    client.socket = builder.buildAsync(service, client).join();
    return client;
  }

  /** One that may subscribe. */
  static SocketClient open() throws Exception {
    return open(Map.of());
  }

  static SocketClient open(Map<String, ?> parameters) throws Exception {
    return connect("graphql-transport-ws").initialised(parameters);
  }

  /** With one subscription. */
  static SocketClient follow(URI service, String query, Map<String, ?> variables)
      throws IOException {
    URI address = URI.create(service.toString().replaceFirst("http", "ws"));
    SocketClient client = connect(address, "graphql-transport-ws");
    try {
      client.initialised(Map.of()).subscribe("1", query, variables);
      return client;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private SocketClient initialised(Map<String, ?> parameters) throws InterruptedException {
    send(Map.of("type", "connection_init", "payload", parameters));
    assertEquals("connection_ack", next().get("type"));
    return this;
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

  @Override
  public Told poll(long millis) throws InterruptedException {
    Json message = messages.poll(millis, TimeUnit.MILLISECONDS);
    if (message == null || !"next".equals(message.get("type"))) {
      over |= message != null && !"ping".equals(message.get("type"));
      return null;
    }
    Json payload = Json.of(message.get("payload"));
    return new Told(payload.get("extensions.revision"), "next", payload);
  }

  @Override
  public boolean isOver() {
    return over || closed.isDone() && messages.isEmpty();
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
