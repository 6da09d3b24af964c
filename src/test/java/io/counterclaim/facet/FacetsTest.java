package io.counterclaim.facet;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.GraphQL.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.Json;
import io.counterclaim.LargeWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each bucket counts what the list has when it is filtered by the bucket's key, too. */
@QuarkusTest
@TestProfile(LargeWorld.class)
class FacetsTest {
  private static final int ROUNDS = 12;

  /**
   * Members of a filter with values of which some are picked; facets with the members for a key.
   */
  private record Kind(
      String list,
      String filter,
      Map<String, List<?>> conditions,
      Map<String, List<String>> facets) {}

  private static final List<String> SPEAKERS =
      IntStream.range(0, 12).mapToObj(i -> "speaker-" + i).toList();
  private static final List<String> ENGAGEMENTS =
      IntStream.range(0, 15).mapToObj(i -> "engagement-" + i).toList();
  private static final List<String> STATES = List.of("arland", "borland", "cesia");
  private static final List<String> OUTLETS = List.of("outlet-0", "outlet-1");
  private static final List<String> ATTRIBUTES = List.of("STATUS", "CONTROLLER");

  private static final Kind STATEMENTS =
      new Kind(
          "statements",
          "StatementFilter",
          Map.ofEntries(
              Map.entry("text", List.of("bridge", "river OR road")),
              Map.entry("speaker", SPEAKERS),
              Map.entry("speakers", SPEAKERS),
              Map.entry("camp", STATES),
              Map.entry("camps", STATES),
              Map.entry("engagement", ENGAGEMENTS),
              Map.entry("engagements", ENGAGEMENTS),
              Map.entry("attribute", ATTRIBUTES),
              Map.entry("attributes", ATTRIBUTES),
              Map.entry("kinds", List.of("CLAIM", "REPORT", "COMMENT")),
              Map.entry("media", List.of("SPEECH", "INTERVIEW")),
              Map.entry("language", List.of("en", "uk")),
              Map.entry("languages", List.of("en", "uk", "ru")),
              Map.entry("publisher", OUTLETS),
              Map.entry("publishers", OUTLETS),
              Map.entry("verdicts", List.of("UNVERIFIED", "SUPPORTED", "REFUTED")),
              Map.entry("assessor", OUTLETS),
              Map.entry("saidFrom", List.of("2025-01-03T00:00:00Z"))),
          Map.of(
              "SPEAKER", List.of("speaker", "speakers"),
              "CAMP", List.of("camp", "camps"),
              "KIND", List.of("kinds"),
              "MEDIUM", List.of("media"),
              "RENDERING", List.of("renderings"),
              "LANGUAGE", List.of("language", "languages"),
              "PUBLISHER", List.of("publisher", "publishers"),
              "ATTRIBUTE", List.of("attribute", "attributes"),
              "VERDICT", List.of("verdicts")));

  private static final Kind OF_ENGAGEMENTS =
      new Kind(
          "engagements",
          "EngagementFilter",
          Map.of(
              "text", List.of("engagement"),
              "kinds", List.of("OTHER", "COMBAT_ENGAGEMENT"),
              "participant", STATES,
              "participants", STATES,
              "country", List.of("UA", "RU"),
              "countries", List.of("UA", "RU"),
              "partOf", List.of("engagement-0", "engagement-1"),
              "disputed", List.of(true, false)),
          Map.of(
              "KIND", List.of("kinds"),
              "COUNTRY", List.of("country", "countries"),
              "DISPUTED", List.of("disputed")));

