package io.counterclaim.graphql.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.counterclaim.Json;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Follows a subscription by server-sent events. */
public final class EventClient implements EventSource {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final int PATIENCE_SECONDS = 20;

  private final HttpResponse<java.io.InputStream> response;
  private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
  private volatile boolean over;

  private EventClient(HttpResponse<java.io.InputStream> response) {
    this.response = response;
    Thread reading = new Thread(this::read);
    reading.setDaemon(true);
    reading.start();
  }

  /** Headers are names and values by turns. */
  public static EventClient open(String query, Map<String, ?> variables, String... headers) {
    URI service = URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/graphql");
    try {
      return open(service, query, variables, headers);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * @throws IOException if nobody is there
   */
  static EventClient open(URI service, String query, Map<String, ?> variables, String... headers)
      throws IOException {
    Map<String, Object> body = new HashMap<>(Map.of("query", query, "variables", variables));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service)
            .header("Content-Type", "application/json")
            .header("Accept", "text/event-stream")
            .POST(BodyPublishers.ofString(Json.of(body).text()));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      return new EventClient(CLIENT.send(request.build(), BodyHandlers.ofInputStream()));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  int status() {
    return response.statusCode();
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      Map<String, String> fields = new HashMap<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isEmpty()) {
          int colon = line.indexOf(':');
          fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
        } else if (fields.containsKey("event")) {
          String data = fields.get("data");
          told.add(
              new Told(
                  fields.get("id"), fields.get("event"), data.isEmpty() ? null : new Json(data)));
          fields.clear();
        }
      }
    } catch (IOException e) {
      // It was closed.
    } finally {
      over = true;
    }
  }

  @Override
  public boolean isOver() {
    return over && told.isEmpty();
  }

  @Override
  public Told poll(long millis) throws InterruptedException {
    return told.poll(millis, TimeUnit.MILLISECONDS);
  }

  Told next() throws InterruptedException {
    Told next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertNotNull(next, "nothing was told");
    return next;
  }

  /** Some events that have no errors. */
  List<Told> next(int some) throws InterruptedException {
    List<Told> all = new ArrayList<>();
    for (int i = 0; i < some; i++) {
      Told next = next();
      assertEquals("next", next.event());
      assertNull(next.answer().get("errors"), next.answer().text());
      assertEquals(next.id(), next.answer().get("extensions.revision"));
      all.add(next);
    }
    return all;
  }

  /** That there is nothing more, and the stream is over. */
  void assertComplete() throws InterruptedException {
    assertEquals("complete", next().event());
  }

  /** That nothing comes for a while. */
  public void assertQuiet(long millis) throws InterruptedException {
    assertNull(told.poll(millis, TimeUnit.MILLISECONDS));
    assertFalse(over, "it has ended");
  }

  @Override
  public void close() throws IOException {
    response.body().close();
  }
}
