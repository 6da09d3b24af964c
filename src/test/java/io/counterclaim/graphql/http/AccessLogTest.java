package io.counterclaim.graphql.http;

import static io.counterclaim.graphql.http.Answer.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AccessLogTest {
  private static final Logger LOG = Logger.getLogger("io.counterclaim.access");

  private final Lines lines = new Lines();

  /** What is written about requests, which the tests leave out otherwise. */
  private static final class Lines extends Handler {
    private final BlockingQueue<Map<String, String>> written = new LinkedBlockingQueue<>();

    @Override
    public void publish(LogRecord line) {
      written.add(((ExtLogRecord) line).getMdcCopy());
    }

    Map<String, String> next() throws InterruptedException {
      Map<String, String> line = written.poll(5, TimeUnit.SECONDS);
      assertNotNull(line);
      return line;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() {
    LOG.addHandler(lines);
    LOG.setLevel(Level.INFO);
  }

  @AfterEach
  void stopListening() {
    LOG.setLevel(Level.OFF);
    LOG.removeHandler(lines);
  }

  @Test
  void aRequestHasALineThatTellsWhoAskedWhatItCostAndHowItEnded() throws Exception {
    Answer answer =
        query(
            List.of("query=query Two { statements(first: 2) { nodes { key } } }"),
            "X-Request-Id",
            "mine");
    Map<String, String> line = lines.next();
    assertTrue(Integer.parseInt(line.remove("milliseconds")) >= 0);
    assertEquals(
        Map.of(
            "requestId", "mine",
            "method", "GET",
            "path", "/graphql",
            "status", "200",
            "bytes", "" + answer.http().body().length,
            "client", "127.0.0.1",
            "subject", "local",
            "operation", "Two",
            "cost", "23",
            "outcome", "ok"),
        line);
  }

  @Test
  void itTellsWhatWasRefused() throws Exception {
    query(
        List.of(
            "query={ statements(filter: {speaker: \"00000000-0000-7000-8000-000000000000\"}) { totalCount } }"));
    assertEquals("not-found", lines.next().get("outcome"));
    Answer.to("PUT", "/graphql", BodyPublishers.noBody());
    Map<String, String> line = lines.next();
    assertEquals("405", line.get("status"));
    assertEquals("invalid", line.get("outcome"));
    Answer.get("/nothing");
    assertEquals("404", lines.next().get("status"));
  }

  @Test
  void anAnswerOverHttp2IsOne() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(Answer.uri("/graphql?query=%7B__typename%7D")).build();
    for (int requests = 0; requests < 2; requests++) {
      assertEquals(200, client.send(request, BodyHandlers.discarding()).statusCode());
      assertEquals("200", lines.next().get("status"));
    }
  }

  @Test
  void probesHaveNone() throws Exception {
    assertEquals(200, Answer.management("/q/health/live").status());
    query(List.of("query={ __typename }"));
    assertEquals("/graphql", lines.next().get("path"));
  }
}
