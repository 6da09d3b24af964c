package io.counterclaim;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A made-up world, larger than the article and the same at each run: days, names and titles repeat,
 * so that ties matter.
 */
final class World {
  static final int SPEAKERS = 12;
  static final int ENGAGEMENTS = 15;
  static final int STATEMENTS = 250;
  private static final List<String> STATES = List.of("arland", "borland", "cesia");
  private static final List<String> NAMES = List.of("Alex Reed", "Kim Stone", "Robin Vale");
  private static final List<String> KINDS = List.of("CLAIM", "REPORT", "COMMENT", "ACCUSATION");
  private static final List<String> MEDIA = List.of("SPEECH", "INTERVIEW", "BROADCAST");
  private static final List<String> RELATIONS = List.of("RESPONDS_TO", "REPEATS", "CORROBORATES");
  private static final List<String> STATUS = List.of("ENDED", "ONGOING");
  private static final List<String> VERDICTS =
      List.of("UNVERIFIED", "SUPPORTED", "CONFIRMED", "REFUTED");
  private static final List<String> WORDS = List.of("bridge", "convoy", "river", "depot", "road");

  private final Random random = new Random(20250426);

  /** Dossiers, to be imported one after the other so that not all is recorded at one moment. */
  List<Map<String, Object>> dossiers() {
    Map<String, Object> scene = dossier("Scene");
    scene.put("actors", actors());
    scene.put("affiliations", affiliations());
    scene.put("places", places());
    scene.put("sources", sources());
    scene.put("engagements", engagements());
    List<Map<String, Object>> dossiers = new ArrayList<>(List.of(scene));
    for (int from = 0; from < STATEMENTS; from += 100) {
      Map<String, Object> said = dossier("Statements from " + from);
      said.put("statements", statements(from, Math.min(from + 100, STATEMENTS)));
      dossiers.add(said);
    }
    dossiers.get(dossiers.size() - 1).put("relations", relations());
    dossiers.get(dossiers.size() - 1).put("assessments", assessments());
    return dossiers;
  }

  private static Map<String, Object> dossier(String title) {
    return new LinkedHashMap<>(Map.of("title", title));
  }

  private static List<Map<String, ?>> actors() {
    List<Map<String, ?>> actors = new ArrayList<>();
    for (String state : STATES) {
      actors.add(Map.of("key", state, "type", "STATE", "name", state.toUpperCase()));
    }
    for (int i = 0; i < SPEAKERS; i++) {
      String name = NAMES.get(i % NAMES.size());
      actors.add(Map.of("key", "speaker-" + i, "type", "PERSON", "name", name));
    }
    for (int i = 0; i < 2; i++) {
      actors.add(Map.of("key", "outlet-" + i, "type", "MEDIA_OUTLET", "name", "Outlet"));
    }
    return actors;
  }

  /** The first six change sides on New Year's Day; the last one speaks for nobody. */
  private static List<Map<String, ?>> affiliations() {
    List<Map<String, ?>> affiliations = new ArrayList<>();
    for (int i = 0; i < SPEAKERS - 1; i++) {
      if (i < 6) {
        affiliations.add(affiliation(i, i % 3, "to", "2025-01-01"));
        affiliations.add(affiliation(i, (i + 1) % 3, "from", "2025-01-01"));
      } else {
        affiliations.add(affiliation(i, i % 3, "from", "2024-06-01"));
      }
    }
    return affiliations;
  }

  private static Map<String, ?> affiliation(int speaker, int state, String end, String day) {
    return Map.of(
        "member", "speaker-" + speaker, "kind", "MEMBER_OF", "group", STATES.get(state), end, day);
  }

  private static List<Map<String, ?>> places() {
    return IntStream.range(0, 4)
        .mapToObj(
            i ->
                Map.ofEntries(
                    entry("key", "place-" + i),
                    entry("name", "Place " + i),
                    entry("country", i % 2 == 0 ? "UA" : "RU"),
                    entry("latitude", 40 + i),
                    entry("longitude", 30 + i),
                    entry("precision", "NEAR")))
        .<Map<String, ?>>map(place -> place)
        .toList();
  }

