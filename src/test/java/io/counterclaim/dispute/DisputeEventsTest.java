package io.counterclaim.dispute;

import static io.counterclaim.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.Beside;
import io.counterclaim.Sql;
import io.counterclaim.dossier.DossierImporter;
import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.recording.mutation.Upheaval;
import io.counterclaim.statement.Attribute;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Whoever is told of what becomes of disputes knows at each moment what they are, but for the order
 * of positions: since when a camp holds one may change without any other change.
 */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class DisputeEventsTest {
  private static final int STEPS = Integer.getInteger("steps", 120);
  private static final long SEED = Long.getLong("seed", 20250426);

  private static final String ALL =
      """
      query($statedOnly: Boolean) { disputes(first: 100, filter: {statedOnly: $statedOnly}) {
        nodes { id state since changedBy { id }
          positions { polarity value { code } holders { camp { id } latest { id } basis } } } } }
      """;

  private static final String SAID_UNTIL =
      """
      begin;
      insert into statement (id, key, speaker_id, camp_id, kind, rendering, text, language, medium,
        said_from, said_to, said_precision, said_zone, said_day)
      select gen_random_uuid(), 'events-time-%1$s', a.id, a.id, 'CLAIM', 'PARAPHRASE', 'Words.', 'en', 'SPEECH',
        timestamptz '%4$s' - interval '1 minute', '%4$s', 'MINUTE', 'UTC',
        date(timestamptz '%4$s' at time zone 'UTC')
      from actor a where a.key = 'events-time-%2$s';
      insert into citation (id, statement_id, source_id, position)
      select gen_random_uuid(), s.id, o.id, 0 from statement s, source o
      where s.key = 'events-time-%1$s' and o.key = 'events-time-source';
      insert into assertion (id, statement_id, engagement_id, attribute, polarity, basis, code)
      select gen_random_uuid(), s.id, e.id, 'STATUS', 'AFFIRMS', 'STATED', '%3$s'
      from statement s, engagement e where s.key = 'events-time-%1$s' and e.key = 'events-time-e0';
      commit
      """;

  @Inject DossierImporter importer;
  @Inject DueDisputes due;

  private final Map<Boolean, Map<String, String>> known = new HashMap<>();
  private long revision;

  @Test
  void eventsAreTheDifferenceOfTheAnswersBeforeAndAfter() {
    Random random = new Random(SEED);
    Upheaval upheaval = new Upheaval();
    upheaval.begin(random);
    known.put(false, answers(false));
    known.put(true, answers(true));
    revision = latest();
    int events = 0;
    for (int step = 0; step < STEPS; step++) {
      if (random.nextInt(8) > 0) {
        upheaval.change(random);
      } else {
        mergeOrUnmerge(random);
      }
      due.update();
      long upTo = latest();
      events += compare(false, upTo, "seed " + SEED + ", step " + step);
      events += compare(true, upTo, "seed " + SEED + ", step " + step);
      revision = upTo;
    }
    assertTrue(events > STEPS / 4, "only " + events);
  }

  private static void mergeOrUnmerge(Random random) {
    String duplicate = "u-speaker-" + random.nextInt(3);
    String merge = "mergeActors(input: {survivor: \"u-speaker-" + (3 + random.nextInt(3)) + "\", ";
    ask(
        "mutation { %s duplicate: \"%s\", why: \"W\"}) { revision } }"
            .formatted(random.nextBoolean() ? merge : "unmergeActor(input: {", duplicate));
  }

  /** Applies the events to what was known. */
  private int compare(boolean statedOnly, long upTo, String when) {
    Map<String, String> told = new HashMap<>(known.get(statedOnly));
    List<Told> events = between(stated(statedOnly), revision, upTo, 1000);
    for (Told event : events) {
      assertEquals(state(told.get(event.id)), event.before, when);
      assertNotEquals(event.answer, told.put(event.id, event.answer), when);
    }
    Map<String, String> now = answers(statedOnly);
    told.keySet().retainAll(now.keySet());
    assertEquals(now, told, when);
    known.put(statedOnly, now);
    return events.size();
  }

  /** What there is of an event. */
  private record Told(long revision, String id, String before, String changedBy, String answer) {
    static Told of(DisputeEvent event, List<Position> positions) {
      Dispute dispute = event.dispute();
      return new Told(
          event.revision().number(),
          dispute.getId(),
          event.before() == null ? "" : event.before().name(),
          event.changedBy().id.toString(),
          String.join(
              " ",
              dispute.state.name(),
              dispute.since.toString(),
              dispute.changedBy.id.toString(),
              positions.stream().map(Told::text).sorted().collect(Collectors.joining("; "))));
    }

    private static String text(Position position) {
      return position.polarity()
          + " "
          + position.value().code
          + position.holders().stream()
              .map(held -> " " + held.camp().id + " " + held.latest().id + " " + held.basis())
              .sorted()
              .collect(Collectors.joining(","));
    }
  }

  private static String state(String answer) {
    return answer == null ? "" : answer.split(" ")[0];
  }

  private static Map<String, String> answers(boolean statedOnly) {
    List<Map<String, ?>> disputes =
        ask(ALL, Map.of("statedOnly", statedOnly)).getList("disputes.nodes");
    return disputes.stream()
        .collect(
            Collectors.toMap(
                dispute -> (String) dispute.get("id"), dispute -> answer(new Answer(dispute))));
  }

  private record Answer(Map<String, ?> of) {
    String text(String name) {
      return String.valueOf(of.get(name));
    }

    Answer one(String name) {
      return new Answer(member(name));
    }

    List<Answer> all(String name) {
      List<Map<String, ?>> members = member(name);
      return members.stream().map(Answer::new).toList();
    }

    @SuppressWarnings("unchecked")
    private <T> T member(String name) {
      return (T) of.get(name);
    }
  }

  private static String answer(Answer dispute) {
    return String.join(
        " ",
        dispute.text("state"),
        Instant.parse(dispute.text("since")).toString(),
        dispute.one("changedBy").text("id"),
        dispute.all("positions").stream()
            .map(DisputeEventsTest::position)
            .sorted()
            .collect(Collectors.joining("; ")));
  }

  private static String position(Answer position) {
    return position.text("polarity")
        + " "
        + position.one("value").text("code")
        + position.all("holders").stream()
            .map(
                held ->
                    " "
                        + held.one("camp").text("id")
                        + " "
                        + held.one("latest").text("id")
                        + " "
                        + held.text("basis"))
            .sorted()
            .collect(Collectors.joining(","));
  }

  private static DisputeFilter stated(boolean only) {
    DisputeFilter filter = new DisputeFilter();
    filter.statedOnly = only;
    return filter;
  }

  private static List<Told> between(DisputeFilter filter, long after, long upTo, int most) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              List<DisputeEvent> events =
                  DisputeEvents.between(filter, after, upTo, most, SelectedFields.none());
              Map<Dispute, List<Position>> positions =
                  Positions.of(
                      events.stream().map(DisputeEvent::dispute).toList(), SelectedFields.none());
              return events.stream()
                  .map(event -> Told.of(event, positions.get(event.dispute())))
                  .toList();
            });
  }

  private static long latest() {
    try (Sql sql = Sql.open()) {
      return sql.number("select latest_revision()");
    }
  }

  /** By SQL, since clients tell no seconds. */
  @Test
  void aDisputeBecomesAnotherWhenItsTimeComes() throws InterruptedException {
    Scene scene = new Scene(importer, "events-time", 1);
    scene.add("statements: [" + Scene.statement("s1", "kim", 1, 0, "ENDED") + "]");
    long after = latest();
    try (Sql sql = Sql.open()) {
      Instant end = Instant.now().plusSeconds(2);
      sql.execute(SAID_UNTIL.formatted("s2", "borland", "ONGOING", end.atOffset(ZoneOffset.UTC)));
      due.update();
      assertEquals(List.of(), between(null, after, latest(), 10));
      List<Told> events = List.of();
      while (events.isEmpty()) {
        assertTrue(Instant.now().isBefore(end.plusSeconds(20)), "never told");
        Thread.sleep(50);
        events = between(null, after, latest(), 10);
      }
      assertTrue(Instant.now().isAfter(end));
      assertEquals(List.of("ONE_SIDED"), events.stream().map(Told::before).toList());
      assertEquals("CONTESTED", state(events.get(0).answer));
      assertEquals(
          sql.rows("select id from statement where key = 'events-time-s2'").get(0),
          events.get(0).changedBy);
      assertEquals(0, sql.number("select note_begun_disputes()"));
    }
  }

  @Test
  void whatCeasedIsToldToNobodyAndWasNotThereBefore() {
    Scene scene = new Scene(importer, "events-gone", 1);
    long after = latest();
    scene.add("statements: [" + Scene.statement("s1", "kim", 1, 0, "ENDED") + "]");
    scene.delete("s1");
    due.update();
    scene.restore("s1");
    due.update();
    List<Told> events = between(null, after, latest(), 10);
    assertEquals(List.of("", ""), events.stream().map(Told::before).toList());
    assertEquals(events.get(0).answer, events.get(1).answer);
  }

  @Test
  void aFilterFindsWhatDisputesBecame() {
    Scene scene = new Scene(importer, "events-filter", 2);
    long after = latest();
    scene.add("statements: [" + Scene.statement("s1", "kim", 1, 0, "ENDED") + "]");
    scene.add("statements: [" + Scene.statement("s2", "kim", 1, 1, "ENDED") + "]");
    scene.add("statements: [" + Scene.statement("s3", "borland", 2, 0, "ONGOING") + "]");
    List<Told> all = between(null, after, latest(), 10);
    assertEquals(3, all.size());
    assertEquals(all.subList(1, 2), between(null, all.get(0).revision, latest(), 1));
    assertEquals(all.subList(0, 2), between(null, after, all.get(1).revision, 10));
    DisputeFilter filter = new DisputeFilter();
    filter.states = List.of(DisputeState.CONTESTED, DisputeState.AGREED);
    assertEquals(all.subList(2, 3), between(filter, after, latest(), 10));
    filter = new DisputeFilter();
    filter.engagement = "events-filter-e1";
    assertEquals(all.subList(1, 2), between(filter, after, latest(), 10));
    filter = new DisputeFilter();
    filter.camps = List.of("events-filter-borland", "events-filter-arland");
    assertEquals(all.subList(2, 3), between(filter, after, latest(), 10));
    filter = new DisputeFilter();
    filter.attributes = List.of(Attribute.KILLED);
    assertEquals(List.of(), between(filter, after, latest(), 10));
  }

  /** Each reads up to the last revision that it sees, while others write. */
  @Test
  void whoeverFollowsSeveralWritersMissesNothing() {
    Scene scene = new Scene(importer, "events-writers", 4);
    long after = latest();
    List<CompletableFuture<Void>> writers =
        IntStream.range(0, 4).mapToObj(i -> Beside.run(() -> say(scene, i))).toList();
    List<Told> followed = new ArrayList<>();
    long read = after;
    while (!writers.stream().allMatch(CompletableFuture::isDone)) {
      read = follow(read, followed);
    }
    writers.forEach(CompletableFuture::join);
    follow(read, followed);
    assertEquals(between(null, after, latest(), 1000), followed);
    assertEquals(4 * 5, followed.size());
  }

  private static void say(Scene scene, int writer) {
    for (int day = 1; day <= 5; day++) {
      String key = "s" + writer + "-" + day;
      String code = day % 2 == 0 ? "ENDED" : "ONGOING";
      scene.add("statements: [" + Scene.statement(key, "kim", day, writer, code) + "]");
    }
  }

  private static long follow(long after, List<Told> followed) {
    long upTo = latest();
    followed.addAll(between(null, after, upTo, 1000));
    return upTo;
  }

  @Test
  void whoeverListensIsToldOfTheLastRevision() throws SQLException {
    Scene scene = new Scene(importer, "events-listen", 1);
    try (Sql sql = Sql.open()) {
      sql.execute("listen counterclaim");
      scene.add("statements: [" + Scene.statement("s1", "kim", 1, 0, "ENDED") + "]");
      PGNotification[] told = sql.connection.unwrap(PGConnection.class).getNotifications(10_000);
      assertEquals(String.valueOf(latest()), told[told.length - 1].getParameter());
      assertTrue(told.length < 4, () -> told.length + " for one transaction");
    }
  }
}
