package io.counterclaim.graphql.http;

import io.counterclaim.graphql.execution.OperationRun;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Gives each request an id, and writes one line about it when it is over. */
@Singleton
class AccessLog {
  static final String REQUEST_ID = "requestId";
  static final String OUTCOME = "outcome";
  static final String RUN = "run";

  private static final Logger LOG = Logger.getLogger("io.counterclaim.access");
  private static final String HEADER = "X-Request-Id";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** Before the {@link Door}, which refuses requests as early. */
  void open(@Observes @Priority(Interceptor.Priority.APPLICATION) Router router) {
    router
        .route()
        .order(Integer.MIN_VALUE)
        .handler(this::receive)
        .failureHandler(this::receiveMalformed);
  }

  private void receive(RoutingContext http) {
    String given = http.request().getHeader(HEADER);
    String id = given != null && ID.matcher(given).matches() ? given : UUID.randomUUID().toString();
    http.put(REQUEST_ID, id);
    http.response().putHeader(HEADER, id);
    if (LOG.isInfoEnabled()) {
      long start = System.nanoTime();
      http.addEndHandler(ended -> write(http, System.nanoTime() - start));
    }
    http.next();
  }

  /** What cannot be routed, such as a request without a host, gets no further than here. */
  private void receiveMalformed(RoutingContext http) {
    if (http.get(REQUEST_ID) == null) {
      receive(http);
    } else {
      http.next();
    }
  }

  private static void write(RoutingContext http, long nanos) {
    HttpServerRequest request = http.request();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put(REQUEST_ID, http.get(REQUEST_ID));
    line.put("method", request.method().name());
    line.put("path", request.path());
    line.put(
        "status", http.response().ended() ? http.response().getStatusCode() : "client went away");
    line.put("bytes", http.response().bytesWritten());
    line.put("milliseconds", TimeUnit.NANOSECONDS.toMillis(nanos));
    line.put("client", request.remoteAddress().hostAddress());
    Guest guest = Guest.of(http);
    line.put("subject", guest == null ? null : guest.caller().subject());
    line.put(OUTCOME, http.get(OUTCOME));
    OperationRun run = http.get(RUN);
    if (run != null) {
      line.put("operation", run.name());
      line.put("cost", run.cost());
    }
    line.values().removeIf(Objects::isNull);
    line.forEach((name, value) -> MDC.put(name, String.valueOf(value)));
    LOG.info("request");
    line.keySet().forEach(MDC::remove);
  }
}