  private static List<Map<String, ?>> sources() {
    return IntStream.range(0, 3)
        .mapToObj(
            i ->
                Map.of(
                    "key", "source-" + i,
                    "kind", "WEB_PAGE",
                    "publisher", "outlet-" + i % 2,
                    "published", "2025-02-0" + (i + 1)))
        .<Map<String, ?>>map(source -> source)
        .toList();
  }

  private List<Map<String, ?>> engagements() {
    List<Map<String, ?>> engagements = new ArrayList<>();
    for (int i = 0; i < ENGAGEMENTS; i++) {
      Map<String, Object> engagement = new LinkedHashMap<>();
      engagement.put("key", "engagement-" + i);
      engagement.put("kind", i % 2 == 0 ? "COMBAT_ENGAGEMENT" : "OTHER");
      engagement.put("title", "Engagement " + i % 5);
      if (i % 4 != 3) {
        engagement.put("period", "2025-01-0" + (1 + i % 3));
      }
      if (i % 5 != 4) {
        engagement.put("place", "place-" + i % 4);
      }
      if (i > 1) {
        engagement.put("partOf", "engagement-" + (i < 10 ? 0 : 1));
      }
      engagement.put("participants", participants(i));
      engagements.add(engagement);
    }
    return engagements;
  }

  private static List<Map<String, ?>> participants(int engagement) {
    return IntStream.range(0, STATES.size())
        .filter(state -> engagement % 3 != state)
        .mapToObj(state -> Map.of("actor", STATES.get(state), "role", "PARTY", "side", "A"))
        .<Map<String, ?>>map(participant -> participant)
        .toList();
  }

  private List<Map<String, ?>> statements(int from, int to) {
    return IntStream.range(from, to).<Map<String, ?>>mapToObj(this::statement).toList();
  }

  private Map<String, Object> statement(int i) {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("key", "statement-" + i);
    statement.put("speaker", "speaker-" + random.nextInt(SPEAKERS));
    statement.put("kind", one(KINDS));
    statement.put("rendering", "PARAPHRASE");
    statement.put("text", "The " + one(WORDS) + " by the " + one(WORDS) + " was spoken of.");
    statement.put("language", i % 7 == 0 ? "uk" : "en");
    statement.put("medium", one(MEDIA));
    if (i % 9 != 0) {
      statement.put("said", "2025-01-0" + (1 + random.nextInt(5)) + (i % 11 == 0 ? "T12" : ""));
    }
    statement.put("citations", citations());
    statement.put("assertions", assertions());
    return statement;
  }

  private List<Map<String, ?>> citations() {
    return IntStream.rangeClosed(0, random.nextInt(2))
        .<Map<String, ?>>mapToObj(i -> Map.of("source", "source-" + random.nextInt(3)))
        .toList();
  }

  private List<Map<String, ?>> assertions() {
    List<Map<String, ?>> assertions = new ArrayList<>();
    int first = random.nextInt(ENGAGEMENTS);
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      String engagement = "engagement-" + (first + i) % ENGAGEMENTS;
      assertions.add(Map.of("engagement", engagement, "attribute", "STATUS", "code", one(STATUS)));
      assertions.add(
          Map.of("engagement", engagement, "attribute", "CONTROLLER", "actor", one(STATES)));
    }
    return assertions;
  }

  private List<Map<String, ?>> relations() {
    List<Map<String, ?>> relations = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      relations.add(
          Map.of(
              "from",
              "statement-" + i,
              "type",
              RELATIONS.get(i % RELATIONS.size()),
              "to",
              "statement-" + (i + 1 + random.nextInt(5)),
              "basis",
              i % 2 == 0 ? "EXPLICIT" : "EDITORIAL"));
    }
    return relations;
  }

  private static List<Map<String, ?>> assessments() {
    return IntStream.range(0, 70)
        .<Map<String, ?>>mapToObj(
            i ->
                Map.of(
                    "statements",
                    List.of("statement-" + i * 2 % 70),
                    "assessor",
                    "outlet-" + i / 35,
                    "verdict",
                    VERDICTS.get(i % 4),
                    "credibility",
                    "CANNOT_BE_JUDGED_6",
                    "assessed",
                    "2025-02-0" + (4 + i % 5)))
        .toList();
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
