package io.counterclaim.graphql.http;

import graphql.ExecutionResult;
import io.counterclaim.graphql.execution.Engine;
import io.counterclaim.graphql.execution.ErrorCode;
import io.counterclaim.graphql.execution.Errors;
import io.counterclaim.graphql.execution.Limits;
import io.counterclaim.graphql.execution.OperationRequest;
import io.counterclaim.graphql.execution.OperationRun;
import io.counterclaim.graphql.execution.Refusal;
import io.counterclaim.graphql.execution.RequestError;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Serves requests: each gets its turn, a thread and a time limit, and is given up when the time is
 * over or the client has gone.
 */
@Singleton
class Serving {
  private static final Logger LOG = Logger.getLogger(Serving.class);
  private static final String COST_HEADER = "GraphQL-Cost";
  private static final long CANCEL_AGAIN_MILLIS = 200;

  @Inject TrustedDocuments documents;
  @Inject Admission admission;
  @Inject Engine engine;
  @Inject Errors errors;
  @Inject Limits limits;
  @Inject MeterRegistry metrics;
  @Inject @VirtualThreads ExecutorService threads;

  void serve(Exchange exchange, GraphQLRequest request, boolean readOnly) {
    String document = documents.document(request);
    OperationRun run =
        new OperationRun(
            new OperationRequest(document, request.operationName(), request.variables(), readOnly));
    RoutingContext http = exchange.http;
    http.put(AccessLog.RUN, run);
    long timer = http.vertx().setTimer(limits.time().toMillis(), fired -> giveUp(exchange));
    Timer.Sample sample = Timer.start();
    String client = ClientNetwork.of(http.request().remoteAddress());
    Runnable turn = Context.current().wrap(() -> execute(exchange, run));
    http.addEndHandler(
        ended -> {
          http.vertx().cancelTimer(timer);
          admission.leave(client, turn);
          cancel(http.vertx(), run);
          sample.stop(timer(exchange, run, documents.trust(request)));
        });
    if (!admission.admit(client, turn)) {
      unavailable(exchange, "the service has too much to do: try again later");
    }
  }

  /** Names of operations that clients make up would be one timer each. */
  private Timer timer(Exchange exchange, OperationRun run, boolean trusted) {
    String outcome = exchange.http.get(AccessLog.OUTCOME, "cancelled");
    String operation = !trusted ? "untrusted" : run.name() == null ? "anonymous" : run.name();
    return metrics.timer("graphql.request", "operation", operation, "outcome", outcome);
  }

  private void giveUp(Exchange exchange) {
    unavailable(
        exchange,
        "the request took longer than "
            + limits.time().toMillis()
            + " ms: ask for less, or try again later");
  }

  private void cancel(Vertx vertx, OperationRun run) {
    if (!run.isOver()) {
      threads.execute(
          () -> {
            run.cancel();
            vertx.setTimer(CANCEL_AGAIN_MILLIS, again -> cancel(vertx, run));
          });
    }
  }

  private void unavailable(Exchange exchange, String message) {
    exchange.answer(
        503, errors.refusal(ErrorCode.TIMEOUT, message), Map.of(HttpHeaders.RETRY_AFTER, "1"));
  }

  private void execute(Exchange exchange, OperationRun run) {
    MDC.put(AccessLog.REQUEST_ID, exchange.http.get(AccessLog.REQUEST_ID));
    try {
      if (run.isCancelled()) {
        return;
      }
      ExecutionResult result = engine.execute(run);
      if (run.name() != null) {
        Span.current().setAttribute("graphql.operation.name", run.name());
      }
      if (!run.isCancelled()) {
        answer(exchange, run, result);
      }
    } catch (RequestError e) {
      unavailable(exchange, e.getMessage());
    } catch (RuntimeException | Error e) {
      LOG.error("A GraphQL request failed", e);
      exchange.answer(500, errors.internal());
    } finally {
      MDC.remove(AccessLog.REQUEST_ID);
    }
  }

  private void answer(Exchange exchange, OperationRun run, ExecutionResult result) {
    Map<String, Object> answer = new LinkedHashMap<>(errors.specification(result));
    if ("1".equals(exchange.http.request().getHeader(COST_HEADER)) && run.cost() != null) {
      answer.put(
          "extensions", Map.of("cost", Map.of("requested", run.cost(), "limit", limits.cost())));
    }
    if (Refusal.isOfMutation(result)) {
      exchange.answer(405, answer, Map.of(HttpHeaders.ALLOW, "POST"));
    } else {
      boolean executed = result.isDataPresent() || exchange.mediaType == MediaType.JSON;
      exchange.answer(executed ? 200 : 400, answer);
    }
  }
}
