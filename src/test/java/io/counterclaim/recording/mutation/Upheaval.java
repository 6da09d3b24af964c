package io.counterclaim.recording.mutation;

import static io.counterclaim.recording.mutation.Desk.asserting;
import static io.counterclaim.recording.mutation.Desk.record;
import static io.counterclaim.recording.mutation.Desk.send;
import static io.counterclaim.recording.mutation.Desk.statement;
import static io.counterclaim.recording.mutation.Desk.with;

import io.counterclaim.Json;
import io.counterclaim.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A small world in which everything changes all the time: what was said, what it is taken to mean,
 * for whom, where it stands, what others say of it and whether it is there. What breaks a rule is
 * refused and does not count.
 */
public final class Upheaval {
  static final int ENGAGEMENTS = 3;
  static final int SPEAKERS = 6;
  private static final List<String> STATES = List.of("u-blue", "u-green", "u-red");
  private static final List<String> CODES = List.of("ENDED", "ONGOING", "NOT_STARTED");
  private static final int SOURCES = 5;
  private static final int DAYS = 9;

  /** The keys of statements that there were at some time, and the ids of what can be withdrawn. */
  final List<String> statements = new CopyOnWriteArrayList<>();

  private final List<String> assessments = new CopyOnWriteArrayList<>();
  private final List<String> relations = new CopyOnWriteArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger();

  /** How many parts were recorded, changed or taken back. */
  final AtomicInteger writes = new AtomicInteger();

  /** States, a unit of each that anybody may come to command, speakers, and what is spoken of. */
  public void begin(Random random) {
    STATES.forEach(state -> record("Actor", actor(state, "STATE"), ""));
    for (String state : STATES) {
      record("Actor", actor(state + "-unit", "MILITARY_UNIT"), "");
      link(state + "-unit", "SUBUNIT_OF", state, null, null);
    }
    record("Actor", actor("u-press", "MEDIA_OUTLET"), "");
    for (int i = 0; i < SPEAKERS; i++) {
      record("Actor", actor(speaker(i), "PERSON"), "");
      link(speaker(i), "MEMBER_OF", STATES.get(i % STATES.size()), null, null);
    }
    for (int i = 0; i < SOURCES; i++) {
      record("Source", Map.of("key", source(i), "kind", "WEB_PAGE", "publisher", "u-press"), "");
    }
    for (int i = 0; i < ENGAGEMENTS; i++) {
      record("Engagement", Map.of("key", engagement(i), "kind", "OTHER", "title", "It"), "");
    }
    for (int i = 0; i < 3; i++) {
      importSome(random);
    }
  }

  static String engagement(int number) {
    return "u-engagement-" + number;
  }

  static String speaker(int number) {
    return "u-speaker-" + number;
  }

  private static String source(int number) {
    return "u-source-" + number;
  }

  private static Map<String, Object> actor(String key, String type) {
    return Desk.actor(key, type);
  }

  /** Records a dossier of some statements. */
  void importSome(Random random) {
    List<Map<String, Object>> some =
        IntStream.range(0, 10).mapToObj(i -> newStatement(random)).toList();
    Json payload =
        Json.of(
            send(
                "record", Map.of("dossier", Map.of("title", "T", "statements", some)), "recorded"));
    if (done(payload)) {
      some.forEach(one -> statements.add((String) one.get("key")));
      writes.addAndGet(some.size() - 1);
    }
  }

  private Map<String, Object> newStatement(Random random) {
    Map<String, Object> said =
        statement("u-" + numbers.incrementAndGet(), speaker(random.nextInt(SPEAKERS)), source(0));
    said.put("said", day(random));
    said.put("citations", List.of(citation(random)));
    said.put("assertions", assertions(random));
    return said;
  }

  private static String day(Random random) {
    return "2025-03-0" + (1 + random.nextInt(DAYS));
  }

  private static Map<String, Object> citation(Random random) {
    int source = random.nextInt(SOURCES);
    Map<String, Object> citation = with(Map.of("source", source(source)));
    if (random.nextBoolean()) {
      citation.put("relays", source((source + 1 + random.nextInt(SOURCES - 1)) % SOURCES));
    }
    return citation;
  }

  private static List<Map<String, Object>> assertions(Random random) {
    List<Map<String, Object>> assertions = new ArrayList<>();
    int first = random.nextInt(ENGAGEMENTS);
    for (int i = 0; i < 1 + random.nextInt(2); i++) {
      String about = engagement((first + i) % ENGAGEMENTS);
      Map<String, Object> assertion = asserting(about, "STATUS", one(CODES, random));
      assertion.put("polarity", random.nextInt(4) == 0 ? "DENIES" : "AFFIRMS");
      assertion.put("basis", random.nextInt(4) == 0 ? "INFERRED" : "STATED");
      assertions.add(assertion);
    }
    return assertions;
  }

