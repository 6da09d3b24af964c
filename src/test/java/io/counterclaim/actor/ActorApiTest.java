package io.counterclaim.actor;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.GraphQL.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.counterclaim.Json;
import io.counterclaim.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ActorApiTest {
  @Test
  void anActorIsFoundByItsKeyWithAllThatIsKnownOfIt() {
    Json actor =
        ask(
            """
            { actor(key: "volodymyr-zelensky") { id key type name country description recordedAt
                aliases { text language kind } externalIds { scheme value url } } }
            """);
    actor.setRootPath("data.actor");
    assertEquals("volodymyr-zelensky", actor.get("key"));
    assertEquals("PERSON", actor.get("type"));
    assertEquals("Volodymyr Zelensky", actor.get("name"));
    assertEquals("UA", actor.get("country"));
    assertEquals("President of Ukraine.", actor.get("description"));
    assertEquals(
        List.of(
            Map.of("text", "Volodymyr Zelenskyy", "language", "en", "kind", "TRANSLITERATION"),
            Map.of("text", "Володимир Зеленський", "language", "uk", "kind", "NATIVE")),
        actor.get("aliases"));
    assertEquals(
        List.of(
            Map.of(
                "scheme", "WIKIDATA",
                "value", "Q3874799",
                "url", "https://www.wikidata.org/wiki/Q3874799")),
        actor.get("externalIds"));
  }

  @Test
  void whatIsNotKnownOfAnActorIsNullOrEmpty() {
    Json actor =
        ask(
            """
            { actor(key: "western-intelligence") { country aliases { text } externalIds { value }
                affiliations { kind } members { kind } engagements { totalCount nodes { key } } } }
            """);
    assertNull(actor.get("actor.country"));
    for (String empty : List.of("aliases", "externalIds", "affiliations", "members")) {
      assertEquals(List.of(), actor.get("actor." + empty), empty);
    }
    assertEquals(Map.of("totalCount", 0, "nodes", List.of()), actor.get("actor.engagements"));
  }

  @Test
  void anActorIsFoundByItsId() {
    Json actor = ask("query($id: ID) { actor(id: $id) { key } }", Map.of("id", id("cnn")));
    assertEquals("cnn", actor.get("actor.key"));
  }

  @Test
  void anUnknownActorIsNull() {
    assertEquals(
        Collections.singletonMap("actor", null), ask("{ actor(key: \"atlantis\") { id } }").get());
  }

  @ParameterizedTest
  @CsvSource({
    "donald-trump, 2025-01-19, donald-trump",
    "donald-trump, 2025-01-20, united-states",
    "donald-trump, 2025-04-26, united-states",
    "vladimir-putin, 2012-05-06, vladimir-putin",
    "vladimir-putin, 2012-05-07, russia",
    "valery-gerasimov, 2012-11-08, valery-gerasimov",
    "valery-gerasimov, 2012-11-09, russia",
    "volodymyr-zelensky, 2019-05-19, volodymyr-zelensky",
    "volodymyr-zelensky, 2019-05-20, ukraine",
    "white-house-spokesperson, 1900-01-01, united-states",
    "united-states, 2025-04-26, united-states",
    "nato, 2025-04-26, nato",
    "korean-peoples-army, 2025-04-26, north-korea",
  })
  void theCampIsTheEndOfTheChainOfCommandOnThatDay(String actor, String day, String camp) {
    Json found =
        ask(
            "query($key: String, $on: Date) { actor(key: $key) { camp(on: $on) { key } } }",
            Map.of("key", actor, "on", day));
    assertEquals(camp, found.get("actor.camp.key"));
  }

  @Test
  void theCampOfTodayIsMeantWhenNoDayIsGiven() {
    Json actors = ask("{ actors(first: 100) { nodes { key camp { key } } } }");
    assertEquals("russia", actors.get("actors.nodes.find { it.key == 'vladimir-putin' }.camp.key"));
    assertEquals("cnn", actors.get("actors.nodes.find { it.key == 'cnn' }.camp.key"));
    assertEquals(
        "ukraine",
        actors.get("actors.nodes.find { it.key == 'ukrainian-general-staff' }.camp.key"));
  }

  @Test
  void anAffiliationSaysHowSomebodyBelongsAndSinceWhen() {
    Json actor =
        ask(
            """
            { actor(key: "donald-trump") { affiliations { member { key } group { key name } kind title from to } } }
            """);
    assertEquals(1, actor.getList("actor.affiliations").size());
    actor.setRootPath("data.actor.affiliations[0]");
    assertEquals("donald-trump", actor.get("member.key"));
    assertEquals(Map.of("key", "united-states", "name", "United States"), actor.get("group"));
    assertEquals("HEAD_OF", actor.get("kind"));
    assertEquals("President", actor.get("title"));
    assertEquals("2025-01-20", actor.get("from"));
    assertNull(actor.get("to"));
  }

  @Test
  void affiliationsAreThoseOfTheDay() {
    Json actor =
        ask(
            """
            { actor(key: "donald-trump") {
                before: affiliations(on: "2025-01-19") { kind }
                first: affiliations(on: "2025-01-20") { kind } }
              staff: actor(key: "russian-general-staff") { always: affiliations(on: "1900-01-01") { group { key } from } } }
            """);
    assertEquals(List.of(), actor.get("actor.before"));
    assertEquals(List.of("HEAD_OF"), actor.get("actor.first.kind"));
    assertEquals(List.of("russian-armed-forces"), actor.get("staff.always.group.key"));
    assertNull(actor.get("staff.always[0].from"));
  }

  @Test
  void membersAreThoseOfTheDay() {
    Json actor =
        ask(
            """
            { actor(key: "russia") {
                all: members { member { key } group { key } }
                before: members(on: "2012-05-06") { member { key } }
                since: members(on: "2012-05-07") { member { key } } } }
            """);
    List<String> all = List.of("russian-armed-forces", "vladimir-putin");
    assertEquals(all, actor.get("actor.all.member.key"));
    assertEquals(List.of("russia", "russia"), actor.get("actor.all.group.key"));
    assertEquals(List.of("russian-armed-forces"), actor.get("actor.before.member.key"));
    assertEquals(all, actor.get("actor.since.member.key"));
  }

  @Test
  void theEngagementsOfAnActorAreThoseItTookPartIn() {
    Json actor =
        ask(
            """
            { actor(key: "russia") { engagements(order: STARTED_ASC) { totalCount nodes { key } }
                combat: engagements(filter: {kinds: [COMBAT_ENGAGEMENT]}) { nodes { key } } } }
            """);
    assertEquals(2, actor.getInt("actor.engagements.totalCount"));
    assertEquals(
        List.of("kursk-campaign", "kursk-combat-2025-04-26"),
        actor.get("actor.engagements.nodes.key"));
    assertEquals(List.of("kursk-combat-2025-04-26"), actor.get("actor.combat.nodes.key"));
  }

  @ParameterizedTest
  @CsvSource({
    "Zelenskiy, volodymyr-zelensky",
    "Zelensky, volodymyr-zelensky",
    "Зеленський, volodymyr-zelensky",
    "Gerassimov, valery-gerasimov",
    "Gerassimow, valery-gerasimov",
    "Герасимов, valery-gerasimov",
    "Putn, vladimir-putin",
    "Путин, vladimir-putin",
    "ПУТИН, vladimir-putin",
    "Cable News, cnn",
    "DPRK, north-korea",
  })
  void aNameIsFoundInAnyWritingAndWithSpellingMistakes(String name, String key) {
    assertEquals(List.of(key), found(Map.of("name", name)));
  }

  @ParameterizedTest
  @CsvSource({
    "ukraine, ukraine",
    "Россия, russia",
    "Russian General Staff, russian-general-staff",
    "Ukrainian Armed-Forces, ukrainian-armed-forces",
    "Генеральний штаб, ukrainian-general-staff",
    "US, united-states",
    "Zelenskiy, volodymyr-zelensky",
    "White House, white-house",
  })
  void whoIsNamedBestComesFirst(String name, String key) {
    String query = "query($name: String) { actors(filter: {name: $name}%s) { nodes { key } } }";
    List<String> best = ask(query.formatted(""), Map.of("name", name)).getList("actors.nodes.key");
    assertEquals(key, best.get(0));
    assertEquals(
        best,
        ask(query.formatted(" order: RELEVANCE"), Map.of("name", name))
            .getList("actors.nodes.key"));
  }

  @Test
  void aNameMayBeAskedForInAnotherOrder() {
    List<String> names =
        ask("{ actors(filter: {name: \"ukraine\"}, order: NAME_ASC) { nodes { name } } }")
            .getList("actors.nodes.name");
    assertEquals(names.stream().sorted().toList(), names);
    assertEquals(true, names.size() > 1 && !names.get(0).equals("Ukraine"));
    assertEquals(
        "order: must not be RELEVANCE unless filter.name is given",
        refused("{ actors(order: RELEVANCE) { totalCount } }").message());
  }

  @Test
  void aNameThatNobodyHasIsNotFound() {
    assertEquals(List.of(), found(Map.of("name", "Xylophone")));
  }

  @Test
  void aNameThatSeveralShareFindsThemAll() {
    assertEquals(
        List.of("white-house", "white-house-spokesperson"), found(Map.of("name", "White House")));
  }

  @Test
  void theFilterNamesTypesOfWhichOneIsEnough() {
    assertEquals(
        List.of("north-korea", "russia", "ukraine", "united-states"),
        found(Map.of("types", List.of("STATE"))));
    assertEquals(
        List.of("cnn", "nato"),
        found(Map.of("types", List.of("MEDIA_OUTLET", "INTERGOVERNMENTAL_ORGANIZATION"))));
    assertEquals(List.of(), found(Map.of("types", List.of("COMPANY"))));
  }

  @Test
  void theFilterNamesACountry() {
    assertEquals(List.of("korean-peoples-army", "north-korea"), found(Map.of("country", "KP")));
    assertEquals(List.of(), found(Map.of("country", "FR")));
  }

  @Test
  void thoseWithinAGroupAreThereAtAnyDepth() {
    assertEquals(
        List.of(
            "russian-armed-forces", "russian-general-staff", "valery-gerasimov", "vladimir-putin"),
        found(Map.of("within", id("russia"))));
    assertEquals(
        List.of("donald-trump", "united-states", "white-house", "white-house-spokesperson"),
        found(Map.of("within", id("nato"))));
    assertEquals(List.of(), found(Map.of("within", id("cnn"))));
  }

  @Test
  void thoseWithinAGroupAreThoseOfTheDay() {
    assertEquals(
        List.of("russian-armed-forces", "russian-general-staff", "vladimir-putin"),
        found(Map.of("within", id("russia"), "on", "2012-11-08")));
    assertEquals(
        List.of("united-states", "white-house", "white-house-spokesperson"),
        found(Map.of("within", id("nato"), "on", "2025-01-19")));
    assertEquals(List.of(), found(Map.of("within", id("nato"), "on", "1949-04-03")));
  }

  @Test
  void anExternalIdIsFoundWithAndWithoutItsScheme() {
    assertEquals(List.of("vladimir-putin"), found(Map.of("externalId", "Q7747")));
    assertEquals(List.of("vladimir-putin"), found(Map.of("externalId", "WIKIDATA:Q7747")));
    assertEquals(List.of("russia"), found(Map.of("externalId", "ISO3166:RU")));
    assertEquals(List.of(), found(Map.of("externalId", "ISO3166:Q7747")));
    assertEquals(List.of(), found(Map.of("externalId", "Q774")));
  }

  @Test
  void anExternalIdOfAPlaceIsNotThatOfAnActor() {
    assertEquals(List.of(), found(Map.of("externalId", "Q1899")));
  }

  @Test
  void allConditionsMustHold() {
    assertEquals(
        List.of("ukrainian-general-staff"),
        found(
            Map.of("name", "general staff", "country", "UA", "types", List.of("GOVERNMENT_BODY"))));
    Map<String, Object> filter = new HashMap<>(Map.of("within", id("russia")));
    filter.put("types", List.of("PERSON"));
    assertEquals(List.of("valery-gerasimov", "vladimir-putin"), found(filter));
  }

  @Test
  void namesAreOrderedEitherWay() {
    Json actors =
        ask(
            """
            { plain: actors { totalCount nodes { name } } asc: actors(order: NAME_ASC) { nodes { name } }
              desc: actors(order: NAME_DESC) { nodes { name } } }
            """);
    List<String> names = actors.getList("asc.nodes.name");
    assertEquals(19, actors.getInt("plain.totalCount"));
    assertEquals(names, actors.getList("plain.nodes.name"));
    assertEquals(names.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList(), names);
    List<String> reversed = new ArrayList<>(actors.getList("desc.nodes.name"));
    Collections.reverse(reversed);
    assertEquals(names, reversed);
  }

  private static String id(String key) {
    return ask("query($key: String) { actor(key: $key) { id } }", Map.of("key", key))
        .get("actor.id");
  }

  /** The keys of what a filter finds, sorted; the count must be theirs. */
  private static List<String> found(Map<String, ?> filter) {
    Json found =
        ask(
            "query($filter: ActorFilter) { actors(filter: $filter) { totalCount nodes { key } } }",
            Map.of("filter", filter));
    List<String> keys = found.getList("actors.nodes.key");
    assertEquals(keys.size(), found.getInt("actors.totalCount"));
    return keys.stream().sorted().toList();
  }
}
