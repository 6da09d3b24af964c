package io.counterclaim.engagement;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.GraphQL.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.counterclaim.Json;
import io.counterclaim.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EngagementApiTest {
  private static final String ARTILLERY = "kursk-artillery-2025-04-26";
  private static final String CAMPAIGN = "kursk-campaign";
  private static final String COMBAT = "kursk-combat-2025-04-26";
  private static final String DEPLOYMENT = "north-korean-deployment";
  private static final String KYIV = "kyiv-strikes-april-2025";
  private static final String MEETING = "zelensky-trump-vatican-2025";

  @Test
  void anEngagementIsFoundByItsKeyWithAllThatIsKnownOfIt() {
    Json engagement =
        ask(
            """
            { engagement(key: "kursk-combat-2025-04-26") { key kind title summary aggregate
                period { from to precision } partOf { key title partOf { key } } } }
            """);
    engagement.setRootPath("data.engagement");
    assertEquals(COMBAT, engagement.get("key"));
    assertEquals("COMBAT_ENGAGEMENT", engagement.get("kind"));
    assertEquals("Combat engagements in Kursk Oblast, 26 April 2025", engagement.get("title"));
    assertEquals(
        "All the combat engagements reported in Kursk Oblast for that day.",
        engagement.get("summary"));
    assertEquals(true, engagement.get("aggregate"));
    assertEquals(
        Map.of("from", "2025-04-25T21:00:00Z", "to", "2025-04-26T21:00:00Z", "precision", "DAY"),
        engagement.get("period"));
    assertEquals(CAMPAIGN, engagement.get("partOf.key"));
    assertNull(engagement.get("partOf.partOf"));
  }

  @Test
  void anEngagementIsFoundByItsId() {
    Json engagement =
        ask("query($id: ID) { engagement(id: $id) { key } }", Map.of("id", id(MEETING)));
    assertEquals(MEETING, engagement.get("engagement.key"));
    assertNull(ask("{ engagement(key: \"nothing\") { id } }").get("engagement"));
  }

  @Test
  void whatGoesOnHasNoEnd() {
    Json campaign =
        ask("{ engagement(key: \"kursk-campaign\") { aggregate period { from to precision } } }");
    assertEquals("2024-07-31T21:00:00Z", campaign.get("engagement.period.from"));
    assertNull(campaign.get("engagement.period.to"));
    assertEquals("MONTH", campaign.get("engagement.period.precision"));
    assertEquals(false, campaign.get("engagement.aggregate"));
  }

  @Test
  void whatHasNoDateHasAnUnknownPeriod() {
    Json deployment =
        ask("{ engagement(key: \"north-korean-deployment\") { period { from to precision } } }");
    assertNull(deployment.get("engagement.period.from"));
    assertNull(deployment.get("engagement.period.to"));
    assertEquals("UNKNOWN", deployment.get("engagement.period.precision"));
  }

  @Test
  void aPlaceHasCoordinatesAsFarAsTheyAreKnown() {
    Json places =
        ask(
            """
            { kyiv: engagement(key: "kyiv-strikes-april-2025") { place { id key name country latitude longitude
                precision recordedAt externalIds { scheme value url } } }
              deployment: engagement(key: "north-korean-deployment") { place { key country latitude longitude precision
                externalIds { value } } } }
            """);
    places.setRootPath("data.kyiv.place");
    assertEquals("kyiv", places.get("key"));
    assertEquals("Kyiv", places.get("name"));
    assertEquals("UA", places.get("country"));
    assertEquals(50.45, places.getDouble("latitude"), 1e-5);
    assertEquals(30.52, places.getDouble("longitude"), 1e-5);
    assertEquals("NEAR", places.get("precision"));
    assertEquals(
        List.of(
            Map.of(
                "scheme", "WIKIDATA",
                "value", "Q1899",
                "url", "https://www.wikidata.org/wiki/Q1899")),
        places.get("externalIds"));
    places.setRootPath("data.deployment.place");
    assertEquals("russia", places.get("key"));
    assertEquals("COUNTRY", places.get("precision"));
    assertNull(places.get("latitude"));
    assertNull(places.get("longitude"));
    assertEquals(List.of(), places.get("externalIds"));
  }

  @Test
  void thePartsAreThoseDirectlyBelow() {
    Json parts =
        ask(
            """
            { engagements(first: 100) { nodes { key parts { totalCount nodes { key partOf { key } } } } } }
            """);
    parts.setRootPath("data.engagements.nodes.find { it.key == 'kursk-campaign' }.parts");
    assertEquals(3, parts.getInt("totalCount"));
    assertEquals(
        List.of(ARTILLERY, COMBAT, DEPLOYMENT),
        parts.<String>getList("nodes.key").stream().sorted().toList());
    assertEquals(List.of(CAMPAIGN, CAMPAIGN, CAMPAIGN), parts.get("nodes.partOf.key"));
    parts.setRootPath("data.engagements.nodes.find { it.key == 'kyiv-strikes-april-2025' }.parts");
    assertEquals(Map.of("totalCount", 0, "nodes", List.of()), parts.get(""));
  }

  @Test
  void participantsHaveARoleAndPerhapsASide() {
    Json engagements =
        ask(
            """
            { campaign: engagement(key: "kursk-campaign") { participants { actor { key } role side } }
              meeting: engagement(key: "zelensky-trump-vatican-2025") { participants { actor { name } role side } }
              artillery: engagement(key: "kursk-artillery-2025-04-26") { participants { role } } }
            """);
    assertEquals(
        List.of("ukraine", "russia", "north-korea"),
        engagements.get("campaign.participants.actor.key"));
    assertEquals(
        List.of("INITIATOR", "PARTY", "SUPPORTING"), engagements.get("campaign.participants.role"));
    assertEquals(List.of("A", "B", "B"), engagements.get("campaign.participants.side"));
    assertEquals(
        List.of("Donald Trump", "Volodymyr Zelensky"),
        engagements.get("meeting.participants.actor.name"));
    assertEquals(List.of("ATTENDEE", "ATTENDEE"), engagements.get("meeting.participants.role"));
    assertNull(engagements.get("meeting.participants[0].side"));
    assertEquals(List.of(), engagements.get("artillery.participants"));
  }

  @ParameterizedTest
  @CsvSource({
    "strike, kursk-artillery-2025-04-26 kyiv-strikes-april-2025",
    "\"North Korean soldiers\", north-korean-deployment",
    "kursk -artillery -combat, kursk-campaign",
    "funeral OR incursion OR reported -kursk -kyiv, north-korean-deployment zelensky-trump-vatican-2025",
  })
  void theFilterLooksForWordsInTitleAndSummary(String text, String keys) {
    assertEquals(List.of(keys.split(" ")), found(Map.of("text", text)));
  }

  @Test
  void whatMatchesBestComesFirstByRelevanceWithASnippet() {
    Json found =
        ask(
            """
            { engagements(order: RELEVANCE, filter: {text: "artill* OR strike"}) {
                totalCount edges { snippet node { key } } } }
            """);
    assertEquals(2, found.getInt("engagements.totalCount"));
    assertEquals(List.of(ARTILLERY, KYIV), found.getList("engagements.edges.node.key"));
    assertEquals(
        List.of(
            "<mark>Artillery</mark> <mark>strikes</mark> in Kursk Oblast, 26 April 2025",
            "<mark>Strikes</mark> on Kyiv, 20 to 26 April 2025"),
        found.getList("engagements.edges.snippet"));
    assertEquals(
        "A short meeting on the day of the <mark>funeral</mark> of Pope Francis.",
        ask("{ engagements(filter: {text: \"funeral\"}) { edges { snippet } } }")
            .get("engagements.edges[0].snippet"));
    assertEquals(
        "order: must not be RELEVANCE unless filter.text is given",
        refused("{ engagements(order: RELEVANCE) { totalCount } }").message());
  }

  @Test
  void noPhraseBeginsInTheTitleAndEndsInTheSummary() {
    assertEquals(List.of(CAMPAIGN), found(Map.of("text", "\"Kursk campaign\" \"the fighting\"")));
    assertEquals(List.of(), found(Map.of("text", "\"campaign the\"")));
  }

  @Test
  void theFilterNamesKindsOfWhichOneIsEnough() {
    assertEquals(
        List.of(ARTILLERY, KYIV), found(Map.of("kinds", List.of("ARTILLERY_OR_MISSILE_STRIKE"))));
    assertEquals(
        List.of(DEPLOYMENT, MEETING),
        found(Map.of("kinds", List.of("DIPLOMATIC_MEETING", "TROOP_DEPLOYMENT"))));
    assertEquals(List.of(), found(Map.of("kinds", List.of("AGREEMENT"))));
  }

  @Test
  void theFilterNamesAParticipant() {
    assertEquals(List.of(CAMPAIGN, COMBAT), found(Map.of("participant", actor("ukraine"))));
    assertEquals(List.of(CAMPAIGN), found(Map.of("participant", actor("north-korea"))));
    assertEquals(List.of(), found(Map.of("participant", actor("cnn"))));
  }

  @Test
  void theFilterNamesACountryOfThePlace() {
    assertEquals(List.of(KYIV), found(Map.of("country", "UA")));
    assertEquals(List.of(ARTILLERY, CAMPAIGN, COMBAT, DEPLOYMENT), found(Map.of("country", "RU")));
    assertEquals(List.of(), found(Map.of("country", "US")));
  }

  /** From Kyiv to Kursk is a great circle on a sphere of radius 6371.0088 km. */
  @Test
  void whatIsNearLiesWithinTheRadius() {
    double distance = kilometres(50.45, 30.52, 51.7, 36.2);
    assertEquals(List.of(KYIV), near(50.45, 30.52, distance - 0.1));
    assertEquals(List.of(ARTILLERY, CAMPAIGN, COMBAT, KYIV), near(50.45, 30.52, distance + 0.1));
  }

  @Test
  void nearReachesAcrossThePoleAndTheMeridianOfTheDate() {
    double distance = kilometres(89, -150, 50.45, 30.52);
    assertEquals(List.of(), near(89, -150, distance - 200));
    assertEquals(true, near(89, -150, distance + 0.1).contains(KYIV));
    assertEquals(false, near(89, -150, distance - 0.1).contains(KYIV));
    double westward = kilometres(60, -179.5, 51.7, 36.2);
    assertEquals(true, near(60, -179.5, westward + 0.1).contains(CAMPAIGN));
    assertEquals(false, near(60, -179.5, westward - 0.1).contains(CAMPAIGN));
  }

  @Test
  void theWholeEarthIsNear() {
    assertEquals(List.of(ARTILLERY, CAMPAIGN, COMBAT, KYIV, MEETING), near(0, 0, 20_040));
  }

  @Test
  void aBoxHoldsWhatLiesInIt() {
    assertEquals(List.of(KYIV), within(50, 30, 51, 31));
    assertEquals(List.of(), within(51, 30, 52, 31));
    assertEquals(List.of(ARTILLERY, CAMPAIGN, COMBAT, KYIV), within(50, 30, 52, 37));
  }

  @Test
  void theBordersOfABoxBelongToIt() {
    assertEquals(List.of(KYIV), within(50.45, 30.52, 50.45, 30.52));
    assertEquals(List.of(KYIV), within(50.45, 30.52, 51, 31));
    assertEquals(List.of(KYIV), within(50, 30, 50.45, 30.52));
    assertEquals(List.of(), within(50.46, 30, 51, 31));
    assertEquals(List.of(), within(50, 30.53, 51, 31));
    assertEquals(List.of(), within(50, 30, 50.44, 31));
    assertEquals(List.of(), within(50, 30, 51, 30.51));
  }

  @Test
  void aBoxWhoseWestIsEastOfItsEastCrossesThe180thMeridian() {
    assertEquals(List.of(MEETING), within(0, 170, 90, 20));
    assertEquals(List.of(ARTILLERY, CAMPAIGN, COMBAT, KYIV), within(0, 30, 90, -170));
    assertEquals(List.of(ARTILLERY, CAMPAIGN, COMBAT, MEETING), within(0, 36.2, 90, 12.453));
    assertEquals(List.of(), within(0, 37, 90, 12));
  }

  @Test
  void whatOverlapsBeginsBeforeTheEnd() {
    assertEquals(List.of(), overlapping(null, "2024-07-31T21:00:00Z"));
    assertEquals(List.of(CAMPAIGN), overlapping(null, "2024-07-31T21:00:00.001Z"));
    assertEquals(List.of(CAMPAIGN), overlapping(null, "2025-04-19T21:00:00Z"));
    assertEquals(List.of(CAMPAIGN, KYIV), overlapping(null, "2025-04-25T21:00:00Z"));
    assertEquals(
        List.of(ARTILLERY, CAMPAIGN, COMBAT, KYIV, MEETING),
        overlapping(null, "2025-04-25T21:00:00.001Z"));
  }

  @Test
  void whatOverlapsEndsAfterTheBeginning() {
    assertEquals(
        List.of(ARTILLERY, CAMPAIGN, COMBAT, KYIV, MEETING),
        overlapping("2025-04-26T20:59:59.999Z", null));
    assertEquals(List.of(CAMPAIGN), overlapping("2025-04-26T21:00:00Z", null));
  }

  @Test
  void whatOverlapsTouchesBothSides() {
    assertEquals(
        List.of(CAMPAIGN, KYIV), overlapping("2025-04-24T21:00:00Z", "2025-04-25T21:00:00Z"));
    assertEquals(
        List.of(CAMPAIGN), overlapping("2024-12-01T00:00:00+01:00", "2024-12-02T00:00:00+01:00"));
    assertEquals(List.of(), overlapping("2024-01-01T00:00:00Z", "2024-02-01T00:00:00Z"));
  }

  @Test
  void theFilterNamesTheLargerEngagement() {
    assertEquals(List.of(ARTILLERY, COMBAT, DEPLOYMENT), found(Map.of("partOf", id(CAMPAIGN))));
    assertEquals(List.of(), found(Map.of("partOf", id(MEETING))));
  }

  @Test
  void allConditionsMustHold() {
    assertEquals(
        List.of(COMBAT),
        found(Map.of("partOf", id(CAMPAIGN), "participant", actor("russia"), "country", "RU")));
  }

  @Test
  void whatHasNoKnownStartComesLastInBothOrdersOfStart() {
    Json orders =
        ask(
            """
            { plain: engagements { totalCount nodes { key period { from } } }
              asc: engagements(order: STARTED_ASC) { nodes { key } }
              desc: engagements(order: STARTED_DESC) { nodes { key period { from } } } }
            """);
    assertEquals(6, orders.getInt("plain.totalCount"));
    assertEquals(orders.getList("desc.nodes"), orders.getList("plain.nodes"));
    assertEquals(DEPLOYMENT, orders.get("asc.nodes[5].key"));
    assertEquals(DEPLOYMENT, orders.get("desc.nodes[5].key"));
    List<String> oldest = List.of(CAMPAIGN, KYIV);
    assertEquals(oldest, orders.getList("asc.nodes.key").subList(0, 2));
    assertEquals(List.of(KYIV, CAMPAIGN), orders.getList("desc.nodes.key").subList(3, 5));
  }

  @Test
  void titlesAreOrderedFromA() {
    List<String> titles =
        ask("{ engagements(order: TITLE_ASC) { nodes { title } } }")
            .getList("engagements.nodes.title");
    assertEquals(titles.stream().sorted().toList(), titles);
    assertEquals(6, titles.size());
  }

  private static List<String> near(double latitude, double longitude, double kilometres) {
    return found(
        Map.of(
            "near",
            Map.of("latitude", latitude, "longitude", longitude, "kilometres", kilometres)));
  }

  private static List<String> within(double south, double west, double north, double east) {
    return found(
        Map.of("within", Map.of("south", south, "west", west, "north", north, "east", east)));
  }

  private static List<String> overlapping(String from, String before) {
    if (from == null) {
      return found(Map.of("overlapsBefore", before));
    }
    return found(
        before == null
            ? Map.of("overlapsFrom", from)
            : Map.of("overlapsFrom", from, "overlapsBefore", before));
  }

  /** By the spherical law of cosines, unlike the service, which has the haversine. */
  private static double kilometres(double latitude, double longitude, double to, double toward) {
    double a = Math.toRadians(latitude);
    double b = Math.toRadians(to);
    double apart = Math.toRadians(longitude - toward);
    return 6371.0088
        * Math.acos(Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(apart));
  }

  private static String id(String key) {
    return ask("query($key: String) { engagement(key: $key) { id } }", Map.of("key", key))
        .get("engagement.id");
  }

  private static String actor(String key) {
    return ask("query($key: String) { actor(key: $key) { id } }", Map.of("key", key))
        .get("actor.id");
  }

  /** The keys of what a filter finds, sorted; the count must be theirs. */
  private static List<String> found(Map<String, ?> filter) {
    Json found =
        ask(
            "query($filter: EngagementFilter) { engagements(filter: $filter) { totalCount nodes { key } } }",
            Map.of("filter", filter));
    List<String> keys = found.getList("engagements.nodes.key");
    assertEquals(keys.size(), found.getInt("engagements.totalCount"));
    return keys.stream().sorted().toList();
  }

  @Test
  void theyAreCountedByTheMonthInWhichTheyBeganAsItWasRecorded() {
    Json answer =
        ask("{ engagements { facets(by: [MONTH], order: KEY) { buckets { key label count } } } }");
    assertEquals(
        List.of(
            Map.of("key", "2024-08", "label", "August 2024", "count", 1),
            Map.of("key", "2025-04", "label", "April 2025", "count", 4)),
        answer.getList("engagements.facets[0].buckets"));
  }
}