  /** Changes something, by a mutation or by SQL. */
  public void change(Random random) {
    String statement = one(statements, random);
    switch (random.nextInt(12)) {
      case 0 ->
          done(
              send(
                  "recodeStatement",
                  Map.of("statement", statement, "assertions", assertions(random), "why", "W"),
                  ""));
      case 1, 2 ->
          done(
              send(
                  "citeStatement",
                  Map.of("statement", statement, "citations", List.of(citation(random))),
                  ""));
      case 3, 4 -> move(random);
      case 5, 6 -> assess(statement, random);
      case 7, 8 -> relate(statement, random);
      case 9 -> remove(removable(random));
      case 10 -> withdraw(random);
      default -> byHand(removable(random), random);
    }
  }

  /** Of which some are there no longer, and some are there again. */
  private String removable(Random random) {
    String statement = one(statements, random);
    return isAlwaysThere(statement) ? removable(random) : statement;
  }

  static boolean isAlwaysThere(String statement) {
    return statement.endsWith("0") || statement.endsWith("5");
  }

  /** Has a speaker command a unit for some days, and so speak for its state. */
  private void move(Random random) {
    String day = day(random);
    link(
        speaker(random.nextInt(SPEAKERS)),
        "COMMANDS",
        one(STATES, random) + "-unit",
        day,
        day.replace("2025-03-0", "2025-03-1"));
  }

  private void link(String member, String kind, String group, String from, String to) {
    Map<String, Object> link = with(Map.of("member", member, "kind", kind, "group", group));
    link.put("from", from);
    link.put("to", to);
    done(record("Affiliation", link, ""));
  }

  private void assess(String statement, Random random) {
    Map<String, Object> assessment =
        with(
            Map.of(
                "assessor",
                "u-press",
                "statement",
                statement,
                "verdict",
                random.nextBoolean() ? "SUPPORTED" : "REFUTED",
                "credibility",
                "CANNOT_BE_JUDGED_6",
                "assessed",
                day(random)));
    Json payload = Json.of(record("Assessment", assessment, "assessment { id }"));
    if (done(payload)) {
      assessments.add(payload.get("assessment.id"));
    }
  }

  private void relate(String from, Random random) {
    List<String> types = List.of("RETRACTS", "CORRECTS", "DENIES", "REPEATS");
    Map<String, Object> relation =
        with(
            Map.of(
                "from",
                from,
                "to",
                one(statements, random),
                "type",
                one(types, random),
                "basis",
                "EXPLICIT"));
    Json payload = Json.of(record("Relation", relation, "relation { id }"));
    if (done(payload)) {
      relations.add(payload.get("relation.id"));
    }
  }

  private void withdraw(Random random) {
    List<String> some = random.nextBoolean() ? assessments : relations;
    if (!some.isEmpty()) {
      String mutation = some == assessments ? "withdrawAssessment" : "withdrawRelation";
      done(send(mutation, Map.of("id", one(some, random), "why", "In error"), ""));
    }
  }

  private void remove(String statement) {
    try (Sql sql = Sql.open()) {
      String id = sql.rows("select id from statement where key = '" + statement + "'").get(0);
      String mutation =
          sql.number("select count(deleted_at) from statement where id = '" + id + "'") == 0
              ? "delete"
              : "restore";
      done(send(mutation, Map.of("id", id, "why", "In error"), ""));
    }
  }

  /** In a transaction that was begun some time before it writes, and goes on after that. */
  private void byHand(String statement, Random random) {
    try (Sql sql = Sql.open()) {
      sql.execute(
          "begin",
          "select pg_sleep(%f)".formatted(random.nextInt(20) / 1000.0),
          """
          update statement set deleted_at = case when deleted_at is null then now() end,
            deletion_reason = case when deleted_at is null then 'by hand' end
          where key = '%s'
          """
              .formatted(statement),
          """
          update assessment set superseded_at = now()
          where superseded_at is null and statement_id = (select id from statement where key = '%s')
          """
              .formatted(statement),
          "select pg_sleep(%f)".formatted(random.nextInt(20) / 1000.0),
          random.nextInt(4) == 0 ? "rollback" : "commit");
      writes.incrementAndGet();
    } catch (IllegalStateException refused) {
      // What it would restore is not what it may be any more.
    }
  }

  private boolean done(Map<String, Object> payload) {
    return done(Json.of(payload));
  }

  private boolean done(Json payload) {
    boolean recorded = payload.get("revision") != null;
    if (recorded) {
      writes.incrementAndGet();
    }
    return recorded;
  }

  static <T> T one(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
