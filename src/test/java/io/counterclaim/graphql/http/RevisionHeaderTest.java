package io.counterclaim.graphql.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.Sql;
import io.counterclaim.dispute.OwnDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever knows of a revision reads what is at least as new. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class RevisionHeaderTest {
  private static final String HEADER = "Counterclaim-Revision";
  private static final String QUERY = "{ actors { totalCount nodes { name } } }";
  private static final String RECORD =
      "mutation { recordActor(input: {key: \"revision-%d\", type: COMPANY, name: \"X\"}) { revision %s } }";

  @Test
  void anAnswerNamesTheRevisionThatItIsOf() {
    assertEquals(latest(), revision(ask(QUERY)));
    Answer recorded = record("");
    assertEquals(latest(), revision(recorded));
    assertEquals(latest(), revision(ask(QUERY)));
  }

  @Test
  void soDoesOneThatIsAnEventAndOneThatIsTheSameAsBefore() {
    assertEquals(latest(), revision(ask(QUERY, "Accept", "text/event-stream")));
    Answer first = Answer.query(List.of("query=" + QUERY));
    Answer second = Answer.query(List.of("query=" + QUERY), "If-None-Match", first.header("ETag"));
    assertEquals(304, second.status());
    assertEquals(latest(), revision(second));
    assertTrue(second.header("Vary").contains(HEADER));
  }

  @Test
  void whatReadsNothingIsOfNone() {
    assertNull(ask("{ __typename }").header(HEADER));
    assertNull(ask("{ nothing }").header(HEADER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"violations { message }", "actor { key }"})
  void aMutationNamesWhatItWrote(String selection) {
    long before = latest();
    Answer answer = record(selection);
    long written = Long.parseLong(answer.json().get("data.recordActor.revision"));
    assertTrue(before < written && written <= revision(answer), answer.text());
    assertEquals(latest(), revision(answer));
  }

  @Test
  void aMutationNamesWhatItsLastFieldWrote() {
    String two =
        "mutation { a: recordActor(input: {key: \"revision-%1$d\", type: COMPANY, name: \"X\"}) { actor { key } }"
            + " b: recordActor(input: {key: \"revision-b-%1$d\", type: COMPANY, name: \"X\"}) { revision } }";
    Answer answer = ask(two.formatted(System.nanoTime()));
    assertEquals(latest(), revision(answer));
  }

  @Test
  void aQueryReadsTheRevisionThatItNeedsOrALaterOne() {
    long latest = latest();
    for (long needed : List.of(0L, latest - 1, latest)) {
      Answer answer = ask(QUERY, HEADER, String.valueOf(needed));
      assertEquals(200, answer.status(), answer.text());
      assertEquals(latest, revision(answer));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/graphql-response+json"})
  void whatWasNeverRecordedHereIsRefused(String accepted) {
    long latest = latest();
    Answer answer = ask(QUERY, HEADER, String.valueOf(latest + 1), "Accept", accepted);
    assertEquals(400, answer.status());
    assertEquals("not-found", answer.code());
    assertEquals(HEADER + ": there is none after " + latest + " here", answer.message());
    assertEquals(1, answer.json().getList("errors").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "1.0", "1,2", "1234567890123456789"})
  void whatIsNoRevisionIsRefused(String malformed) {
    Answer answer = ask(QUERY, HEADER, malformed);
    assertEquals(400, answer.status());
    assertEquals("invalid", answer.code());
    assertEquals(HEADER + ": must be one revision, a whole number in digits", answer.message());
  }

  @Test
  void severalAreRefused() {
    assertEquals("invalid", ask(QUERY, HEADER, "1", HEADER, "1").code());
  }

  private static Answer record(String selection) {
    return ask(RECORD.formatted(System.nanoTime(), selection));
  }

  private static long revision(Answer answer) {
    return Long.parseLong(answer.header(HEADER));
  }

  private static long latest() {
    try (Sql sql = Sql.open()) {
      return sql.number("select latest_revision()");
    }
  }

  private static Answer ask(String document, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "Content-Type";
    all[1] = "application/json";
    return Answer.post(
        BodyPublishers.ofString(new JsonObject().put("query", document).encode()), all);
  }
}
