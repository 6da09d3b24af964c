package io.counterclaim.dispute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterclaim.GraphQL;
import io.counterclaim.dispute.Reference.Question;
import io.counterclaim.dispute.World.Utterance;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Asks the service about worlds, at many clocks, and compares with {@link Reference}. */
final class WorldsComparison {
  private static final String DAYS =
      "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Statement { key said { lastDay } } } }";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String VALUE =
      "polarity value { code actor { key } quantity { unit } time { from } }";
  private static final String LATEST =
      """
      positions { %1$s holders { camp { key } latest { key camp(knownAt: $knownAt) { key }
        assertions(knownAt: $knownAt) { engagement { key } attribute subject { key } %1$s }
        retractions: relations(type: RETRACTS, knownAt: $knownAt) { from { key said { to } } to { key } }
        corrections: relations(type: CORRECTS, knownAt: $knownAt) { from { key said { to } } to { key } }
        derived: relations(basis: DERIVED, knownAt: $knownAt) { to { key } } } } }
      """
          .formatted(VALUE);

  private final RecordedWorlds recorded;
  private final Random random;

  /** Those of statements, by the world and the step. */
  private final Map<String, Map<String, String>> camps = new HashMap<>();

  /** What was met. */
  final Set<DisputeState> seen = EnumSet.noneOf(DisputeState.class);

  /** How many were compared. */
  int disputes;

  WorldsComparison(RecordedWorlds recorded, Random random) {
    this.recorded = recorded;
    this.random = random;
  }

  WorldsComparison run() {
    compareDays();
    for (Clock clock : clocks()) {
      compare(clock);
    }
    compareStatements(clock(null, 1 + random.nextInt(World.STEPS), false));
    compareHistories(clock(null, World.STEPS, false));
    compareHistories(clock(moment(), 1 + random.nextInt(World.STEPS), random.nextBoolean()));
    return this;
  }

  /** The same by what is known now alone. */
  WorldsComparison runNow() {
    for (Instant asOf : Arrays.asList(null, moment(), said())) {
      compare(clock(asOf, World.STEPS, false));
      compare(clock(asOf, World.STEPS, true));
    }
    compareHistories(clock(null, World.STEPS, false));
    return this;
  }

  private List<Clock> clocks() {
    Instant said = said();
    Instant future = Instant.now().plus(Duration.ofDays(3));
    return List.of(
        clock(null, World.STEPS, false),
        clock(null, World.STEPS, true),
        clock(null, 0, false),
        clock(null, 1, false),
        clock(null, 2, random.nextBoolean()),
        clock(moment(), World.STEPS, false),
        clock(said, World.STEPS, random.nextBoolean()),
        clock(said.minusNanos(1000), World.STEPS, random.nextBoolean()),
        clock(said(), 1 + random.nextInt(2), random.nextBoolean()),
        clock(moment(), 1 + random.nextInt(2), random.nextBoolean()),
        clock(future, World.STEPS, false),
        clock(future, 1 + random.nextInt(2), random.nextBoolean()));
  }

  private Clock clock(Instant asOf, int step, boolean statedOnly) {
    return new Clock(
        asOf, step, step == World.STEPS ? null : recorded.moments().get(step), statedOnly);
  }

  private Instant moment() {
    long minutes = random.nextInt((WorldMaker.DAYS + 2) * 24 * 60);
    Instant first = WorldMaker.FIRST_DAY.atStartOfDay(ZoneOffset.ofHours(14)).toInstant();
    return first.plus(Duration.ofMinutes(minutes));
  }

  private Instant said() {
    List<World> all = List.copyOf(recorded.worlds().values());
    List<Utterance> utterances = all.get(random.nextInt(all.size())).utterances();
    return utterances.get(random.nextInt(utterances.size())).to();
  }

