package io.counterclaim.recording.mutation;

import static io.counterclaim.recording.mutation.Desk.actor;
import static io.counterclaim.recording.mutation.Desk.asserting;
import static io.counterclaim.recording.mutation.Desk.record;
import static io.counterclaim.recording.mutation.Desk.send;
import static io.counterclaim.recording.mutation.Desk.statement;
import static io.counterclaim.recording.mutation.Desk.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterclaim.Sql;
import io.counterclaim.dispute.OwnDatabase;
import io.counterclaim.dossier.DossierHttp;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whoever follows the changes has an exact copy, whatever is done. More of it, or something else:
 * `./mvnw test -Dtest=ReplayTest -Dsteps=2000 -Dseed=7`.
 */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class ReplayTest {
  private static final int STEPS = Integer.getInteger("steps", 200);
  private static final long SEED = Long.getLong("seed", 20250426);
  private static final int COMPARED_EACH = 20;
  private static final String NOTHING = "";

  private final Random random = new Random(SEED);
  private final Copy copy = new Copy();
  private int made;

  /** What a follower knows: the part of each node that is there, and its type. */
  private static final class Copy {
    private final Map<String, ObjectNode> parts = new LinkedHashMap<>();
    private final Set<String> kinds = new TreeSet<>();
    private String revision = "0";

    void follow() {
      DossierHttp.get("/changes?after=" + revision, "*/*")
          .lines()
          .map(DossierHttp::read)
          .forEach(this::apply);
    }

    private void apply(JsonNode change) {
      revision = change.get("revision").asText();
      kinds.add(change.get("kind").asText());
      String id = change.get("id").asText();
      if (change.get("kind").asText().equals("MERGED")) {
        ((ObjectNode) parts.get(id).get("part")).setAll((ObjectNode) change.get("after"));
      } else if (change.get("after").isNull() || change.get("type").asText().equals("ASSERTION")) {
        parts.remove(id);
      } else {
        ObjectNode part = ((ObjectNode) change).objectNode();
        parts.put(id, part.setAll(Map.of("type", change.get("type"), "part", change.get("after"))));
      }
    }

    /** Without what is said of statements that are not there. */
    Set<JsonNode> parts() {
      Set<String> statements =
          parts.values().stream()
              .filter(is("STATEMENT"))
              .map(part -> part.at("/part/key").asText())
              .collect(Collectors.toSet());
      return parts.values().stream()
          .filter(
              part ->
                  Stream.of("/part/from", "/part/to", "/part/statements/0")
                      .map(part::at)
                      .filter(name -> !is("AFFILIATION").test(part) && name.isTextual())
                      .allMatch(name -> statements.contains(name.asText())))
          .collect(Collectors.toSet());
    }

    private static Predicate<JsonNode> is(String type) {
      return part -> part.get("type").asText().equals(type);
    }
  }

  private static Set<JsonNode> written() {
    return DossierHttp.get("/dossiers", DossierHttp.NDJSON)
        .lines()
        .map(DossierHttp::read)
        .collect(Collectors.toSet());
  }

  @Test
  void aFollowerHasAnExactCopy() {
    scene();
    for (int step = 1; step <= STEPS; step++) {
      change(random.nextInt(21));
      if (step % COMPARED_EACH == 0) {
        copy.follow();
        assertEquals(written(), copy.parts(), "seed " + SEED + ", step " + step);
      }
    }
    assertTrue(
        copy.kinds.containsAll(
            List.of(
                "RECORDED",
                "AMENDED",
                "SUPERSEDED",
                "WITHDRAWN",
                "DELETED",
                "RESTORED",
                "MERGED",
                "UNMERGED")),
        () -> "only " + copy.kinds);
  }

  private void scene() {
    for (int i = 0; i < 4; i++) {
      record("Actor", actor("r-" + i, i < 2 ? "STATE" : "PERSON"), "actor { key }");
      record("Place", place(i), "place { key }");
      record("Source", source(i), "source { key }");
      record("Engagement", engagement(i), "engagement { key }");
    }
  }

  private static Map<String, Object> place(int i) {
    return with(Map.of("key", "r-" + i, "name", "Place", "precision", "NEAR"));
  }

  private static Map<String, Object> source(int i) {
    return with(Map.of("key", "r-" + i, "kind", "WEB_PAGE", "publisher", "r-0"));
  }

  private static Map<String, Object> engagement(int i) {
    return with(Map.of("key", "r-" + i, "kind", "OTHER", "title", "Event", "place", "r-" + i));
  }

  /** Some of it is refused, and changes nothing. */
  private void change(int kind) {
    switch (kind) {
      case 0, 1, 2, 3 -> say();
      case 4, 5 -> relate();
      case 6, 7 -> assess();
      case 8 -> affiliate();
      case 9 -> to("recodeStatement", "statement", said(), "assertions", List.of(assertion()));
      case 10 ->
          to("citeStatement", "statement", said(), "citations", List.of(Map.of("source", one())));
      case 11 -> to("amendActor", "actor", one(), "name", "Name " + random.nextInt());
      case 12 -> to("amendEngagement", "engagement", one(), "partOf", one());
      case 13 -> to("amendSource", "source", one(), "title", "Title " + random.nextInt());
      case 14 -> to("delete", "id", any(false), "why", "In error");
      case 15 -> to("restore", "id", any(true), "why", "Not so");
      case 16 -> to("withdrawRelation", "id", current("statement_relation"), "why", "No");
      case 17 -> to("withdrawAssessment", "id", current("assessment"), "why", "No");
      case 18 -> to("mergeActors", "duplicate", one(), "survivor", one(), "why", "One");
      case 19 -> to("unmergeActor", "duplicate", merged(), "why", "Two");
      default -> to("amendAffiliation", "affiliation", current("affiliation"), "title", title());
    }
  }

  private void to(String mutation, Object... input) {
    if (Stream.of(input).noneMatch(NOTHING::equals)) {
      send(mutation, with(Map.of(), input), "");
    }
  }

  private String one() {
    return "r-" + random.nextInt(4);
  }

  private String title() {
    return "Title " + random.nextInt();
  }

  private String said() {
    return made == 0 ? NOTHING : "r-s" + random.nextInt(made);
  }

  private Map<String, Object> assertion() {
    return asserting(one(), "STATUS", random.nextBoolean() ? "ENDED" : "ONGOING");
  }

  private void say() {
    Map<String, Object> input = statement("r-s" + made++, one(), one());
    record("Statement", with(input, "assertions", List.of(assertion())), "statement { key }");
  }

  private void relate() {
    String type = List.of("RETRACTS", "DENIES", "REPEATS").get(random.nextInt(3));
    recordA("Relation", "from", said(), "to", said(), "type", type, "basis", "EDITORIAL");
  }

  private void assess() {
    recordA(
        "Assessment",
        "assessor",
        one(),
        "statement",
        said(),
        "verdict",
        "UNVERIFIED",
        "credibility",
        "DOUBTFUL_4",
        "assessed",
        "2025-05-0" + (1 + random.nextInt(9)));
  }

  private void affiliate() {
    String kind = random.nextBoolean() ? "MEMBER_OF" : "ALLIED_WITH";
    recordA("Affiliation", "member", one(), "group", one(), "kind", kind);
  }

  private void recordA(String type, Object... input) {
    if (Stream.of(input).noneMatch(NOTHING::equals)) {
      record(type, with(Map.of(), input), "");
    }
  }

  /** The id of one that was deleted, or was not. */
  private String any(boolean deleted) {
    List<String> tables = List.of("statement", "statement", "statement", "engagement", "place");
    String table = tables.get(random.nextInt(tables.size()));
    return id(table + " where (deleted_at is not null) = " + deleted + " and key like 'r-%'");
  }

  private String merged() {
    return id("actor where merged_into_id is not null and key like 'r-%'");
  }

  private String current(String table) {
    return id(table + " where superseded_at is null");
  }

  private String id(String from) {
    try (Sql sql = Sql.open()) {
      List<String> ids = sql.rows("select id from " + from + " order by id");
      return ids.isEmpty() ? NOTHING : ids.get(random.nextInt(ids.size()));
    }
  }
}
