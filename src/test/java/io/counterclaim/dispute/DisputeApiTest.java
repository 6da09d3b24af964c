package io.counterclaim.dispute;

import static io.counterclaim.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.counterclaim.Json;
import io.counterclaim.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the article must answer. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DisputeApiTest {
  private static final String END_OF_DAY = "2025-04-26T21:00:00Z";

  @ParameterizedTest
  @CsvSource({
    "kursk-campaign, CONTROLLER INITIATOR START STATUS, CONTESTED ONE_SIDED ONE_SIDED CONTESTED",
    "kursk-combat-2025-04-26, COUNT STATUS, ONE_SIDED ONE_SIDED",
    "kursk-artillery-2025-04-26, COUNT INITIATOR, ONE_SIDED ONE_SIDED",
    "north-korean-deployment, PARTICIPANT PERSONNEL, AGREED AGREED",
    "kyiv-strikes-april-2025, INITIATOR, ONE_SIDED",
    "zelensky-trump-vatican-2025, OCCURRED, AGREED"
  })
  void eachEngagementHasTheseDisputes(String engagement, String attributes, String states) {
    Json found =
        ask(
            "query($key: String) { engagement(key: $key) { disputes { attribute state engagement { key } } } }",
            Map.of("key", engagement));
    Map<String, String> expected = new HashMap<>();
    for (int i = 0; i < attributes.split(" ").length; i++) {
      expected.put(attributes.split(" ")[i], states.split(" ")[i]);
    }
    List<Map<String, ?>> disputes = found.getList("engagement.disputes");
    Map<Object, Object> came = new HashMap<>();
    disputes.forEach(dispute -> came.put(dispute.get("attribute"), dispute.get("state")));
    assertEquals(expected, came);
    assertEquals(expected.size(), disputes.size());
    disputes.forEach(d -> assertEquals(Map.of("key", engagement), d.get("engagement")));
  }

  @Test
  void russiaSaysThatTheCampaignHasEndedAndUkraineThatItGoesOn() {
    assertEquals(
        List.of(
            "AFFIRMS ended: russia, gerasimov-peaceful-life INFERRED 1",
            "AFFIRMS ongoing: ukraine, ua-staff-operation-continues STATED 1"),
        positions("kursk-campaign", "STATUS", ""));
  }

  @Test
  void russiaSaysThatItControlsTheOblastAndUkraineDeniesIt() {
    assertEquals(
        List.of(
            "AFFIRMS Russia: russia, putin-kursk-regained STATED 1",
            "DENIES Russia: ukraine, ua-staff-operation-continues INFERRED 1"),
        positions("kursk-campaign", "CONTROLLER", ""));
  }

  @Test
  void onlyUkraineCountsEngagementsAndStrikes() {
    assertEquals(
        List.of("AFFIRMS 6 engagements: ukraine, ua-military-six-engagements STATED 1"),
        positions("kursk-combat-2025-04-26", "COUNT", ""));
    assertEquals(
        List.of("AFFIRMS nearly 150 strikes: ukraine, ua-military-150-strikes STATED 1"),
        positions("kursk-artillery-2025-04-26", "COUNT", ""));
  }

  @Test
  void threeCampsSayThatNorthKoreaTookPart() {
    assertEquals(
        List.of(
            "AFFIRMS North Korea: russia, gerasimov-praise INFERRED 1",
            "AFFIRMS North Korea: ukraine, ukrainian-officials-12000 STATED 1",
            "AFFIRMS North Korea: western-intelligence, western-intelligence-12000 STATED 1"),
        positions("north-korean-deployment", "PARTICIPANT", ""));
  }

  @Test
  void twoCampsSayHowManyNorthKoreansThereAre() {
    assertEquals(
        List.of(
            "AFFIRMS about 12,000 soldiers: ukraine, ukrainian-officials-12000 STATED 1",
            "AFFIRMS about 12,000 soldiers: western-intelligence, western-intelligence-12000 STATED 1"),
        positions("north-korean-deployment", "PERSONNEL", ""));
    assertEquals(
        List.of("north-korea"),
        disputes("north-korean-deployment", "attribute: PERSONNEL", "subject { key }")
            .getList("engagement.disputes.subject.key"));
  }

  @Test
  void bothSidesOfTheMeetingSayThatItTookPlace() {
    assertEquals(
        List.of(
            "AFFIRMS yes: ukraine, zelensky-potential INFERRED 1",
            "AFFIRMS yes: united-states, white-house-productive STATED 1"),
        positions("zelensky-trump-vatican-2025", "OCCURRED", ""));
  }

  @Test
  void withoutWhatWasInferredOnlyUkraineIsLeft() {
    assertEquals(
        List.of("ONE_SIDED"),
        disputes("kursk-campaign", "attribute: CONTROLLER, statedOnly: true", "state")
            .getList("engagement.disputes.state"));
    assertEquals(
        List.of("AFFIRMS Russia: russia, putin-kursk-regained STATED 1"),
        positions("kursk-campaign", "CONTROLLER", ", statedOnly: true"));
    assertEquals(
        List.of("AFFIRMS ongoing: ukraine, ua-staff-operation-continues STATED 1"),
        positions("kursk-campaign", "STATUS", ", statedOnly: true"));
    assertEquals(
        List.of(), positions("kyiv-strikes-april-2025", "INITIATOR", ", statedOnly: true"));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-04-26T12:00:00+03:00, 0",
    "2025-04-26T20:59:59.999999Z, 0",
    "2025-04-26T21:00:00Z, 1",
    "2025-04-27T00:00:00+03:00, 1",
    "2031-01-01T00:00:00Z, 1"
  })
  void whatWasSaidOnADayCountsFromItsEnd(String asOf, int disputes) {
    String arguments = "attribute: STATUS, asOf: \"" + asOf + "\"";
    assertEquals(
        disputes,
        disputes("kursk-campaign", arguments, "state").getList("engagement.disputes").size());
  }

  @Test
  void whatWasSaidInAnHourCountsFromItsEnd() {
    String at = "asOf: \"2025-04-26T14:00:00Z\"";
    assertEquals(
        List.of("STATUS", "COUNT"),
        disputes("kursk-combat-2025-04-26", at, "attribute")
            .getList("engagement.disputes.attribute"));
    assertEquals(
        List.of(),
        disputes("kursk-combat-2025-04-26", "asOf: \"2025-04-26T13:59:59Z\"", "attribute")
            .getList("engagement.disputes"));
  }

  @Test
  void nothingWasKnownBeforeItWasRecorded() {
    assertEquals(
        List.of(),
        disputes("kursk-campaign", "knownAt: \"2025-05-01T00:00:00Z\"", "state")
            .getList("engagement.disputes"));
  }

  @Test
  void disputesAreKeptToTheStatesAskedFor() {
    assertEquals(
        List.of("STATUS", "CONTROLLER"),
        disputes("kursk-campaign", "states: [CONTESTED, WITHDRAWN]", "attribute")
            .getList("engagement.disputes.attribute"));
  }

  @Test
  void cnnCouldNotVerifyTheCounts() {
    for (String engagement : List.of("kursk-combat-2025-04-26", "kursk-artillery-2025-04-26")) {
      Json found =
          disputes(
              engagement,
              "attribute: COUNT",
              "positions { assessments { verdict credibility assessor { key } source { key } statement { speaker { key } } } }");
      String path = "engagement.disputes[0].positions[0].assessments";
      assertEquals(List.of("UNVERIFIED"), found.getList(path + ".verdict"));
      assertEquals(List.of("CANNOT_BE_JUDGED_6"), found.getList(path + ".credibility"));
      assertEquals(List.of("cnn"), found.getList(path + ".assessor.key"));
      assertEquals(List.of("cnn-2025-04-26"), found.getList(path + ".source.key"));
      assertEquals(
          List.of("ukrainian-armed-forces"), found.getList(path + ".statement.speaker.key"));
    }
  }

  @Test
  void anAssessmentIsShownOfHoldersOnly() {
    Json found =
        disputes(
            "kursk-campaign",
            "attribute: STATUS",
            "positions { value { code } assessments { statement { key } } }");
    assertEquals(
        List.of("putin-kursk-regained"),
        found.getList(
            "engagement.disputes[0].positions.find { it.value.code == 'ENDED' }.assessments.statement.key"));
    assertEquals(
        List.of("ua-staff-operation-continues"),
        found.getList(
            "engagement.disputes[0].positions.find { it.value.code == 'ONGOING' }.assessments.statement.key"));
  }

  @Test
  void theHistoryEndsWithTheDisputeItself() {
    String fields = "state since positions { polarity value { text } holders { camp { key } } }";
    Json found =
        disputes(
            "kursk-campaign",
            "attribute: STATUS",
            fields + " history { totalCount nodes { " + fields + " } }");
    Map<String, Object> dispute = new HashMap<>(found.getMap("engagement.disputes[0]"));
    dispute.remove("history");
    assertEquals(END_OF_DAY, dispute.get("since"));
    assertEquals(List.of(dispute), found.getList("engagement.disputes[0].history.nodes"));
    assertEquals(1, found.getInt("engagement.disputes[0].history.totalCount"));
  }

  @Test
  void everyHolderHasHeldItSinceTheEndOfThatDay() {
    List<List<List<String>>> since =
        disputes("kursk-campaign", "", "positions { holders { since } }")
            .getList("engagement.disputes.positions.holders.since");
    since.forEach(
        dispute -> dispute.forEach(holders -> holders.forEach(s -> assertEquals(END_OF_DAY, s))));
    assertEquals(
        List.of(List.of(List.of("2025-04-26T14:00:00Z"))),
        disputes("kursk-combat-2025-04-26", "attribute: COUNT", "positions { holders { since } }")
            .getList("engagement.disputes.positions.holders.since"));
  }

  /** `polarity value: camp, statement basis sources`, in the order of the alphabet. */
  private static List<String> positions(String engagement, String attribute, String arguments) {
    Json found =
        disputes(
            engagement,
            "attribute: " + attribute + arguments,
            "positions { polarity value { text } holders { camp { key } latest { key } basis independentSources } }");
    List<Map<String, ?>> positions = found.getList("engagement.disputes.positions.flatten()");
    return positions.stream().flatMap(position -> holders(position).stream()).sorted().toList();
  }

  private static List<String> holders(Map<String, ?> position) {
    List<?> holders = (List<?>) position.get("holders");
    return holders.stream()
        .map(
            holder ->
                "%s %s: %s, %s %s %s"
                    .formatted(
                        position.get("polarity"),
                        member(position, "value", "text"),
                        member(holder, "camp", "key"),
                        member(holder, "latest", "key"),
                        member(holder, "basis"),
                        member(holder, "independentSources")))
        .toList();
  }

  private static Object member(Object object, String... path) {
    Object found = object;
    for (String member : path) {
      found = ((Map<?, ?>) found).get(member);
    }
    return found;
  }

  private static Json disputes(String engagement, String arguments, String fields) {
    String some = arguments.isEmpty() ? "" : "(" + arguments + ")";
    return ask(
        "query($key: String) { engagement(key: $key) { disputes" + some + " { " + fields + " } } }",
        Map.of("key", engagement));
  }
}
