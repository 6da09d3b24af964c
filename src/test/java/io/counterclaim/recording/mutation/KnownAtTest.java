package io.counterclaim.recording.mutation;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.GraphQL.refused;
import static io.counterclaim.recording.mutation.Desk.actor;
import static io.counterclaim.recording.mutation.Desk.asserting;
import static io.counterclaim.recording.mutation.Desk.good;
import static io.counterclaim.recording.mutation.Desk.record;
import static io.counterclaim.recording.mutation.Desk.send;
import static io.counterclaim.recording.mutation.Desk.statement;
import static io.counterclaim.recording.mutation.Desk.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.Beside;
import io.counterclaim.GraphQL;
import io.counterclaim.Json;
import io.counterclaim.Sql;
import io.counterclaim.dispute.OwnDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was known at a moment: all that could be seen by then, and nothing else. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class KnownAtTest {
  private static final String ASSESSMENTS =
      "query($key: ID, $knownAt: DateTime) { statement(id: $key) { assessments(knownAt: $knownAt) { verdict } } }";
  private static final String POSITIONS =
      """
      query($town: ID, $knownAt: DateTime) { engagement(id: $town) { disputes(knownAt: $knownAt) {
        id state positions { value { text } assessments { verdict } holders { camp { key } independentSources } } } } }
      """;
  private static final String WAITING =
      "select count(*) from pg_locks where locktype = 'advisory' and not granted";

  private static int worlds;

  private final String town = "k-town-" + ++worlds;
  private final String red = "k-red-" + worlds;
  private final String source = "k-source-" + worlds;
  private final String said = "k-said-" + worlds;

  private Sql writer;
  @Inject SessionFactory sessions;

  @BeforeEach
  void recordTheTown() {
    writer = Sql.open();
    good(record("Actor", actor(red, "STATE"), ""));
    good(record("Source", source(source), ""));
    good(record("Engagement", Map.of("key", town, "kind", "OTHER", "title", "The town"), ""));
    Map<String, Object> input = statement(said, red, source);
    input.put("assertions", List.of(asserting(town, "STATUS", "ENDED")));
    good(record("Statement", input, ""));
  }

  @AfterEach
  void close() {
    writer.close();
  }

  private Map<String, Object> source(String key) {
    return Map.of("key", key, "kind", "WEB_PAGE", "publisher", red, "published", "2025-04-26");
  }

  private void assess() {
    good(
        record(
            "Assessment",
            Map.of(
                "assessor", red,
                "statement", said,
                "verdict", "SUPPORTED",
                "credibility", "CANNOT_BE_JUDGED_6",
                "assessed", "2025-04-27"),
            ""));
  }

  private List<String> verdicts(Instant knownAt) {
    return ask(ASSESSMENTS, with(Map.of("key", said), "knownAt", knownAt.toString()))
        .getList("statement.assessments.verdict");
  }

  private Json positions(Instant knownAt) {
    return ask(POSITIONS, with(Map.of("town", town), "knownAt", knownAt.toString()));
  }

  private List<String> states(Instant knownAt) {
    return positions(knownAt).getList("engagement.disputes.state");
  }

  private void deleteByHand() {
    writer.execute(
        "update assessment set superseded_at = now() where statement_id = (select id from statement where key = '%s')"
            .formatted(said));
  }

  private static void eventually(BooleanSupplier holds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!holds.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "not within 20 s");
      Thread.onSpinWait();
    }
  }

  @Test
  void whatIsBeingWrittenIsNotKnownBeforeItIsOver() {
    assess();
    writer.execute("begin");
    deleteByHand();
    Instant meanwhile = Instant.now();
    assertEquals(List.of("SUPPORTED"), verdicts(meanwhile));
    writer.execute("select pg_sleep(0.01)", "commit");
    assertEquals(List.of(), verdicts(Instant.now()));
    assertEquals(List.of("SUPPORTED"), verdicts(meanwhile));
  }

  @Test
  void whoeverAsksWhatIsKnownWaitsForWhatIsBeingCommitted() throws Exception {
    assess();
    writer.execute("begin");
    deleteByHand();
    writer.execute("set constraints ends, ends_last immediate");
    Instant late = Instant.now();
    CompletableFuture<List<String>> answer = Beside.supply(() -> verdicts(late));
    eventually(() -> writer.number(WAITING) == 1);
    assertFalse(answer.isDone());
    writer.execute("commit");
    assertEquals(List.of(), answer.get(20, TimeUnit.SECONDS));
  }

  @Test
  void whoeverAsksWithoutAMomentDoesNotWait() {
    assess();
    writer.execute("begin");
    deleteByHand();
    writer.execute("set constraints ends, ends_last immediate");
    String plain =
        "query($key: ID) { statement(id: $key) { camp { key } assessments(knownAt: null) { verdict } } }";
    assertEquals(
        List.of("SUPPORTED"),
        ask(plain, Map.of("key", said)).getList("statement.assessments.verdict"));
    writer.execute("rollback");
  }

  @Test
  void theAnswerOfAMutationIsReadAsItWasKnownToo() {
    Instant before = Instant.now();
    Map<String, Object> recoded =
        good(
            send(
                "recodeStatement",
                Map.of("statement", said, "assertions", List.of(), "why", "W"),
                "statement { assertions { value { text } } known: assertions(knownAt: \"%s\") { value { text } } }"
                    .formatted(before)));
    assertEquals(List.of(), Json.of(recoded).getList("statement.assertions"));
    assertEquals("ended", Json.of(recoded).get("statement.known[0].value.text"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3600, 100_000_000})
  void whatIsStillToComeIsNotKnown(int seconds) {
    String future = Instant.now().plus(Duration.ofSeconds(seconds)).toString();
    GraphQL.Error error = refused(ASSESSMENTS, Map.of("key", said, "knownAt", future));
    assertEquals("invalid", error.code());
    assertTrue(
        error.message().startsWith("knownAt: must not be later than now, which is 2"),
        error.message());
  }

  @Test
  void noMomentIsKnownThatCannotBe() {
    for (String moment : List.of("0000-12-31T23:59:59Z", "9999-12-31T00:00:01Z")) {
      assertEquals("invalid", refused(ASSESSMENTS, Map.of("key", said, "knownAt", moment)).code());
    }
  }

  @Test
  void theIdOfADisputeSaysWhatWasKnown() {
    Instant contested = Instant.now();
    String id = positions(contested).getString("engagement.disputes[0].id");
    String byId = "query($id: ID!) { node(id: $id) { ... on Dispute { state id } } }";
    good(
        send(
            "recodeStatement", Map.of("statement", said, "assertions", List.of(), "why", "W"), ""));
    assertEquals(List.of(), states(Instant.now()));
    assertEquals("ONE_SIDED", ask(byId, Map.of("id", id)).get("node.state"));
    assertEquals(id, ask(byId, Map.of("id", id)).get("node.id"));
  }

  @Test
  void whatIsDeletedWasThereBeforeAndWhatIsRestoredWasNotThereInBetween() {
    String id = ask("{ statement(key: \"" + said + "\") { id } }").get("statement.id");
    Map<String, Object> input = Map.of("id", id, "why", "In error");
    Instant before = Instant.now();
    good(send("delete", input, ""));
    Instant deleted = Instant.now();
    good(send("restore", input, ""));
    Instant restored = Instant.now();
    assertEquals(List.of("ONE_SIDED"), states(before));
    assertEquals(List.of(), states(deleted));
    assertEquals(List.of("ONE_SIDED"), states(restored));
    assertEquals(1, positions(before).<Object>getList("engagement.disputes[0].positions").size());
  }

  @Test
  void disputesOnADeletedEngagementAreKnownFromTheTimeWhenItWasThere() {
    Instant before = Instant.now();
    String dispute = positions(before).get("engagement.disputes[0].id");
    String id = ask("{ engagement(key: \"" + town + "\") { id } }").get("engagement.id");
    good(
        send(
            "recodeStatement", Map.of("statement", said, "assertions", List.of(), "why", "W"), ""));
    good(send("delete", Map.of("id", id, "why", "In error"), ""));
    assertKnown(before, dispute);
    good(send("restore", Map.of("id", id, "why", "It was not"), ""));
    assertKnown(before, dispute);
  }

  private void assertKnown(Instant before, String dispute) {
    Json known =
        ask(
            """
            query($dispute: ID!, $knownAt: DateTime) { node(id: $dispute) { ... on Dispute { state } }
              disputes(first: 100, knownAt: $knownAt) { nodes { engagement { key } } } }
            """,
            Map.of("dispute", dispute, "knownAt", before.toString()));
    assertEquals("ONE_SIDED", known.get("node.state"));
    assertTrue(known.getList("disputes.nodes.engagement.key").contains(town), known::toString);
  }

  @Test
  void sourcesThatWereCitedLaterDoNotCount() {
    good(record("Source", source("k-other-" + town), ""));
    Instant before = Instant.now();
    good(
        send(
            "citeStatement",
            Map.of("statement", said, "citations", List.of(Map.of("source", "k-other-" + town))),
            ""));
    String sources = "engagement.disputes[0].positions[0].holders[0].independentSources";
    assertEquals(1, positions(before).<Integer>get(sources));
    assertEquals(2, positions(Instant.now()).<Integer>get(sources));
    String citations =
        "query($key: ID, $knownAt: DateTime) { statement(id: $key) { citations(knownAt: $knownAt) { source { key } } } }";
    assertEquals(
        List.of(source),
        ask(citations, Map.of("key", said, "knownAt", before.toString()))
            .getList("statement.citations.source.key"));
  }

  @Test
  void assessmentsThatWereWithdrawnLaterCount() {
    assess();
    Instant before = Instant.now();
    deleteByHand();
    String verdict = "engagement.disputes[0].positions[0].assessments";
    assertEquals(1, positions(before).<Object>getList(verdict).size());
    assertEquals(0, positions(Instant.now()).<Object>getList(verdict).size());
  }

  @Test
  void timesGivenByHandAreThoseOfTheWriting() {
    assess();
    writer.execute("begin", "select now()", "select pg_sleep(0.01)");
    Instant before = Instant.now();
    assertEquals(List.of("SUPPORTED"), verdicts(before));
    deleteByHand();
    writer.execute("commit");
    assertEquals(List.of("SUPPORTED"), verdicts(before));
    assertEquals(List.of(), verdicts(Instant.now()));
  }

  @Test
  void whatIsRecordedHasLaterTimesThanAllBeforeThoughTheClockWasSetBack() {
    writer.execute(
        "begin",
        "alter table recording disable trigger user",
        "insert into recording values (now() + interval '1 hour', now() + interval '2 hours')",
        "alter table recording enable trigger user");
    assertEquals(
        1, writer.number("select count(*) where recording_moment() >= now() + interval '2 hours'"));
    writer.execute("rollback");
  }

  @Test
  void aMomentTakesOneMoreSqlStatementAndWhatWasReadBeforeItWasMet() {
    String now = Instant.now().toString();
    String disputes = "{ disputes%s { nodes { state } } }";
    assertEquals(
        sql(disputes.formatted("")) + 1, sql(disputes.formatted("(knownAt: \"" + now + "\")")));
    String nested = "{ engagement(key: \"" + town + "\") { disputes%s { state } } }";
    assertEquals(
        sql(nested.formatted("")) + 2, sql(nested.formatted("(knownAt: \"" + now + "\")")));
    String two =
        "{ statement(key: \""
            + said
            + "\") { a: assertions%1$s { id } b: assessments%1$s { id } } }";
    assertEquals(sql(two.formatted("")) + 2, sql(two.formatted("(knownAt: \"" + now + "\")")));
  }

  private long sql(String query) {
    sessions.getStatistics().clear();
    ask(query);
    return sessions.getStatistics().getPrepareStatementCount();
  }
}
