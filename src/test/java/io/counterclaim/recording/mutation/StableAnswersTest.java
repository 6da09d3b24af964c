package io.counterclaim.recording.mutation;

import static io.counterclaim.recording.mutation.Upheaval.engagement;
import static io.counterclaim.recording.mutation.Upheaval.one;
import static io.counterclaim.recording.mutation.Upheaval.speaker;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.GraphQL;
import io.counterclaim.Sql;
import io.counterclaim.dispute.OwnDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Whoever asks what was known at a moment gets the same answer for ever, also if that moment was
 * just then and others were writing. For longer: `./mvnw test -Dtest=StableAnswersTest
 * -Danswers=5000 -Dwrites=20000 -Dseed=7`.
 */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class StableAnswersTest {
  private static final Logger LOG = Logger.getLogger(StableAnswersTest.class);
  private static final int ANSWERS = Integer.getInteger("answers", 200);
  private static final int WRITES = Integer.getInteger("writes", 1000);
  private static final int SOME = 40;
  private static final long SEED = Long.getLong("seed", 20250426);

  private static final String POSITIONS =
      """
      id attribute state since changedBy { key }
      positions { polarity value { text } assessments { id verdict } holders { camp { key } since
        latest { key camp(knownAt: $knownAt) { key } } basis independentSources } }
      """;
  private static final List<String> QUESTIONS =
      List.of(
          """
          query($engagements: [ID!]!, $asOf: DateTime, $knownAt: DateTime) { nodes(ids: $engagements) { ... on Engagement {
            disputes(asOf: $asOf, knownAt: $knownAt) { %s history { totalCount nodes { id state since } } } } } }
          """
              .formatted(POSITIONS),
          """
          query($asOf: DateTime, $knownAt: DateTime) { disputes(asOf: $asOf, knownAt: $knownAt, first: 2) {
            totalCount edges { cursor node { %s } } facets(by: [STATE]) { buckets { key count } } } }
          """
              .formatted(POSITIONS),
          """
          query($engagement: ID, $asOf: DateTime, $knownAt: DateTime) {
            dispute(engagement: $engagement, attribute: STATUS, statedOnly: true, asOf: $asOf, knownAt: $knownAt) { %s } }
          """
              .formatted(POSITIONS),
          """
          query($statements: [ID!]!, $knownAt: DateTime) { nodes(ids: $statements) { ... on Statement {
            key camp(knownAt: $knownAt) { key }
            citations(knownAt: $knownAt) { source { key } relays { key } }
            assessments(knownAt: $knownAt) { id verdict }
            assertions(knownAt: $knownAt) { id polarity value { text } }
            relations(knownAt: $knownAt) { type basis from { key } to { key } } } } }
          """,
          """
          query($speaker: ID, $knownAt: DateTime) { actor(id: $speaker) {
            camp(on: "2025-03-05", knownAt: $knownAt) { key }
            affiliations(knownAt: $knownAt) { id group { key } from }
            members(on: "2025-03-05", knownAt: $knownAt) { id } } }
          """);

  /** Of a dispute it names the moment for which it was asked. */
  private static final String ID = "\"id\":\"[^\"]*\"";

  private record Noted(String query, Map<String, Object> variables, String answer) {
    String again() {
      return ask(query, variables);
    }

    boolean isAnotherNow() {
      String now = ask(query, Desk.with(variables, "knownAt", null));
      return !now.replaceAll(ID, "").equals(answer.replaceAll(ID, ""));
    }
  }

  private final Upheaval upheaval = new Upheaval();
  private final Random random = new Random(SEED);
  private final List<Noted> noted = new ArrayList<>();
  private volatile boolean over;

  @Test
  void whatWasAnsweredOnceIsAnsweredAgainHoweverMuchIsWritten() throws Exception {
    upheaval.begin(random);
    Instant begun = Instant.now();
    ExecutorService writers = Executors.newFixedThreadPool(3);
    List<Future<?>> writing =
        List.of(
            writers.submit(() -> write(upheaval::importSome, 1, 50)),
            writers.submit(() -> write(upheaval::change, 2, 0)),
            writers.submit(() -> write(upheaval::change, 3, 0)));
    try (Sql sql = Sql.open()) {
      while (noted.size() < ANSWERS) {
        note(begun, sql);
      }
      int enough = upheaval.writes.get() + WRITES;
      while (upheaval.writes.get() < enough && writing.stream().noneMatch(Future::isDone)) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } finally {
      over = true;
      writers.shutdown();
    }
    for (Future<?> each : writing) {
      each.get();
    }
    noted.forEach(one -> assertEquals(one.answer, one.again(), () -> one.query + one.variables));
    long changed = noted.stream().limit(SOME).filter(Noted::isAnotherNow).count();
    assertTrue(changed > SOME / 2, "only " + changed + " are others now");
    LOG.infof(
        "%d answers, %d of the first %d of which are others now, after %d writes in %d s",
        noted.size(),
        changed,
        SOME,
        upheaval.writes.get(),
        begun.until(Instant.now(), ChronoUnit.SECONDS));
  }

  private void write(Consumer<Random> some, int writer, int pause) {
    Random own = new Random(SEED + writer);
    while (!over) {
      some.accept(own);
      try {
        TimeUnit.MILLISECONDS.sleep(pause);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void note(Instant begun, Sql sql) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("asOf", "2025-04-01T00:00:00Z");
    variables.put("knownAt", moment(begun, sql).toString());
    variables.put("engagement", engagement(0));
    variables.put("engagements", ids("engagement", List.of(engagement(0), engagement(1)), sql));
    variables.put("speaker", speaker(random.nextInt(Upheaval.SPEAKERS)));
    variables.put("statements", ids("statement", someStatements(), sql));
    String query = one(QUESTIONS, random);
    noted.add(new Noted(query, variables, ask(query, variables)));
  }

  private List<String> someStatements() {
    List<String> there =
        upheaval.statements.stream().filter(Upheaval::isAlwaysThere).collect(toList());
    Collections.shuffle(there, random);
    return there.subList(0, Math.min(there.size(), 10));
  }

  /** Now, or earlier: at, just before and just after the beginning or the end of a transaction. */
  private Instant moment(Instant begun, Sql sql) {
    Instant now = Instant.now();
    if (random.nextInt(3) == 0) {
      return now;
    }
    if (random.nextBoolean()) {
      return begun.plus(
          random.nextLong(1 + begun.until(now, ChronoUnit.MICROS)), ChronoUnit.MICROS);
    }
    String turn =
        sql.rows(
                "select to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.USZ') from recording order by random() limit 1"
                    .formatted(random.nextBoolean() ? "at" : "until"))
            .get(0);
    return OffsetDateTime.parse(turn).toInstant().plus(random.nextInt(3) - 1, ChronoUnit.MICROS);
  }

  private static List<String> ids(String table, List<String> keys, Sql sql) {
    return sql.rows(
        "select id from %s where key in ('%s') order by key"
            .formatted(table, String.join("', '", keys)));
  }

  private static String ask(String query, Map<String, Object> variables) {
    GraphQL.Response response = GraphQL.post(query, variables);
    assertEquals(200, response.status(), response.text());
    assertTrue(!response.text().contains("\"errors\""), response.text());
    return response.text();
  }
}