  private void compareDays() {
    Map<String, String> right = new TreeMap<>();
    for (World world : recorded.worlds().values()) {
      world.utterances().stream()
          .filter(utterance -> !world.isDeleted(utterance, World.STEPS))
          .forEach(utterance -> right.put(utterance.key(), utterance.day().toString()));
    }
    Map<String, String> came = new TreeMap<>();
    List<String> ids = right.keySet().stream().map(recorded.statements()::get).toList();
    for (int from = 0; from < ids.size(); from += 100) {
      Map<String, ?> page = Map.of("ids", ids.subList(from, Math.min(from + 100, ids.size())));
      for (Map<String, Object> statement :
          GraphQL.ask(DAYS, page).<Map<String, Object>>getList("nodes")) {
        Map<?, ?> said = (Map<?, ?>) statement.get("said");
        came.put((String) statement.get("key"), (String) said.get("lastDay"));
      }
    }
    assertEquals(right, came);
  }

  private void compare(Clock clock) {
    Instant now = Instant.now();
    for (JsonNode engagement : ask(clock, Lines.FIELDS)) {
      Reference reference = reference(engagement, clock, now);
      Map<Question, List<String>> right = new HashMap<>();
      reference
          .questions(engagement.get("key").asText())
          .forEach(question -> right.put(question, Lines.of(reference, question)));
      Map<Question, List<String>> came = new HashMap<>();
      for (JsonNode dispute : engagement.get("disputes")) {
        came.put(question(engagement, dispute), Lines.of(dispute));
        inOrder(dispute.get("positions"));
        seen.add(DisputeState.valueOf(dispute.get("state").asText()));
        disputes++;
      }
      assertEquals(text(right.values()), text(came.values()), () -> where(reference, clock));
      assertEquals(right.size(), engagement.get("disputes").size());
    }
  }

  private void compareHistories(Clock clock) {
    Instant now = Instant.now();
    String history = "history(first: 100) { nodes { changedBy { key } " + Lines.FIELDS + " } }";
    for (JsonNode engagement : ask(clock, "attribute subject { key } " + history)) {
      Reference reference = reference(engagement, clock, now);
      for (JsonNode dispute : engagement.get("disputes")) {
        Question question = question(engagement, dispute);
        List<List<String>> right = new ArrayList<>();
        reference
            .changes(question)
            .forEach(moment -> right.add(Lines.since(moment, reference.at(moment), question)));
        List<List<String>> came = new ArrayList<>();
        for (JsonNode then : dispute.get("history").get("nodes")) {
          came.add(Lines.of(then));
        }
        assertEquals(text(right), text(came), () -> where(reference, clock));
        for (JsonNode then : dispute.get("history").get("nodes")) {
          Instant since = Instant.parse(then.get("since").asText());
          Set<String> makers = reference.at(since).makers(question);
          String maker = then.get("changedBy").get("key").asText();
          assertTrue(
              makers.contains(maker),
              () -> maker + " is none of " + makers + " at " + since + where(reference, clock));
        }
      }
    }
  }

  /** What is known of the statements that disputes rest on agrees with them. */
  private void compareStatements(Clock clock) {
    for (JsonNode engagement : ask(clock, "attribute subject { key } state " + LATEST)) {
      for (JsonNode dispute : engagement.get("disputes")) {
        int derived = 0;
        for (JsonNode position : dispute.get("positions")) {
          for (JsonNode holder : position.get("holders")) {
            JsonNode latest = holder.get("latest");
            assertEquals(holder.get("camp"), latest.get("camp"));
            assertEquals(
                1, said(question(engagement, dispute), position, latest), latest::toString);
            assertEquals(List.of(), takenBack(latest), latest::toString);
            derived += latest.get("derived").size();
          }
        }
        if (dispute.get("state").asText().equals("CONTESTED")) {
          assertTrue(derived > 0, dispute::toString);
        }
      }
    }
  }

