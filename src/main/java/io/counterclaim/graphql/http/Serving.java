package io.counterclaim.graphql.http;

import graphql.ExecutionResult;
import io.counterclaim.graphql.execution.Cancelling;
import io.counterclaim.graphql.execution.Engine;
import io.counterclaim.graphql.execution.Errors;
import io.counterclaim.graphql.execution.Limits;
import io.counterclaim.graphql.execution.OperationRequest;
import io.counterclaim.graphql.execution.OperationRun;
import io.counterclaim.graphql.execution.Refusal;
import io.counterclaim.graphql.execution.RequestError;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Serves requests: each gets its turn, a thread and a time limit, and is given up when the time is
 * over or the client has gone.
 */
@Singleton
class Serving {
  private static final Logger LOG = Logger.getLogger(Serving.class);
  @Inject TrustedDocuments documents;
  @Inject Lanes lanes;
  @Inject Engine engine;
  @Inject Errors errors;
  @Inject Limits limits;
  @Inject MeterRegistry metrics;
  @Inject Cancelling cancelling;

  void serve(Exchange exchange, GraphQLRequest request, boolean readOnly) {
    String document = documents.document(request);
    OperationRun run =
        new OperationRun(
            new OperationRequest(
                document,
                request.operationName(),
                request.variables(),
                readOnly,
                exchange.guest().caller(),
                exchange.drafts(),
                exchange.revision()));
    exchange.begin(run);
    Visit visit = new Visit(exchange, run, this::execute);
    Vertx vertx = exchange.http.vertx();
    long timer = vertx.setTimer(limits.time().toMillis(), fired -> giveUp(exchange, run));
    Timer.Sample sample = Timer.start();
    visit.onEnd(
        () -> {
          vertx.cancelTimer(timer);
          cancelling.cancel(vertx, run);
          lanes.leave(visit.client, visit);
          sample.stop(timer(exchange, run, documents.trust(request)));
        });
    exchange.onEnd(visit::end);
    enter(lanes.readers, visit);
  }

  private void enter(Admission lane, Visit visit) {
    if (!lane.admit(visit.client, visit)) {
      visit.exchange.busy(errors);
    } else if (visit.run.isCancelled()) {
      lane.leave(visit.client, visit);
    }
  }

  /** Names of operations that clients make up would be one timer each. */
  private Timer timer(Exchange exchange, OperationRun run, boolean trusted) {
    String outcome = exchange.outcome();
    String operation = !trusted ? "untrusted" : run.name() == null ? "anonymous" : run.name();
    return metrics.timer("graphql.request", "operation", operation, "outcome", outcome);
  }

  /** What writes is answered when it has ended: only then is known what became of it. */
  private void giveUp(Exchange exchange, OperationRun run) {
    Vertx vertx = exchange.http.vertx();
    cancelling.cancel(vertx, run);
    if (run.isWriter()) {
      vertx.setTimer(
          Cancelling.LONGEST_END_MILLIS,
          late -> exchange.unavailable(errors, RequestError.PERHAPS_RECORDED));
    } else {
      tookTooLong(exchange, "ask for less, or try again later");
    }
  }

  private void tookTooLong(Exchange exchange, String advice) {
    exchange.unavailable(
        errors, "the request took longer than " + limits.time().toMillis() + " ms: " + advice);
  }

  private void execute(Visit visit) {
    MDC.put(AccessLog.REQUEST_ID, visit.exchange.requestId());
    try {
      if (!visit.run.isCancelled()) {
        engine
            .execute(visit.run)
            .ifPresentOrElse(result -> conclude(visit, result), () -> enter(lanes.writers, visit));
      }
    } catch (RequestError e) {
      visit.exchange.refuse(errors, e);
    } catch (RuntimeException | Error e) {
      LOG.error("A GraphQL request failed", e);
      visit.exchange.answer(500, errors.internal());
    } finally {
      MDC.remove(AccessLog.REQUEST_ID);
    }
  }

  private void conclude(Visit visit, ExecutionResult result) {
    Exchange exchange = visit.exchange;
    OperationRun run = visit.run;
    if (run.name() != null) {
      Span.current().setAttribute("graphql.operation.name", run.name());
    }
    if (run.start() != null) {
      visit.end();
      exchange.follow(run.start(), errors);
    } else if (run.hasWritten() || !run.isCancelled()) {
      answer(exchange, run, result);
    } else if (run.isWriter()) {
      tookTooLong(exchange, "nothing was recorded, try again later");
    }
  }

  private Map<String, Object> extensions(
      Exchange exchange, OperationRun run, ExecutionResult result) {
    Map<String, Object> extensions = new LinkedHashMap<>();
    if (exchange.asksForCost() && run.cost() != null) {
      extensions.put("cost", Map.of("requested", run.cost(), "limit", limits.cost()));
    }
    if (run.isPreview() && result.isDataPresent()) {
      extensions.put("preview", Map.of("drafts", run.drafts()));
    }
    return extensions;
  }

  private void answer(Exchange exchange, OperationRun run, ExecutionResult result) {
    Map<String, Object> answer = new LinkedHashMap<>(errors.specification(result));
    Map<String, Object> extensions = extensions(exchange, run, result);
    if (!extensions.isEmpty()) {
      answer.put("extensions", extensions);
    }
    if (Refusal.isOfMutation(result)) {
      exchange.answer(405, answer, Map.of(HttpHeaders.ALLOW, "POST"));
    } else {
      boolean executed = result.isDataPresent() || exchange.mediaType == MediaType.JSON;
      exchange.answer(executed ? 200 : 400, answer, RevisionHeader.of(run.revision()));
    }
  }
}
