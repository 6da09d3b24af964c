package io.counterclaim.graphql.http;

import io.counterclaim.graphql.execution.Errors;
import io.counterclaim.graphql.execution.EventQuery;
import io.counterclaim.graphql.execution.OperationRun;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.live.EventSink;
import io.counterclaim.graphql.live.Follower;
import io.counterclaim.graphql.live.ToldEvents;
import io.counterclaim.graphql.schema.Revision;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One operation of a client on a WebSocket, which is answered once, or told what happens. */
final class SocketOperation extends Exchange implements EventSink {
  private final EventSocket socket;
  private final String id;
  private final List<Runnable> endings = new ArrayList<>();
  private String outcome = "cancelled";
  private boolean over;

  SocketOperation(EventSocket socket, String id, RoutingContext http) {
    super(http, MediaType.GRAPHQL_RESPONSE, null);
    this.socket = socket;
    this.id = id;
  }

  @Override
  Guest guest() {
    return socket.guest();
  }

  @Override
  List<UUID> drafts() {
    return List.of();
  }

  @Override
  Revision revision() {
    return null;
  }

  @Override
  boolean asksForCost() {
    return false;
  }

  @Override
  void begin(OperationRun run) {}

  @Override
  String outcome() {
    return outcome;
  }

  @Override
  void onEnd(Runnable task) {
    if (over) {
      task.run();
    } else {
      endings.add(task);
    }
  }

  @Override
  void answer(int status, Map<String, Object> answer, Map<CharSequence, String> headers) {
    if (answer.containsKey("data")) {
      String payload = text(answer);
      onEventLoop(
          () -> {
            outcome = Errors.outcome(answer);
            send("next", payload);
            complete();
          });
    } else {
      fail(answer);
    }
  }

  @Override
  void follow(EventQuery.Start start, Errors errors) {
    onEventLoop(
        () -> {
          try {
            Follower follower = socket.sockets().hub.follow(start, this);
            outcome = Errors.OK;
            onEnd(() -> socket.sockets().hub.leave(follower));
          } catch (RequestError refused) {
            refuse(errors, refused);
          }
        });
  }

  @Override
  public String client() {
    return guest().client();
  }

  @Override
  public void next(ToldEvents events) {
    List<String> messages =
        events.all().stream().map(event -> message("next", event.answer())).toList();
    messages.forEach(message -> socket.outflow().add(message.length()));
    eventLoop.runOnContext(ignored -> messages.forEach(this::write));
  }

  private void write(String message) {
    if (over) {
      socket.outflow().take(message.length());
    } else {
      socket.write(message);
    }
  }

  @Override
  public void fail(Map<String, Object> answer) {
    String errors = text(answer.get("errors"));
    onEventLoop(
        () -> {
          outcome = Errors.outcome(answer);
          send("error", errors);
          end();
        });
  }

  @Override
  public long waiting() {
    return socket.outflow().waiting();
  }

  private void onEventLoop(Runnable task) {
    eventLoop.runOnContext(
        ignored -> {
          if (!over) {
            task.run();
          }
        });
  }

  private void send(String type, String payload) {
    socket.send(message(type, payload));
  }

  private String message(String type, String payload) {
    return "{\"id\":"
        + EventSocket.quoted(id)
        + ",\"type\":\""
        + type
        + "\",\"payload\":"
        + payload
        + "}";
  }

  private void complete() {
    socket.send("{\"id\":" + EventSocket.quoted(id) + ",\"type\":\"complete\"}");
    end();
  }

  /** Nobody is told of it any more. */
  void end() {
    if (!over) {
      over = true;
      socket.forget(id);
      endings.forEach(Runnable::run);
    }
  }
}
