package io.counterclaim.graphql.http;

import io.counterclaim.graphql.execution.Cancelling;
import io.counterclaim.graphql.execution.ErrorCode;
import io.counterclaim.graphql.execution.Errors;
import io.counterclaim.graphql.execution.Limits;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.execution.WriteRun;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * A client that sends something to be recorded. It is given up when its own time is over, when it
 * comes in too slowly, or when the client goes away.
 */
final class UploadVisit implements Runnable {
  private static final Logger LOG = Logger.getLogger(UploadVisit.class);
  private static final long LOOK_MILLIS = 1000;
  private static final long KEEP_ALIVE_MILLIS = 15_000;

  /** Who sends less has no more time than for another request. */
  private static final long BYTES_PER_MILLI = 100;

  private final RoutingContext http;
  private final Exchange exchange;
  private final WriteRun run;
  private final UploadBody body;
  private final Upload upload;
  private final Consumer<Upload> work;
  private final Errors errors;
  private final Limits limits;
  private final Context eventLoop = Vertx.currentContext();
  private volatile boolean running;

  UploadVisit(
      Exchange exchange,
      MediaType form,
      WriteRun run,
      Consumer<Upload> work,
      Errors errors,
      Limits limits) {
    this.exchange = exchange;
    this.run = run;
    this.work = work;
    this.errors = errors;
    this.limits = limits;
    http = exchange.http;
    body = new UploadBody(http.request(), eventLoop, limits.dossier().asLongValue());
    upload = new Upload(exchange, run, body, form);
  }

  /** On the event loop, as all but {@link #run}. */
  void begin(Admission places, Cancelling cancelling) {
    Vertx vertx = http.vertx();
    String client = Guest.of(http).client();
    long end = vertx.setTimer(limits.dossierTime().toMillis(), fired -> giveUp(cancelling));
    long beat = vertx.setPeriodic(KEEP_ALIVE_MILLIS, fired -> upload.keepAlive());
    http.addEndHandler(
        ended -> {
          vertx.cancelTimer(end);
          vertx.cancelTimer(beat);
          body.cutOff();
          cancelling.cancel(vertx, run);
          places.leave(client, this);
        });
    if (!places.admit(client, this)) {
      exchange.busy(errors);
      body.close();
    }
  }

  /** What writes is answered when it has ended: only then is known what became of it. */
  private void giveUp(Cancelling cancelling) {
    body.cutOff();
    cancelling.cancel(http.vertx(), run);
    if (running) {
      http.vertx()
          .setTimer(
              Cancelling.LONGEST_END_MILLIS,
              late -> upload.answer(503, timeout(RequestError.PERHAPS_RECORDED)));
    } else {
      exchange.busy(errors);
    }
  }

  @Override
  public void run() {
    running = true;
    MDC.put(AccessLog.REQUEST_ID, http.get(AccessLog.REQUEST_ID));
    eventLoop.runOnContext(ignored -> receive());
    try {
      run.check();
      work.accept(upload);
    } catch (RequestError unavailable) {
      upload.answer(503, timeout(unavailable.getMessage()));
    } catch (CancellationException cutOff) {
      upload.answer(503, timeout("the dossier did not come in, and nothing of it was recorded"));
    } catch (UploadBody.TooLarge tooLarge) {
      upload.answer(413, errors.refusal(ErrorCode.TOO_EXPENSIVE, Uploads.tooLarge(limits)));
    } catch (RuntimeException | Error e) {
      LOG.error("An upload failed", e);
      upload.answer(500, errors.internal());
    } finally {
      body.close();
      MDC.remove(AccessLog.REQUEST_ID);
    }
  }

  private Map<String, Object> timeout(String message) {
    return errors.refusal(ErrorCode.TIMEOUT, message);
  }

  private void receive() {
    if (http.response().closed()) {
      return;
    }
    HttpServerRequest request = http.request();
    if (request.headers().contains(HttpHeaders.EXPECT, "100-continue", true)) {
      http.response().writeContinue();
    }
    body.open();
    long start = System.nanoTime();
    http.vertx().setPeriodic(LOOK_MILLIS, timer -> look(timer, start));
  }

  private void look(long timer, long start) {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    boolean over = body.isWhole() || http.response().closed() || http.response().ended();
    boolean tooSlow = millis > limits.time().toMillis() + body.received() / BYTES_PER_MILLI;
    if (over || tooSlow) {
      http.vertx().cancelTimer(timer);
    }
    if (!over && tooSlow) {
      http.response().reset();
    }
  }
}
