package io.counterclaim.dossier;

import static io.counterclaim.dossier.DossierHttp.JSON;
import static io.counterclaim.dossier.DossierHttp.NDJSON;
import static io.counterclaim.dossier.DossierHttp.post;
import static io.counterclaim.dossier.DossierHttp.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.counterclaim.Beside;
import io.counterclaim.Sql;
import io.counterclaim.dossier.DossierHttp.Response;
import io.counterclaim.graphql.http.Strict;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dossiers that are sent to be recorded. */
@QuarkusTest
@TestProfile(Strict.class)
class DossierUploadTest {
  private static final String LOCK = "select pg_advisory_xact_lock(" + 0x636c61696dL + ")";
  private static final String TWO =
      "{title: 'Two', actors: [{key: 'u-one', type: 'STATE', name: 'One'}, {key: 'u-two', type: 'PERSON', name: 'Two'}],"
          + " affiliations: [{member: 'u-two', kind: 'HEAD_OF', group: 'u-one'}]}";

  @Inject DossierImporter importer;

  @BeforeEach
  void onlyTheArticle() {
    Tables.reset(importer);
  }

  private static String json(String dossier) {
    return Dossiers.object(dossier).toString();
  }

  private static long actors() {
    return Tables.number("select count(*) from actor where key like 'u-%'");
  }

  private static void assertReport(
      int recorded, int amended, int unchanged, boolean dryRun, Response response) {
    assertEquals(200, response.status(), response.text());
    JsonNode report = response.json();
    assertEquals(recorded, report.get("recorded").asInt(), response.text());
    assertEquals(amended, report.get("amended").asInt(), response.text());
    assertEquals(unchanged, report.get("unchanged").asInt(), response.text());
    assertEquals(dryRun, report.get("dryRun").asBoolean());
    assertEquals(dryRun, report.get("revision").isNull());
    assertEquals(0, report.get("violations").size());
  }

  @Test
  void aDossierIsRecordedOnce() {
    Response first = post("?why=From%20the%20desk", JSON, json(TWO));
    assertReport(3, 0, 0, false, first);
    try (Sql sql = Sql.open()) {
      assertEquals(
          List.of("From the desk local"),
          sql.rows("select distinct why, by from change where key like 'u-%'"));
      assertEquals(
          sql.rows("select max(revision) from change").get(0),
          first.json().get("revision").asText());
    }
    assertReport(0, 0, 3, false, post("", JSON + ";charset=UTF-8", json(TWO)));
    assertEquals(2, actors());
  }

  @Test
  void linesAreRecordedAsOneDossier() {
    String lines =
        """
        {"type": "AFFILIATION", "part": {"member": "u-two", "kind": "HEAD_OF", "group": "u-one"}}

        {"type": "ACTOR", "part": {"key": "u-one", "type": "STATE", "name": "One"}}
        {"type": "ACTOR", "part": {"key": "u-two", "type": "PERSON", "name": "Two"}}
        """;
    assertReport(3, 0, 0, false, post("", NDJSON, lines));
    assertEquals(2, actors());
  }

  @Test
  void whatIsTriedOnlyIsToldAndNotRecorded() {
    Map<String, Long> before = Tables.counts();
    assertReport(3, 0, 0, true, post("?dryRun=true", JSON, json(TWO)));
    assertEquals(before, Tables.counts());
  }

  @Test
  void otherContentIsAmendedWhenThatIsAskedFor() {
    post("", JSON, json(TWO));
    String other = json(TWO).replace("\"Two\"}]", "\"Another\"}]");
    Response refused = post("", JSON, other);
    assertEquals(422, refused.status());
    assertEquals("CONFLICT", refused.json().at("/violations/0/code").asText());
    assertReport(0, 1, 2, true, post("?amend=true&dryRun=true", JSON, other));
    assertReport(0, 1, 2, false, post("?amend=true", JSON, other));
    assertEquals(1, Tables.number("select count(*) from actor where name = 'Another'"));
  }

  @Test
  void allThatIsWrongIsToldAtOnceAndNothingIsRecorded() {
    Response refused =
        post(
            "",
            JSON,
            json(
                "{title: 'Wrong', actors: [{key: 'u-one', type: 'STATE', name: 'One'}, {key: 'u-two', type: 'KING', name: 'Two'}],"
                    + " sources: [{key: 'u-page', kind: 'WEB_PAGE', publisher: 'u-nobody'}]}"));
    assertEquals(422, refused.status());
    JsonNode violations = refused.json().get("violations");
    assertEquals(2, violations.size(), refused.text());
    assertEquals("/actors/1/type", violations.get(0).get("pointer").asText());
    assertEquals("u-two", violations.get(0).get("key").asText());
    assertEquals("\"KING\"", violations.get(0).get("value").asText());
    assertEquals("NOT_FOUND", violations.get(1).get("code").asText());
    assertTrue(violations.get(1).get("message").asText().contains("u-nobody"));
    assertEquals(0, actors());
  }

