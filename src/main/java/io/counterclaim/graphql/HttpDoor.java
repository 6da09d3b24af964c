package io.counterclaim.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.ExecutionResult;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import io.smallrye.graphql.execution.ExecutionService;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

/**
 * The way in for GraphQL over HTTP: one thread, one request context and one read-only transaction a
 * request, so that all fields of a query see one snapshot. It stands before the handler of the
 * framework, which gives each field a thread and a transaction of its own and answers wrong input
 * with a 500.
 */
@ApplicationScoped
class HttpDoor {
  private static final Logger LOG = Logger.getLogger(HttpDoor.class);
  private static final int MAX_BODY = 100_000;
  private static final String RESPONSE = "application/graphql-response+json; charset=utf-8";

  @Inject ExecutionService graphql;
  @Inject ObjectMapper json;
  @Inject Errors errors;
  @Inject @VirtualThreads ExecutorService threads;

  void open(@Observes Router router) {
    router
        .post("/graphql")
        .order(-1)
        .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY))
        .handler(this::receive);
  }

  private void receive(RoutingContext http) {
    JsonObject request = request(http.body().asString("UTF-8"));
    if (request == null) {
      answer(
          http,
          400,
          errors.refusal(
              "the body must be a JSON object with the member query, a string, and if need be variables, an object, and"
                  + " operationName, a string"));
      return;
    }
    threads.execute(() -> answer(http, request));
  }

  /** The body as a request; null if it is none. */
  private static JsonObject request(String body) {
    try (JsonReader reader = Json.createReader(new StringReader(body == null ? "" : body))) {
      JsonObject request = reader.readObject();
      boolean wellFormed =
          is(request.get("query"), ValueType.STRING)
              && (absent(request.get("variables"))
                  || is(request.get("variables"), ValueType.OBJECT))
              && (absent(request.get("operationName"))
                  || is(request.get("operationName"), ValueType.STRING));
      return wellFormed ? request : null;
    } catch (JsonException e) {
      return null;
    }
  }

  private static boolean absent(JsonValue value) {
    return value == null || is(value, ValueType.NULL);
  }

  private static boolean is(JsonValue value, ValueType type) {
    return value != null && value.getValueType() == type;
  }

  private void answer(RoutingContext http, JsonObject request) {
    try {
      Parser.parse(request.getString("query"));
      ExecutionResult result = execute(request);
      answer(http, result.isDataPresent() ? 200 : 400, errors.specification(result));
    } catch (InvalidSyntaxException e) {
      answer(http, 400, errors.syntax(e));
    } catch (RuntimeException e) {
      LOG.error("A GraphQL request failed", e);
      answer(http, 500, errors.internal());
    }
  }

  private void answer(RoutingContext http, int status, Map<String, Object> body) {
    try {
      Buffer bytes = Buffer.buffer(json.writeValueAsBytes(body));
      http.response().setStatusCode(status).putHeader("content-type", RESPONSE).end(bytes);
    } catch (JsonProcessingException e) {
      http.fail(e);
    }
  }

  private ExecutionResult execute(JsonObject request) {
    ManagedContext requestContext = Arc.container().requestContext();
    requestContext.activate();
    QuarkusTransaction.begin();
    try {
      Read.snapshot();
      return run(request, requestContext);
    } finally {
      QuarkusTransaction.rollback();
      SmallRyeContextManager.clearCurrentSmallRyeContext();
      requestContext.terminate();
    }
  }

  private ExecutionResult run(JsonObject request, ManagedContext requestContext) {
    Map<String, Object> context = new HashMap<>();
    context.put("runBlocking", true);
    context.put("state", requestContext.getState());
    context.put("httpHeaders", Map.of());
    Outcome outcome = new Outcome();
    graphql.executeSync(request, context, outcome);
    return outcome.result();
  }

  private static final class Outcome implements ExecutionResponseWriter {
    private ExecutionResponse response;
    private Throwable failure;

    @Override
    public void write(ExecutionResponse response) {
      this.response = response;
    }

    @Override
    public void fail(Throwable failure) {
      this.failure = failure;
    }

    ExecutionResult result() {
      if (failure != null) {
        throw new IllegalStateException(failure);
      }
      return response.getExecutionResult();
    }
  }
}
