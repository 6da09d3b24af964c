package io.counterclaim.graphql.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.counterclaim.graphql.execution.RequestError;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A client that speaks graphql-transport-ws. All on the event loop.
 *
 * @see <a href="https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md">The protocol</a>
 */
final class EventSocket implements Lasting {
  static final String PROTOCOL = "graphql-transport-ws";

  private static final String AUTHORIZATION = "Authorization";

  private final Sockets sockets;
  private final RoutingContext http;
  private final ServerWebSocket socket;
  private final Outflow outflow = new Outflow();
  private final Map<String, SocketOperation> operations = new HashMap<>();
  private final List<Runnable> endings = new ArrayList<>();
  private Guest guest;
  private boolean initialising;

  EventSocket(Sockets sockets, RoutingContext http, ServerWebSocket socket) {
    this.sockets = sockets;
    this.http = http;
    this.socket = socket;
  }

  void open() {
    if (!PROTOCOL.equals(socket.subProtocol())) {
      close(4406, "Subprotocol not acceptable");
      return;
    }
    long wait = sockets.settings.initialisation().toMillis();
    long timer =
        http.vertx()
            .setTimer(
                wait,
                late -> {
                  if (guest == null) {
                    close(4408, "Connection initialisation timeout");
                  }
                });
    endings.add(() -> http.vertx().cancelTimer(timer));
    endings.add(sockets.liveness.watch(http.vertx(), this));
    socket.textMessageHandler(this::receive);
    socket.binaryMessageHandler(bytes -> close(4400, "Messages must be text"));
    socket.closeHandler(closed -> end());
    socket.exceptionHandler(broken -> close(4400, "Messages must be as the protocol has them"));
  }

  private void receive(String text) {
    Map<String, Object> message;
    try {
      message = GraphQLRequest.object("message", text);
    } catch (RequestError e) {
      close(4400, "A message must be a JSON object");
      return;
    }
    if (message == null || !(message.get("type") instanceof String type)) {
      close(4400, "A message must have a type");
      return;
    }
    switch (type) {
      case "connection_init" -> initialise(message.get("payload"));
      case "ping" -> send("{\"type\":\"pong\"}");
      case "pong" -> {}
      case "subscribe" -> subscribe(message);
      case "complete" -> complete(message.get("id"));
      default -> close(4400, "There is no such type of messages for a server");
    }
  }

  private void initialise(Object payload) {
    if (initialising) {
      close(4429, "Too many initialisation requests");
      return;
    }
    initialising = true;
    if (payload != null && !(payload instanceof Map<?, ?>)) {
      close(4400, "The payload of connection_init must be an object");
      return;
    }
    String given = token((Map<?, ?>) payload);
    if (given != null) {
      http.request().headers().set(HttpHeaders.AUTHORIZATION, given);
    }
    sockets.gate.identify(http, this::acknowledge, refused -> close(4403, "Forbidden"));
  }

  private static String token(Map<?, ?> parameters) {
    return parameters == null
        ? null
        : parameters.entrySet().stream()
            .filter(
                one ->
                    AUTHORIZATION.equalsIgnoreCase(String.valueOf(one.getKey()))
                        && one.getValue() instanceof String)
            .map(one -> (String) one.getValue())
            .findFirst()
            .orElse(null);
  }

  private void acknowledge(Guest known) {
    guest = known;
    endings.add(sockets.liveness.watchToken(http.vertx(), guest, this));
    send("{\"type\":\"connection_ack\"}");
  }

  private void subscribe(Map<String, Object> message) {
    if (guest == null) {
      close(4401, "Unauthorized");
    } else if (!(message.get("id") instanceof String id)
        || id.isEmpty()
        || !(message.get("payload") instanceof Map<?, ?> payload)) {
      close(4400, "A subscribe message must have an id and a payload");
    } else if (operations.containsKey(id)) {
      close(4409, "Subscriber for " + shortened(id) + " already exists");
    } else {
      SocketOperation operation = new SocketOperation(this, id, http);
      operations.put(id, operation);
      serve(operation, payload);
    }
  }

  private void serve(SocketOperation operation, Map<?, ?> payload) {
    try {
      if (operations.size() > sockets.settings.operationsPerConnection()) {
        throw RequestError.tooExpensive(
            "a connection may have at most "
                + sockets.settings.operationsPerConnection()
                + " operations at a time");
      }
      @SuppressWarnings("unchecked")
      Map<String, Object> members = (Map<String, Object>) payload;
      sockets.serving.serve(operation, GraphQLRequest.of(members), false);
    } catch (RequestError e) {
      operation.refuse(sockets.errors, e);
    }
  }

  private void complete(Object id) {
    if (!(id instanceof String)) {
      close(4400, "A complete message must have an id");
      return;
    }
    SocketOperation operation = operations.get(id);
    if (operation != null) {
      operation.end();
    }
  }

  /** The operation is over. */
  void forget(String id) {
    operations.remove(id);
  }

  Guest guest() {
    return guest;
  }

  Sockets sockets() {
    return sockets;
  }

  /** An id that a client made up. */
  static String quoted(String id) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(id)) + '"';
  }

  private static String shortened(String id) {
    return id.length() > 20 ? id.substring(0, 20) + "…" : id;
  }

  void send(String message) {
    outflow.add(message.length());
    write(message);
  }

  /** Who does not read is not read. */
  void write(String message) {
    if (socket.isClosed()) {
      outflow.take(message.length());
      return;
    }
    socket.writeTextMessage(message).onComplete(sent -> outflow.take(message.length()));
    if (socket.writeQueueFull()) {
      socket.pause();
      socket.drainHandler(drained -> socket.resume());
    }
  }

  private void close(int code, String reason) {
    if (!socket.isClosed()) {
      socket.close((short) code, reason);
    }
    end();
  }

  private void end() {
    List.copyOf(endings).forEach(Runnable::run);
    endings.clear();
    List.copyOf(operations.values()).forEach(SocketOperation::end);
  }

  @Override
  public Outflow outflow() {
    return outflow;
  }

  @Override
  public void showSignOfLife() {
    send("{\"type\":\"ping\"}");
  }

  /** Its answer to being closed would not come. */
  @Override
  public void cut() {
    end();
    http.request().connection().close();
  }

  @Override
  public void endToken() {
    close(Sockets.TOKEN_RUN_OUT, Tokens.RUN_OUT.getMessage());
  }

  @Override
  public void endService() {
    close(1012, "Service restart");
  }
}