  @Test
  void ofLinesTheLineIsTold() {
    Response refused =
        post(
            "",
            NDJSON,
            """
            {"type": "ACTOR", "part": {"key": "u-one", "type": "STATE", "name": "One"}}

            {"type": "ACTOR", "part": {"key": "u-two", "type": "KING", "name": "Two"}}
            """);
    assertEquals(422, refused.status());
    assertEquals(3, refused.json().at("/violations/0/line").asInt());
    assertEquals("/part/type", refused.json().at("/violations/0/pointer").asText());
    assertEquals(0, actors());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"title\": \"T\", \"title\": \"T\"}",
        "{\"title\": \"T\"} 1",
        "{\"title\": \"\u0000\"}"
      })
  void whatIsNoDossierIsRefused(String body) {
    Response refused = post("", JSON, body);
    assertEquals(422, refused.status(), refused.text());
    assertTrue(refused.json().get("violations").size() > 0, refused.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "{\"type\": \"ACTOR\"}",
        "{\"type\": \"CAMP\", \"part\": {}}",
        "{\"type\": \"ACTOR\", \"part\": 1}",
        "{\"type\": \"ACTOR\", \"part\": {}, \"id\": 1}",
        "{\"type\": \"ACTOR\", \"part\": {}"
      })
  void whatIsNoPartIsRefused(String line) {
    Response refused = post("", NDJSON, line + "\n");
    assertEquals(422, refused.status(), refused.text());
    assertTrue(refused.json().get("violations").size() > 0, refused.text());
  }

  /** A page of another site can have a browser send these without asking first. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "text/plain; application/json",
        "application/jsonx"
      })
  void whatAFormCanSendIsNotRead(String type) {
    Response refused = post("", type, json(TWO));
    assertEquals(415, refused.status());
    assertEquals("invalid", refused.json().at("/errors/0/extensions/code").asText());
    assertEquals(0, actors());
  }

  @ParameterizedTest
  @CsvSource({"?dryRun=yes, dryRun", "?amend=, amend", "?why=%00, why"})
  void parametersMustBeOnesThatThereAre(String parameters, String name) {
    Response refused = post(parameters, JSON, json(TWO));
    assertEquals(400, refused.status());
    assertTrue(refused.json().at("/errors/0/message").asText().startsWith(name + ": "));
  }

  @Test
  void otherFormsOfTheAnswerAreRefused() {
    assertEquals(406, post("", JSON, json(TWO), "Accept", "text/html").status());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsTooLargeIsRefused(boolean told) throws IOException {
    String large = "{\"title\": \"" + "x".repeat(Strict.MOST) + "\"}";
    String head =
        "POST /dossiers HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n";
    String request =
        told
            ? head + "Content-Length: " + large.length() + "\r\n\r\n" + large
            : head
                + "Transfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(large.length())
                + "\r\n"
                + large
                + "\r\n0\r\n\r\n";
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
      assertTrue(answer.contains("too-expensive"), answer);
    }
  }

  private static Socket connect() throws IOException {
    return new Socket(DossierHttp.uri("/").getHost(), DossierHttp.uri("/").getPort());
  }

  @Test
  void whoListensIsToldHowFarItIs() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 1500; i++) {
      many.append(
          "{\"type\": \"ACTOR\", \"part\": {\"key\": \"u-"
              + i
              + "\", \"type\": \"OTHER\", \"name\": \"N\"}}\n");
    }
    Response response = post("", NDJSON, many.toString(), "Accept", "text/event-stream");
    assertEquals(200, response.status());
    assertEquals("text/event-stream", response.header("Content-Type"));
    List<String> events = List.of(response.text().split("\n\n"));
    assertEquals("event: progress\ndata: {\"parts\":0,\"of\":1500}", events.get(0));
    String last = events.get(events.size() - 1);
    assertTrue(last.startsWith("event: report\ndata: "), last);
    JsonNode report = read(last.substring(last.indexOf('{')));
    assertEquals(200, report.get("status").asInt());
    assertEquals(1500, report.get("recorded").asInt());
    assertEquals(1500, actors());
  }

  @Test
  void whoListensIsToldWhatIsWrong() {
    Response response =
        post(
            "",
            JSON,
            json(
                "{title: 'T', sources: [{key: 'u-page', kind: 'WEB_PAGE', publisher: 'u-nobody'}]}"),
            "Accept",
            "text/event-stream");
    String last = response.text().substring(response.text().lastIndexOf("event: "));
    JsonNode report = read(last.substring(last.indexOf('{')));
    assertEquals(422, report.get("status").asInt());
    assertEquals("/sources/0/publisher", report.at("/violations/0/pointer").asText());
  }

  /** Longer than a request may take, and shorter than a dossier may. */
  @Test
  void aDossierMayTakeItsTime() throws Exception {
    try (Sql lock = Sql.open()) {
      lock.execute("begin", LOCK);
      CompletableFuture<Response> sent = Beside.supply(() -> post("", JSON, json(TWO)));
      Thread.sleep(2 * Strict.TIME + 500);
      assertTrue(!sent.isDone());
      lock.execute("rollback");
      assertReport(3, 0, 0, false, sent.get(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void whatTakesLongerIsGivenUp() {
    try (Sql lock = Sql.open()) {
      lock.execute("begin", LOCK);
      Response late = post("", JSON, json(TWO));
      assertEquals(503, late.status());
      assertEquals("1", late.header("Retry-After"));
      assertEquals("timeout", late.json().at("/errors/0/extensions/code").asText());
      assertEquals(0, waiting());
      lock.execute("rollback");
    }
    assertEquals(0, actors());
    assertReport(3, 0, 0, false, post("", JSON, json(TWO)));
  }

  private static long waiting() {
    return Tables.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'");
  }

  private static void eventually(String what, BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(8);
    while (!holds.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, what);
      Thread.sleep(20);
    }
  }

  @Test
  void aClientThatGoesAwayEndsItsImport() throws Exception {
    try (Sql lock = Sql.open()) {
      lock.execute("begin", LOCK);
      Socket socket = connect();
      socket.getOutputStream().write(request(json(TWO)).getBytes(StandardCharsets.US_ASCII));
      eventually("it waits", () -> waiting() == 1);
      socket.close();
      eventually("it waits no longer", () -> waiting() == 0);
      lock.execute("rollback");
    }
    assertReport(3, 0, 0, false, post("", JSON, json(TWO)));
  }

  private static String request(String body) {
    return "POST /dossiers HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  @Test
  void whatComesInTooSlowlyIsCutOffAndHoldsUpNobody() throws Exception {
    String whole = request(json(TWO));
    try (Socket socket = connect()) {
      socket
          .getOutputStream()
          .write(whole.substring(0, whole.length() - 20).getBytes(StandardCharsets.US_ASCII));
      long start = System.nanoTime();
      assertEquals(-1, socket.getInputStream().read());
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      assertTrue(millis > Strict.TIME - 500 && millis < Strict.TIME + 3000, millis + " ms");
    }
    assertReport(3, 0, 0, false, post("", JSON, json(TWO)));
  }

  /** One after the other, so that not all are in memory. */
  @Test
  void dossiersThatComeAtOnceAreAllRecorded() {
    List<CompletableFuture<Response>> sent = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String dossier = json(TWO.replace("u-", "u-" + i + "-"));
      sent.add(Beside.supply(() -> post("", JSON, dossier)));
    }
    sent.forEach(each -> assertReport(3, 0, 0, false, each.join()));
    assertEquals(24, actors());
  }

  @Test
  void aConnectionServesOnAfterARefusalAndAnImport() throws Exception {
    try (Socket socket = connect()) {
      String wrong = request(json(TWO)).replace("application/json", "text/plain");
      String all = wrong + request(json(TWO)) + request(json(TWO));
      socket.getOutputStream().write(all.getBytes(StandardCharsets.US_ASCII));
      StringBuilder answer = new StringBuilder();
      socket.setSoTimeout(6000);
      byte[] some = new byte[10_000];
      while (answer.toString().split("HTTP/1.1 ", -1).length < 4
          || !answer.toString().endsWith("}")) {
        int length = socket.getInputStream().read(some);
        assertTrue(length > 0, answer.toString());
        answer.append(new String(some, 0, length, StandardCharsets.UTF_8));
      }
      assertTrue(answer.toString().startsWith("HTTP/1.1 415 "), answer.toString());
      assertEquals(2, answer.toString().split("HTTP/1.1 200 ", -1).length - 1, answer.toString());
    }
  }
}