  private static long said(Question question, JsonNode position, JsonNode statement) {
    return StreamSupport.stream(statement.get("assertions").spliterator(), false)
        .filter(assertion -> question(assertion.get("engagement"), assertion).equals(question))
        .filter(assertion -> assertion.get("polarity").equals(position.get("polarity")))
        .filter(assertion -> assertion.get("value").equals(position.get("value")))
        .count();
  }

  private static List<String> takenBack(JsonNode statement) {
    return Stream.of("retractions", "corrections")
        .flatMap(links -> StreamSupport.stream(statement.get(links).spliterator(), false))
        .filter(link -> link.get("to").get("key").equals(statement.get("key")))
        .filter(link -> isOver(link.get("from").get("said").get("to")))
        .map(link -> link.get("from").get("key").asText())
        .toList();
  }

  private static boolean isOver(JsonNode moment) {
    return Instant.parse(moment.asText()).isBefore(Instant.now());
  }

  private JsonNode ask(Clock clock, String fields) {
    String query =
        "query($ids: [ID!]!, $asOf: DateTime, $knownAt: DateTime, $statedOnly: Boolean) { nodes(ids: $ids) { ... on Engagement {"
            + " key disputes(asOf: $asOf, knownAt: $knownAt, statedOnly: $statedOnly) { "
            + fields
            + " } } } }";
    Map<String, Object> variables = new HashMap<>();
    variables.put("ids", List.copyOf(recorded.engagements().values()));
    variables.put("asOf", clock.asOf() == null ? null : clock.asOf().toString());
    variables.put("knownAt", clock.knownAt() == null ? null : clock.knownAt().toString());
    variables.put("statedOnly", clock.statedOnly());
    try {
      JsonNode answer = JSON.readTree(GraphQL.post(query, variables).text());
      assertFalse(answer.hasNonNull("errors"), () -> answer.get("errors").toString());
      return answer.get("data").get("nodes");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Reference reference(JsonNode engagement, Clock clock, Instant now) {
    World world = recorded.world(engagement.get("key").asText());
    Instant asOf = clock.asOf() == null ? now : clock.asOf();
    Map<String, String> known =
        camps.computeIfAbsent(world.name() + " " + clock.step(), key -> new HashMap<>());
    return new Reference(
        world, recorded.statements(), asOf, clock.step(), clock.statedOnly(), known);
  }

  private static Question question(JsonNode engagement, JsonNode dispute) {
    JsonNode subject = dispute.get("subject");
    return new Question(
        engagement.get("key").asText(),
        dispute.get("attribute").asText(),
        subject.isNull() ? null : subject.get("key").asText());
  }

  /** The position of most camps first, then the one held longest. */
  private static void inOrder(JsonNode positions) {
    for (int i = 1; i < positions.size(); i++) {
      JsonNode before = positions.get(i - 1).get("holders");
      JsonNode after = positions.get(i).get("holders");
      assertTrue(before.size() >= after.size(), positions::toString);
      assertTrue(
          before.size() > after.size() || earliest(before).compareTo(earliest(after)) <= 0,
          positions::toString);
    }
  }

  private static Instant earliest(JsonNode holders) {
    Set<Instant> since = new HashSet<>();
    holders.forEach(holder -> since.add(Instant.parse(holder.get("since").asText())));
    return since.stream().min(Comparator.naturalOrder()).orElseThrow();
  }

  private static String text(Collection<List<String>> disputes) {
    return String.join(
        "\n", disputes.stream().map(lines -> String.join("\n", lines)).sorted().toList());
  }

  private static String where(Reference reference, Clock clock) {
    StringBuilder where = new StringBuilder("\n-Dworlds=1 -Dseed=");
    where.append(reference.world().name().substring(1)).append(", ").append(clock).append('\n');
    for (int step = 1; step <= World.STEPS; step++) {
      for (int part = 0; part < World.PARTS; part++) {
        WorldDossiers.dossiers(List.of(reference.world()), step, part)
            .forEach(dossier -> where.append(new String(dossier)).append('\n'));
      }
    }
    where.append(reference.world().tombstones());
    return where.toString();
  }
}