  private static final Kind DISPUTES =
      new Kind(
          "disputes",
          "DisputeFilter",
          Map.of(
              "states", List.of("CONTESTED", "AGREED", "ONE_SIDED"),
              "attributes", ATTRIBUTES,
              "engagement", ENGAGEMENTS,
              "engagements", ENGAGEMENTS,
              "camps", STATES,
              "statedOnly", List.of(true, false)),
          Map.of("STATE", List.of("states"), "ATTRIBUTE", List.of("attributes")));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void ofStatements(long seed) {
    bucketsCountWhatTheirKeysFilterFor(STATEMENTS, new Random(seed));
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void ofEngagements(long seed) {
    bucketsCountWhatTheirKeysFilterFor(OF_ENGAGEMENTS, new Random(seed));
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void ofDisputes(long seed) {
    bucketsCountWhatTheirKeysFilterFor(DISPUTES, new Random(seed));
  }

  private static void bucketsCountWhatTheirKeysFilterFor(Kind kind, Random random) {
    int compared = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Map<String, Object> filter = filter(kind, random, round / 3);
      Map<Map<String, Object>, Integer> expected = new LinkedHashMap<>();
      Json answer = facets(kind, filter);
      List<Map<String, Object>> facets = answer.getList(kind.list + ".facets");
      assertEquals(kind.facets.size(), facets.size());
      for (Map<String, Object> facet : facets) {
        List<String> members = kind.facets.get(facet.get("by"));
        for (Object each : (List<?>) facet.get("buckets")) {
          Map<?, ?> bucket = (Map<?, ?>) each;
          expected.put(narrowed(filter, members, bucket.get("key")), (Integer) bucket.get("count"));
        }
      }
      assertEquals(
          List.copyOf(expected.values()),
          counts(kind, List.copyOf(expected.keySet())),
          filter::toString);
      compared += expected.size();
    }
    assertTrue(compared > 20, "only " + compared);
  }

  private static Map<String, Object> filter(Kind kind, Random random, int conditions) {
    List<String> names = new ArrayList<>(kind.conditions.keySet());
    names.sort(Comparator.naturalOrder());
    Map<String, Object> filter = new HashMap<>();
    for (int i = 0; i < conditions; i++) {
      String name = names.get(random.nextInt(names.size()));
      List<?> values = kind.conditions.get(name);
      Object value = values.get(random.nextInt(values.size()));
      filter.put(
          name,
          name.endsWith("s") || name.equals("countries") || name.equals("media")
              ? List.of(value, values.get(random.nextInt(values.size())))
              : value);
    }
    return filter;
  }

  /** By the key beside what is asked for already: both must hold. */
  private static Map<String, Object> narrowed(
      Map<String, Object> filter, List<String> members, Object key) {
    Map<String, Object> narrowed = new HashMap<>(filter);
    String free =
        members.stream().filter(member -> !filter.containsKey(member)).findFirst().orElse(null);
    if (free == null && members.size() == 1) {
      free = members.get(0);
      boolean asked =
          filter.get(free) instanceof List<?> list
              ? list.contains(key)
              : key.equals(filter.get(free).toString());
      assertTrue(asked, () -> key + " is none of " + filter);
    }
    if (free != null) {
      boolean list =
          members.size() == 1 && !free.equals("disputed")
              || free.equals(members.get(members.size() - 1)) && members.size() == 2;
      narrowed.put(
          free,
          list ? List.of(key) : free.equals("disputed") ? Boolean.valueOf((String) key) : key);
    }
    return narrowed;
  }

  private static Json facets(Kind kind, Map<String, Object> filter) {
    return ask(
        "query($filter: %s) { %s(first: 1, filter: $filter) { facets(by: [%s], top: 400) { by buckets { key count } } } }"
            .formatted(kind.filter, kind.list, String.join(", ", kind.facets.keySet())),
        Map.of("filter", filter));
  }

  private static List<Integer> counts(Kind kind, List<Map<String, Object>> filters) {
    List<Integer> counts = new ArrayList<>();
    for (int from = 0; from < filters.size(); from += 40) {
      List<Map<String, Object>> some = filters.subList(from, Math.min(from + 40, filters.size()));
      Map<String, Object> variables = new HashMap<>();
      StringBuilder declared = new StringBuilder();
      StringBuilder fields = new StringBuilder();
      for (int i = 0; i < some.size(); i++) {
        variables.put("f" + i, some.get(i));
        declared.append("$f").append(i).append(": ").append(kind.filter).append(' ');
        fields.append("a%1$d: %2$s(filter: $f%1$d) { totalCount } ".formatted(i, kind.list));
      }
      Json answer = ask("query(" + declared + ") { " + fields + " }", variables);
      for (int i = 0; i < some.size(); i++) {
        counts.add(answer.getInt("a" + i + ".totalCount"));
      }
    }
    return counts;
  }

  @ParameterizedTest
  @CsvSource({
    "statements, SAID_DAY",
    "statements, KIND",
    "engagements, COUNTRY",
    "disputes, STATE"
  })
  void bucketsComeByCountOrByKey(String list, String facet) {
    String query =
        "{ %s { c: facets(by: [%s]) { buckets { key count } } k: facets(by: [%s], order: KEY) { buckets { key count } } few: facets(by: [%s], order: KEY, top: 1) { buckets { key count } } } }";
    Json answer = ask(query.formatted(list, facet, facet, facet));
    List<Map<String, Object>> byCount = answer.getList(list + ".c[0].buckets");
    List<Map<String, Object>> byKey = answer.getList(list + ".k[0].buckets");
    Comparator<Map<String, Object>> key =
        Comparator.comparing(bucket -> (String) bucket.get("key"));
    Comparator<Map<String, Object>> count =
        Comparator.comparing(bucket -> -(Integer) bucket.get("count"));
    assertTrue(byKey.size() > 1, byKey::toString);
    assertEquals(byKey.stream().sorted(key).toList(), byKey);
    assertEquals(byKey.stream().sorted(count.thenComparing(key)).toList(), byCount);
    assertEquals(byKey.subList(0, 1), answer.getList(list + ".few[0].buckets"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "actor | actors(first: 100) | engagements(first: 1) { totalCount facets(by: [KIND, COUNTRY, DISPUTED]) { by buckets { key label count } } }",
        "engagement | engagements(first: 100) | parts(first: 1) { facets(by: [DISPUTED, KIND], order: KEY) { by buckets { key count } } }",
        "engagement | engagements(first: 100) | statements(first: 1, filter: {attribute: STATUS}) { facets(by: [ATTRIBUTE, VERDICT, RENDERING]) { by buckets { key label count } } }",
        "actor | actors(first: 100) | engagements(first: 1) { grid(within: {south: 30, west: 20, north: 50, east: 40}, columns: 4, rows: 4) { column row count example { key place { name } } } }",
        "engagement | engagements(first: 100) | disputes(attribute: STATUS) { history(first: 1) { totalCount facets(by: [STATE]) { buckets { key count } } } }",
      })
  void thoseOfManyParentsAreThoseOfEachAlone(String one, String many, String field) {
    List<Map<String, Object>> together =
        ask("{ all: " + many + " { nodes { key " + field + " } } }").getList("all.nodes");
    assertTrue(together.size() > 10);
    for (Map<String, Object> alone : together) {
      assertEquals(
          ask("{ one: " + one + "(key: \"" + alone.get("key") + "\") { key " + field + " } }")
              .getMap("one"),
          alone);
    }
  }

  @Test
  void bucketsHaveLabels() {
    Json answer =
        ask(
            "{ engagements { facets(by: [COUNTRY, KIND, DISPUTED], order: KEY) { buckets { label actor { key } } } } disputes { facets(by: [STATE], order: KEY) { buckets { label } } } }");
    assertEquals(
        List.of("Russia", "Ukraine"), answer.getList("engagements.facets[0].buckets.label"));
    assertEquals(
        List.of("Combat engagement", "Other"),
        answer.getList("engagements.facets[1].buckets.label"));
    assertTrue(
        List.of("Disputed", "Not disputed")
            .containsAll(answer.getList("engagements.facets[2].buckets.label")));
    assertTrue(answer.<String>getList("disputes.facets[0].buckets.label").contains("Contested"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"statements", "engagements", "disputes"})
  void bucketsAreOneToFourHundred(String list) {
    String facets = "{ %s { facets(by: [%s], top: %d) { by } } }";
    String facet = list.equals("disputes") ? "STATE" : "KIND";
    ask(facets.formatted(list, facet, 400));
    for (int top : new int[] {0, 401}) {
      assertEquals(
          "top: must be 1 to 400, not " + top,
          refused(facets.formatted(list, facet, top)).message());
    }
    assertEquals(
        "by: must not name a facet twice",
        refused(facets.formatted(list, facet + ", " + facet, 1)).message());
  }
}
