package io.counterclaim.graphql.live;

import static io.counterclaim.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.Json;
import io.counterclaim.dossier.DossierImporter;
import io.counterclaim.dossier.Tables;
import io.counterclaim.graphql.http.Metrics;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who stops reading keeps nobody waiting, is told where to go on, and misses nothing. */
@QuarkusTest
class SlowFollowerTest {
  private static final int ACTORS = 400;
  private static final Pattern ID = Pattern.compile("(?m)^id: (\\d+)$");
  private static final Pattern PLACE = Pattern.compile("go on with after: \\\\\"(\\d+)\\\\\"");

  /** Each event has some 50 kB, so that what is on the way fills all buffers. */
  private static final String CHANGES =
      "subscription($after: Revision) { changes(after: $after, types: [ACTOR]) { revision "
          + IntStream.range(0, 45)
              .mapToObj(i -> "a" + i + ": after")
              .collect(Collectors.joining(" "))
          + " } }";

  @Inject DossierImporter importer;

  @AfterEach
  void leaveTheArticle() {
    Tables.reset(importer);
  }

  @Test
  void whoStopsReadingIsEndedAndGoesOnWithoutAGap() throws Exception {
    String latest = EventStreamTest.latest();
    double before = Metrics.sum("graphql_subscriptions_dropped_total");
    try (Socket slow = open(latest);
        EventClient quick = EventClient.open(CHANGES, Map.of("after", latest))) {
      Metrics.assertSoon(2, "graphql_subscriptions");
      Thread.sleep(500);
      for (int i = 0; i < ACTORS / 50; i++) {
        record(50);
      }
      List<String> all = quick.next(ACTORS).stream().map(EventClient.Told::id).toList();
      Metrics.assertSoon(before + 1, "graphql_subscriptions_dropped_total");
      String received = readAll(slow);
      List<String> told = ids(received);
      Matcher place = PLACE.matcher(received);
      assertTrue(place.find(), received.substring(Math.max(0, received.length() - 300)));
      assertEquals(told.get(told.size() - 1), place.group(1));
      try (EventClient again = EventClient.open(CHANGES, Map.of("after", place.group(1)))) {
        List<String> whole = new ArrayList<>(told);
        again.next(ACTORS - told.size()).forEach(event -> whole.add(event.id()));
        assertEquals(all, whole);
      }
    }
  }

  private static Socket open(String after) throws IOException {
    String body = Json.of(Map.of("query", CHANGES, "variables", Map.of("after", after))).text();
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
    socket
        .getOutputStream()
        .write(
            ("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: text/event-stream\r\n"
                    + "Content-Length: "
                    + body.length()
                    + "\r\nConnection: close\r\n\r\n"
                    + body)
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String readAll(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        // Where chunks begin and end is in the way of lines.
        .replaceAll("\r\n[0-9a-f]+\r\n", "");
  }

  private static List<String> ids(String received) {
    return ID.matcher(received).results().map(found -> found.group(1)).toList();
  }

  private static void record(int actors) {
    String description = "d".repeat(1000);
    List<Map<String, String>> all =
        IntStream.range(0, actors)
            .mapToObj(
                i ->
                    Map.of(
                        "key",
                        "slow-" + System.nanoTime() + "-" + i,
                        "type",
                        "COMPANY",
                        "name",
                        "Slow",
                        "description",
                        description))
            .toList();
    Json payload =
        ask(
            "mutation($dossier: JSON!) { record(input: {dossier: $dossier}) { violations { message } } }",
            Map.of("dossier", Map.of("title", "Some", "actors", all)));
    assertEquals(List.of(), payload.getList("record.violations"));
  }
}
