package io.counterclaim.statement;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.GraphQL.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.Json;
import io.counterclaim.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StatementFilterTest {
  private static final int ALL = 19;

  @Test
  void withoutAFilterThereIsEverything() {
    assertEquals(ALL, found(Map.of()).size());
  }

  @Test
  void allTheWordsMustBeThere() {
    assertEquals(List.of("ua-military-six-engagements"), text("military six"));
    assertEquals(List.of(), text("military productive"));
  }

  @Test
  void wordsInQuotesAreAPhrase() {
    assertEquals(List.of("trump-very-close"), text("\"close to a deal\""));
    assertEquals(List.of(), text("\"deal to a close\""));
    assertEquals(List.of("trump-very-close"), text("deal to a close"));
  }

  @Test
  void aPhraseMayBeOfWordsThatOtherSearchesLeaveOut() {
    assertEquals(List.of("ua-staff-not-true"), text("\"not true\""));
    assertEquals(List.of(), text("\"true not\""));
  }

  @Test
  void aWordAfterAHyphenIsExcluded() {
    assertEquals(
        List.of("gerasimov-praise", "ukrainian-officials-12000", "western-intelligence-12000"),
        text("Korean OR Korea"));
    assertEquals(
        List.of("gerasimov-praise", "western-intelligence-12000"),
        text("north soldiers -officials"));
  }

  @Test
  void eitherOfTwoWordsIsEnoughWithOr() {
    assertEquals(List.of("trump-very-close", "white-house-productive"), text("productive OR deal"));
  }

  @Test
  void englishWordsAreFoundInAllTheirForms() {
    assertEquals(List.of("ua-military-six-engagements"), text("engagement"));
    assertEquals(
        List.of(
            "ua-military-six-engagements",
            "ua-staff-not-true",
            "ukrainian-officials-12000",
            "western-intelligence-12000"),
        text("fight OR fought"));
    assertEquals(List.of("putin-further-successes"), text("CONDITION SUCCESSFULLY"));
  }

  @Test
  void wordsArePartedByWhateverIsNeitherLetterNorDigit() {
    assertEquals(List.of("ua-staff-not-true"), text("Ukraine's/General-Staff"));
    assertEquals(
        List.of("ukrainian-officials-12000", "western-intelligence-12000"), text("\"12 000\""));
    assertEquals(List.of(), text("12000"));
  }

  @Test
  void aWordWithAStarIsFoundByItsBeginning() {
    assertEquals(List.of("ua-military-six-engagements"), text("engagem*"));
    assertEquals(List.of("gerasimov-peaceful-life"), text("\"peac* li*\""));
    assertEquals(List.of("ua-staff-not-true"), text("Ukrain* General -defen*"));
  }

  @Test
  void theOrderByRelevanceBeginsWithWhatMatchesBest() {
    String query =
        "query($text: String) { statements(order: RELEVANCE, filter: {text: $text}) { nodes { key } } }";
    assertEquals(
        "putin-kursk-regained",
        ask(query, Map.of("text", "control OR Kursk")).get("statements.nodes[0].key"));
    assertEquals(
        "cnn-incursion-august",
        ask(query, Map.of("text", "Kursk OR incursion OR Ukraine")).get("statements.nodes[0].key"));
  }

  @Test
  void theOrderByRelevanceNeedsWords() {
    for (String filter : List.of("", "(filter: {})", "(filter: {kinds: [CLAIM]})")) {
      String arguments =
          filter.isEmpty() ? "(order: RELEVANCE)" : filter.replace(")", " order: RELEVANCE)");
      assertEquals(
          "order: must not be RELEVANCE unless filter.text is given",
          refused("{ statements" + arguments + " { totalCount } }").message());
    }
    Json typing =
        ask(
            "{ typed: statements(order: RELEVANCE, filter: {text: \"\\\"\"}) { nodes { key } } all: statements { nodes { key } } }");
    assertEquals(typing.getList("all.nodes"), typing.getList("typed.nodes"));
  }

  @Test
  void aSnippetMarksWhatMatchedAndNothingElse() {
    assertEquals(
        "Ukraine’s General Staff said that Putin’s assertion that the <mark>fighting</mark> in Kursk is over is “<mark>not true</mark>”.",
        snippet("fights \"not true\" OR submarine general"));
    assertEquals(
        "<mark>Ukraine’s General</mark> Staff said that Putin’s assertion that the fighting in Kursk is over is “not true”.",
        snippet("Ukraine’s/General -soldiers OR fight \"true not\""));
    assertNull(
        ask("{ statements(filter: {kinds: [DENIAL]}) { edges { snippet } } }")
            .get("statements.edges[0].snippet"));
  }

  @Test
  void aSnippetOfALongTextIsThePartInWhichMostWasFound() {
    String snippet = snippet("\"secondary sanctions\"");
    assertTrue(snippet.startsWith("… "), snippet);
    assertTrue(snippet.contains("or ‘<mark>Secondary Sanctions</mark>?’"), snippet);
    String beginning = snippet("\"makes me\"");
    assertTrue(beginning.startsWith("It <mark>makes me</mark> think"), beginning);
    assertTrue(beginning.endsWith(" …"), beginning);
    assertEquals(30, beginning.replaceAll("</?mark>|…", "").split("[^\\p{L}\\p{Nd}]+").length);
  }

  @Test
  void theFilterNamesASpeaker() {
    assertEquals(
        List.of("ua-military-150-strikes", "ua-military-six-engagements"),
        found(Map.of("speaker", actor("ukrainian-armed-forces"))));
    assertEquals(List.of(), found(Map.of("speaker", actor("ukraine"))));
  }

  @Test
  void theFilterNamesACampWhoeverSpeaksForIt() {
    assertEquals(
        List.of(
            "gerasimov-peaceful-life",
            "gerasimov-praise",
            "putin-adventure-failed",
            "putin-further-successes",
            "putin-kursk-regained"),
        found(Map.of("camp", actor("russia"))));
    assertEquals(List.of(), found(Map.of("camp", actor("vladimir-putin"))));
    assertEquals(
        List.of("cnn-cannot-verify", "cnn-incursion-august"), found(Map.of("camp", actor("cnn"))));
  }

  @Test
  void theFilterNamesAnEngagement() {
    assertEquals(
        List.of(
            "cnn-incursion-august",
            "gerasimov-peaceful-life",
            "putin-kursk-regained",
            "ua-staff-not-true",
            "ua-staff-operation-continues"),
        found(Map.of("engagement", engagement("kursk-campaign"))));
  }

  @Test
  void theFilterNamesAnAttribute() {
    assertEquals(
        List.of("ua-military-150-strikes", "ua-military-six-engagements"),
        found(Map.of("attribute", "COUNT")));
    assertEquals(
        List.of("cnn-incursion-august", "trump-no-reason", "ua-military-150-strikes"),
        found(Map.of("attribute", "INITIATOR")));
  }

  @Test
  void anAttributeBesideAnEngagementIsOneOfThatEngagement() {
    assertEquals(
        List.of("cnn-incursion-august"),
        found(Map.of("engagement", engagement("kursk-campaign"), "attribute", "INITIATOR")));
    assertEquals(
        List.of("ua-military-six-engagements"),
        found(Map.of("engagement", engagement("kursk-combat-2025-04-26"), "attribute", "STATUS")));
    assertEquals(
        List.of(), found(Map.of("engagement", engagement("kursk-campaign"), "attribute", "COUNT")));
  }

  @Test
  void theFilterNamesKindsOfWhichOneIsEnough() {
    assertEquals(List.of("ua-staff-not-true"), found(Map.of("kinds", List.of("DENIAL"))));
    assertEquals(
        List.of("gerasimov-praise", "trump-tapping-me-along", "ua-staff-not-true"),
        found(Map.of("kinds", List.of("DENIAL", "PRAISE", "THREAT"))));
  }

  @Test
  void theFilterNamesMediaOfWhichOneIsEnough() {
    assertEquals(
        List.of("cnn-cannot-verify", "cnn-incursion-august"),
        found(Map.of("media", List.of("NEWS_ARTICLE"))));
    assertEquals(5, found(Map.of("media", List.of("NEWS_ARTICLE", "VIDEO_ADDRESS"))).size());
    assertEquals(List.of(), found(Map.of("media", List.of("SPEECH"))));
  }

  @Test
  void theFilterNamesALanguage() {
    assertEquals(ALL, found(Map.of("language", "en")).size());
    assertEquals(List.of(), found(Map.of("language", "uk")));
  }

  @Test
  void theFilterNamesAPublisherOfASource() {
    assertEquals(ALL, found(Map.of("publisher", actor("cnn"))).size());
    assertEquals(List.of(), found(Map.of("publisher", actor("white-house"))));
  }

  @Test
  void whatWasSaidOnADayOfKyivIsFoundFromItsMidnightThere() {
    assertEquals(ALL, said("2025-04-25T21:00:00Z", "2025-04-26T21:00:00Z").size());
    assertEquals(ALL, said("2025-04-26T00:00:00+03:00", "2025-04-27T00:00:00+03:00").size());
  }

  @Test
  void aStatementCountsFromTheEndOfItsDay() {
    List<String> hour = List.of("ua-military-six-engagements");
    assertEquals(hour, said("2025-04-26T00:00:00+03:00", "2025-04-26T23:59:59+03:00"));
    assertEquals(hour, said("2025-04-26T16:59:59+03:00", "2025-04-26T17:00:00+03:00"));
    assertEquals(List.of(), said("2025-04-26T17:00:00+03:00", "2025-04-26T23:59:59+03:00"));
  }

  @Test
  void saidFromIsExclusiveOfWhatEndedThenAndSaidBeforeInclusive() {
    assertEquals(List.of(), found(Map.of("saidFrom", "2025-04-26T21:00:00Z")));
    assertEquals(ALL - 1, found(Map.of("saidFrom", "2025-04-26T14:00:00Z")).size());
    assertEquals(ALL, found(Map.of("saidBefore", "2025-04-26T21:00:00Z")).size());
    assertEquals(1, found(Map.of("saidBefore", "2025-04-26T20:59:59.999Z")).size());
    assertEquals(List.of(), found(Map.of("saidBefore", "2025-04-26T13:59:59Z")));
  }

  @Test
  void recordedFromIsInclusiveAndRecordedBeforeExclusive() {
    String recorded =
        ask("{ statements(first: 1) { nodes { recordedAt } } }")
            .get("statements.nodes[0].recordedAt");
    String later = Instant.parse(recorded).plusNanos(1000).toString();
    assertEquals(ALL, found(Map.of("recordedFrom", recorded)).size());
    assertEquals(List.of(), found(Map.of("recordedFrom", later)));
    assertEquals(List.of(), found(Map.of("recordedBefore", recorded)));
    assertEquals(ALL, found(Map.of("recordedBefore", later)).size());
  }

  @Test
  void allConditionsMustHold() {
    assertEquals(
        List.of("trump-very-close"),
        found(
            Map.of(
                "speaker",
                actor("donald-trump"),
                "kinds",
                List.of("CLAIM"),
                "text",
                "deal",
                "media",
                List.of("UNKNOWN"))));
  }

  @Test
  void theFilterNarrowsTheStatementsOfAnActorToo() {
    Json actor =
        ask(
            "{ actor(key: \"donald-trump\") { statements(filter: {kinds: [ACCUSATION]}, order: SAID_ASC) { totalCount nodes { key } } } }");
    assertEquals(2, actor.getInt("actor.statements.totalCount"));
    assertEquals(
        List.of("trump-no-reason", "trump-zelensky-difficult"),
        actor.getList("actor.statements.nodes.key"));
  }

  @ParameterizedTest
  @EnumSource(value = StatementOrder.class, names = "RELEVANCE", mode = EnumSource.Mode.EXCLUDE)
  void everyOrderIsByItsTimeAndThenById(StatementOrder order) {
    List<Map<String, Object>> nodes =
        ask(
                "query($order: StatementOrder) { statements(order: $order) { nodes { id said { to } recordedAt } } }",
                Map.of("order", order.name()))
            .getList("statements.nodes");
    boolean said = order.name().startsWith("SAID");
    Comparator<Map<String, Object>> by =
        Comparator.comparing(
            n ->
                Instant.parse(
                    said
                        ? (String) ((Map<?, ?>) n.get("said")).get("to")
                        : (String) n.get("recordedAt")));
    by = by.thenComparing(n -> (String) n.get("id"));
    List<Map<String, Object>> sorted = new ArrayList<>(nodes);
    sorted.sort(order.name().endsWith("DESC") ? by.reversed() : by);
    assertEquals(ALL, nodes.size());
    assertEquals(sorted, nodes);
  }

  @Test
  void whatWasSaidLastComesFirstUnlessAskedOtherwise() {
    Json orders =
        ask(
            "{ plain: statements { nodes { key } } desc: statements(order: SAID_DESC) { nodes { key } } asc: statements(order: SAID_ASC) { nodes { key } } }");
    assertEquals(orders.getList("desc.nodes.key"), orders.getList("plain.nodes.key"));
    assertEquals("ua-military-six-engagements", orders.get("asc.nodes[0].key"));
    assertEquals("ua-military-six-engagements", orders.get("desc.nodes[18].key"));
  }

  @ParameterizedTest
  @CsvSource({
    "SPEAKER, speaker.id, speaker",
    "CAMP, camp.id, camp",
    "KIND, kind, kinds",
    "MEDIUM, medium, media",
    "LANGUAGE, language, language",
    "PUBLISHER, citations.source.publisher.id, publisher",
  })
  void aFacetCountsWhatTheListHasAndItsKeysFilterForThat(String facet, String path, String filter) {
    List<Map<String, Object>> buckets = facet(facet);
    assertEquals(countedInTheList(path), counts(buckets));
    for (Map<String, Object> bucket : buckets) {
      Object key = bucket.get("key");
      boolean list = filter.equals("kinds") || filter.equals("media");
      assertEquals(bucket.get("count"), found(Map.of(filter, list ? List.of(key) : key)).size());
    }
  }

  @Test
  void bucketsComeLargestFirstAndEqualOnesByKey() {
    for (String facet : List.of("SPEAKER", "CAMP", "KIND", "MEDIUM")) {
      List<Map<String, Object>> buckets = facet(facet);
      List<Map<String, Object>> sorted = new ArrayList<>(buckets);
      sorted.sort(
          Comparator.<Map<String, Object>, Integer>comparing(b -> -(Integer) b.get("count"))
              .thenComparing(b -> (String) b.get("key")));
      assertTrue(buckets.size() > 1);
      assertEquals(sorted, buckets);
    }
  }

  @Test
  void bucketsAreLabelledForPeople() {
    assertEquals("Donald Trump", facet("SPEAKER").get(0).get("label"));
    assertEquals("Claim", facet("KIND").get(0).get("label"));
    assertEquals("Social media post", facet("MEDIUM").get(0).get("label"));
    assertEquals("English", facet("LANGUAGE").get(0).get("label"));
    assertEquals("April 2025", facet("SAID_MONTH").get(0).get("label"));
    assertEquals("2025-04-26", facet("SAID_DAY").get(0).get("label"));
  }

  @Test
  void anActorComesWithTheBucketsThatAreOfActors() {
    Json facets =
        ask(
            "{ statements { facets(by: [CAMP, KIND]) { by buckets { key actor { id key camp { key } } } } } }");
    assertEquals(List.of("CAMP", "KIND"), facets.getList("statements.facets.by"));
    assertEquals(
        facets.getList("statements.facets[0].buckets.key"),
        facets.getList("statements.facets[0].buckets.actor.id"));
    assertEquals(
        facets.getList("statements.facets[0].buckets.actor.key"),
        facets.getList("statements.facets[0].buckets.actor.camp.key"));
    assertNull(facets.get("statements.facets[1].buckets[0].actor"));
  }

  @Test
  void aDayOfAFacetIsFilteredForByItsKey() {
    List<Map<String, Object>> days = facet("SAID_DAY");
    assertEquals(Map.of("2025-04-26", ALL), counts(days));
    assertEquals(
        ALL, found(Map.of("saidOnOrAfter", "2025-04-26", "saidOnOrBefore", "2025-04-26")).size());
  }

  @Test
  void aMonthOfAFacetIsFilteredForFromItsFirstDayToItsLast() {
    assertEquals(Map.of("2025-04", ALL), counts(facet("SAID_MONTH")));
    assertEquals(
        ALL, found(Map.of("saidOnOrAfter", "2025-04-01", "saidOnOrBefore", "2025-04-30")).size());
  }

  @Test
  void facetsCountWhatTheFilterMatchesAndNotThePage() {
    Json facets =
        ask(
            "{ statements(first: 1, filter: {kinds: [CLAIM]}) { nodes { key } facets(by: [KIND, MEDIUM]) { buckets { key count } } } }");
    assertEquals(1, facets.getList("statements.nodes").size());
    assertEquals(Map.of("CLAIM", 7), counts(facets.getList("statements.facets[0].buckets")));
    int media =
        facets.<Integer>getList("statements.facets[1].buckets.count").stream()
            .mapToInt(n -> n)
            .sum();
    assertEquals(7, media);
  }

  @Test
  void onlyTheLargestBucketsAreGiven() {
    Json facets =
        ask(
            "{ statements { two: facets(by: [SPEAKER], top: 2) { buckets { key count } } all: facets(by: [SPEAKER], top: 100) { buckets { key count } } ten: facets(by: [SPEAKER]) { buckets { key } } } }");
    List<Object> all = facets.getList("statements.all[0].buckets");
    assertEquals(10, all.size());
    assertEquals(all.subList(0, 2), facets.getList("statements.two[0].buckets"));
    assertEquals(10, facets.getList("statements.ten[0].buckets").size());
  }

  @Test
  void facetsOfSeveralEngagementsAreEachOnesOwn() {
    Json facets =
        ask(
            "{ engagements(first: 100) { nodes { key statements(first: 1) { totalCount facets(by: [SPEAKER, KIND]) { buckets { key label count actor { id } } } } } } }");
    List<Map<String, Object>> engagements = facets.getList("engagements.nodes");
    assertEquals(6, engagements.size());
    for (int i = 0; i < engagements.size(); i++) {
      Json alone =
          ask(
              "query($key: String) { engagement(key: $key) { key statements(first: 1) { totalCount facets(by: [SPEAKER, KIND]) { buckets { key label count actor { id } } } } } }",
              Map.of("key", engagements.get(i).get("key")));
      assertEquals(alone.get("engagement"), engagements.get(i));
    }
    assertEquals(
        List.of(1, 1, 1),
        facets.getList(
            "engagements.nodes.find { it.key == 'north-korean-deployment' }.statements.facets[0].buckets.count"));
  }

  @Test
  void facetsUnderTwoAliasesAreOfTheirOwnLists() {
    Json facets =
        ask(
            """
        { engagements { nodes { key
            status: statements(filter: {attribute: STATUS}) { totalCount facets(by: [KIND]) { buckets { key count } } }
            all: statements { totalCount facets(by: [KIND]) { buckets { key count } } } } } }
        """);
    Json campaign =
        facets.setRootPath("data.engagements.nodes.find { it.key == 'kursk-campaign' }");
    assertEquals(
        Map.of("CLAIM", 3, "DENIAL", 1), counts(campaign.getList("status.facets[0].buckets")));
    assertEquals(
        Map.of("CLAIM", 3, "DENIAL", 1, "REPORT", 1),
        counts(campaign.getList("all.facets[0].buckets")));
    assertEquals(4, campaign.getInt("status.totalCount"));
    assertEquals(5, campaign.getInt("all.totalCount"));
  }

  @Test
  void facetsOfNothingAreEmpty() {
    Json facets =
        ask(
            "{ statements(filter: {text: \"submarine\"}) { totalCount facets(by: [SPEAKER, SAID_DAY]) { buckets { key } } } }");
    assertEquals(0, facets.getInt("statements.totalCount"));
    assertEquals(List.of(List.of(), List.of()), facets.getList("statements.facets.buckets"));
    assertFalse(facets.getList("statements.facets").isEmpty());
  }

  private static List<Map<String, Object>> facet(String facet) {
    return ask(
            "query($by: [StatementFacet!]!) { statements(first: 1) { facets(by: $by, top: 100) { buckets { key label count actor { key } } } } }",
            Map.of("by", List.of(facet)))
        .getList("statements.facets[0].buckets");
  }

  private static Map<String, Integer> counts(List<Map<String, Object>> buckets) {
    Map<String, Integer> counts = new TreeMap<>();
    buckets.forEach(
        bucket -> counts.put((String) bucket.get("key"), (Integer) bucket.get("count")));
    return counts;
  }

  /** How many statements have which value at a path; a statement that has it twice counts once. */
  private static Map<String, Integer> countedInTheList(String path) {
    Json list =
        ask(
            "{ statements(first: 100) { nodes { speaker { id } camp { id } kind medium language citations { source { publisher { id } } } } } }");
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < ALL; i++) {
      Object value = list.get("statements.nodes[" + i + "]." + path);
      List<?> values = value instanceof List<?> many ? many : List.of(value);
      values.stream().distinct().forEach(v -> counts.merge((String) v, 1, Integer::sum));
    }
    return counts;
  }

  /** That of the only statement that is found. */
  private static String snippet(String words) {
    Json found =
        ask(
            "query($text: String) { statements(filter: {text: $text}) { totalCount edges { snippet } } }",
            Map.of("text", words));
    assertEquals(1, found.getInt("statements.totalCount"));
    return found.get("statements.edges[0].snippet");
  }

  private static List<String> text(String words) {
    return found(Map.of("text", words));
  }

  private static List<String> said(String from, String before) {
    return found(Map.of("saidFrom", from, "saidBefore", before));
  }

  /** The keys of what a filter finds, sorted; the count must be theirs. */
  private static List<String> found(Map<String, ?> filter) {
    Json found =
        ask(
            "query($filter: StatementFilter) { statements(filter: $filter, first: 100) { totalCount nodes { key } } }",
            Map.of("filter", filter));
    List<String> keys = found.getList("statements.nodes.key");
    assertEquals(keys.size(), found.getInt("statements.totalCount"));
    return keys.stream().sorted().toList();
  }

  private static String actor(String key) {
    return ask("query($key: String) { actor(key: $key) { id } }", Map.of("key", key))
        .get("actor.id");
  }

  private static String engagement(String key) {
    return ask("query($key: String) { engagement(key: $key) { id } }", Map.of("key", key))
        .get("engagement.id");
  }
}
