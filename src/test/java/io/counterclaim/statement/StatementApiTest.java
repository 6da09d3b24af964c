package io.counterclaim.statement;

import static io.counterclaim.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.Json;
import io.counterclaim.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StatementApiTest {
  @Test
  void aStatementIsFoundByItsKey() {
    Json statement =
        ask(
            """
            { statement(key: "ua-staff-not-true") {
                text kind rendering medium platform language originalText originalLanguage
                speaker { key } onBehalfOf { key } camp { key }
                said { from to precision } recordedAt
                assertions { attribute polarity basis value { text code actor { key } } engagement { key } } } }
            """);
    assertEquals(
        "Ukraine’s General Staff said that Putin’s assertion that the fighting in Kursk is over is “not true”.",
        statement.get("statement.text"));
    assertEquals("DENIAL", statement.get("statement.kind"));
    assertEquals("PARTIAL_QUOTE", statement.get("statement.rendering"));
    assertEquals("SOCIAL_MEDIA_POST", statement.get("statement.medium"));
    assertEquals("Telegram", statement.get("statement.platform"));
    assertEquals("en", statement.get("statement.language"));
    assertNull(statement.get("statement.originalText"));
    assertNull(statement.get("statement.originalLanguage"));
    assertEquals("ukrainian-general-staff", statement.get("statement.speaker.key"));
    assertEquals("ukraine", statement.get("statement.camp.key"));
    assertNull(statement.get("statement.onBehalfOf"));
    assertEquals("2025-04-25T21:00:00Z", statement.get("statement.said.from"));
    assertEquals("2025-04-26T21:00:00Z", statement.get("statement.said.to"));
    assertEquals("DAY", statement.get("statement.said.precision"));
    assertEquals(List.of("DENIES"), statement.get("statement.assertions.polarity"));
    assertEquals(List.of("ended"), statement.get("statement.assertions.value.text"));
    assertEquals(List.of("kursk-campaign"), statement.get("statement.assertions.engagement.key"));
  }

  @Test
  void whatHasAnUnknownKeyIsNull() {
    assertEquals(
        Collections.singletonMap("statement", null),
        ask("{ statement(key: \"nobody-said-this\") { text } }").get());
  }

  @Test
  void aStatementIsFoundByItsId() {
    String id = ask("{ statement(key: \"trump-very-close\") { id } }").get("statement.id");
    Json found = ask("query($id: ID) { statement(id: $id) { id key } }", Map.of("id", id));
    assertEquals("trump-very-close", found.get("statement.key"));
    assertEquals(id, found.get("statement.id"));
  }

  @Test
  void whatHasAnUnknownIdIsNull() {
    String id = "00000000-0000-7000-8000-000000000000";
    assertEquals(
        Collections.singletonMap("statement", null),
        ask("{ statement(id: \"" + id + "\") { text } }").get());
  }

  @Test
  void allThatOneDossierSaysIsRecordedAtOneMomentBeforeNow() {
    List<String> recorded =
        ask("{ statements { nodes { recordedAt } } }").getList("statements.nodes.recordedAt");
    assertEquals(1, recorded.stream().distinct().count());
    assertTrue(Instant.parse(recorded.get(0)).isBefore(Instant.now()));
  }

  @Test
  void anHourIsSaidInThatHour() {
    assertEquals(
        Map.of("from", "2025-04-26T13:00:00Z", "to", "2025-04-26T14:00:00Z", "precision", "HOUR"),
        said("ua-military-six-engagements"));
  }

  @Test
  void aWeekOfDaysRunsFromItsFirstMidnightToTheOneAfterItsLastDay() {
    assertEquals(
        Map.of("from", "2025-04-19T21:00:00Z", "to", "2025-04-26T21:00:00Z", "precision", "DAYS"),
        said("trump-very-close"));
  }

  @Test
  void anUndatedStatementWasSaidAtTheLatestWhenItsSourceWasPublished() {
    Map<String, Object> said = said("ukrainian-officials-12000");
    assertNull(said.get("from"));
    assertEquals("2025-04-26T21:00:00Z", said.get("to"));
    assertEquals("UNKNOWN", said.get("precision"));
  }

  @Test
  void theCampIsTheEndOfTheChainOfCommandOfTheSpeaker() {
    assertEquals("russia", camp("gerasimov-praise"));
    assertEquals("ukraine", camp("ukrainian-officials-12000"));
    assertEquals("united-states", camp("white-house-productive"));
    assertEquals("united-states", camp("trump-very-close"));
    assertEquals("western-intelligence", camp("western-intelligence-12000"));
    assertEquals("cnn", camp("cnn-cannot-verify"));
  }

  @Test
  void aCodeIsTheValueOfAStatus() {
    Json value = value("putin-kursk-regained", "STATUS");
    assertEquals("ENDED", value.get("code"));
    assertEquals("ended", value.get("text"));
    assertNull(value.get("actor"));
    assertNull(value.get("place"));
    assertNull(value.get("quantity"));
    assertNull(value.get("time"));
  }

  @Test
  void anActorIsTheValueOfAController() {
    Json value = value("putin-kursk-regained", "CONTROLLER");
    assertEquals("russia", value.get("actor.key"));
    assertEquals("Russia", value.get("text"));
    assertNull(value.get("code"));
  }

  @Test
  void aWholeNumberIsExactlyTheQuantity() {
    Json value = value("ua-military-six-engagements", "COUNT");
    assertEquals(6, value.getDouble("quantity.best"));
    assertNull(value.get("quantity.low"));
    assertNull(value.get("quantity.high"));
    assertEquals("EXACTLY", value.get("quantity.qualifier"));
    assertEquals("engagements", value.get("quantity.unit"));
    assertEquals("6 engagements", value.get("text"));
  }

  @Test
  void nearlyANumberHasItAsUpperBoundOnly() {
    Json value = value("ua-military-150-strikes", "COUNT");
    assertEquals(150, value.getDouble("quantity.high"));
    assertNull(value.get("quantity.low"));
    assertNull(value.get("quantity.best"));
    assertEquals("NEARLY", value.get("quantity.qualifier"));
    assertEquals("nearly 150 strikes", value.get("text"));
  }

  @Test
  void aboutANumberHasItAsBestAndIsWrittenWithThousandsApart() {
    Json value = value("western-intelligence-12000", "PERSONNEL");
    assertEquals(12000, value.getDouble("quantity.best"));
    assertEquals("ABOUT", value.get("quantity.qualifier"));
    assertEquals("about 12,000 soldiers", value.get("text"));
  }

  @Test
  void aMonthIsTheValueOfAStart() {
    Json value = value("cnn-incursion-august", "START");
    assertEquals(
        Map.of("from", "2024-07-31T21:00:00Z", "to", "2024-08-31T21:00:00Z", "precision", "MONTH"),
        value.get("time"));
    assertEquals("August 2024", value.get("text"));
  }

  @Test
  void assertionsAreNarrowedToAnAttribute() {
    Json statement =
        ask(
            """
            { statement(key: "putin-kursk-regained") {
                all: assertions { attribute basis }
                status: assertions(attribute: STATUS) { attribute basis polarity }
                killed: assertions(attribute: KILLED) { attribute } } }
            """);
    assertEquals(List.of("CONTROLLER", "STATUS"), statement.get("statement.all.attribute"));
    assertEquals(List.of("STATED", "INFERRED"), statement.get("statement.all.basis"));
    assertEquals(
        List.of(Map.of("attribute", "STATUS", "basis", "INFERRED", "polarity", "AFFIRMS")),
        statement.get("statement.status"));
    assertEquals(List.of(), statement.get("statement.killed"));
  }

  @Test
  void aSubjectIsGivenOnlyWhereTheValueIsSomebodys() {
    Json statement =
        ask(
            """
            { statement(key: "ukrainian-officials-12000") {
                personnel: assertions(attribute: PERSONNEL) { subject { name } statement { key } }
                participant: assertions(attribute: PARTICIPANT) { subject { name } } } }
            """);
    assertEquals("North Korea", statement.get("statement.personnel[0].subject.name"));
    assertEquals(
        "ukrainian-officials-12000", statement.get("statement.personnel[0].statement.key"));
    assertNull(statement.get("statement.participant[0].subject"));
  }

  @Test
  void whatHangsOnAnAssertionCanBeFollowed() {
    Json statement =
        ask(
            """
            { statement(key: "ua-military-150-strikes") { assertions(attribute: INITIATOR) {
                engagement { key place { name country } partOf { key place { key } } }
                statement { speaker { name } camp { name } citations { source { publisher { key } } } }
                value { actor { name externalIds { value } camp { key } } } } } }
            """);
    statement.setRootPath("data.statement.assertions[0]");
    assertEquals("Kursk Oblast", statement.get("engagement.place.name"));
    assertEquals("kursk-campaign", statement.get("engagement.partOf.key"));
    assertEquals("kursk-oblast", statement.get("engagement.partOf.place.key"));
    assertEquals("Armed Forces of Ukraine", statement.get("statement.speaker.name"));
    assertEquals("Ukraine", statement.get("statement.camp.name"));
    assertEquals(List.of("cnn"), statement.get("statement.citations.source.publisher.key"));
    assertEquals(List.of("Q159", "RU"), sorted(statement.getList("value.actor.externalIds.value")));
    assertEquals("russia", statement.get("value.actor.camp.key"));
  }

  @Test
  void aGeneralRemarkHasNoAssertionsAndNoEngagements() {
    Json remark =
        ask(
            "{ statement(key: \"putin-adventure-failed\") { assertions { basis } engagements { key } } }");
    assertEquals(List.of(), remark.get("statement.assertions"));
    assertEquals(List.of(), remark.get("statement.engagements"));
  }

  @Test
  void anEngagementWithTwoAssertionsIsThereOnce() {
    Json statement =
        ask(
            """
            { statement(key: "putin-kursk-regained") {
                engagements { key kind title summary aggregate period { precision } place { name } } } }
            """);
    assertEquals(1, statement.getList("statement.engagements").size());
    statement.setRootPath("data.statement.engagements[0]");
    assertEquals("kursk-campaign", statement.get("key"));
    assertEquals("MILITARY_OPERATION", statement.get("kind"));
    assertEquals("Kursk campaign", statement.get("title"));
    assertEquals(false, statement.get("aggregate"));
    assertEquals("MONTH", statement.get("period.precision"));
    assertEquals("Kursk Oblast", statement.get("place.name"));
  }

  @Test
  void aCitationNamesItsSourceAndTheWordsCited() {
    Json statement =
        ask(
            """
            { statement(key: "zelensky-potential") { text citations { quote attribution relays { key }
                source { id key kind publisher { key name } title url archiveUrl authors language
                  publishedAt publishedPrecision retrievedAt } } } }
            """);
    assertEquals(1, statement.getList("statement.citations").size());
    statement.setRootPath("data.statement.citations[0]");
    assertEquals(
        "has potential to become historic, if we achieve joint results", statement.get("quote"));
    assertEquals("wrote in a post on X", statement.get("attribution"));
    assertNull(statement.get("relays"));
    statement.setRootPath("data.statement.citations[0].source");
    assertEquals("cnn-2025-04-26", statement.get("key"));
    assertEquals("WEB_PAGE", statement.get("kind"));
    assertEquals(Map.of("key", "cnn", "name", "CNN"), statement.get("publisher"));
    assertEquals(
        List.of("Svitlana Vlasova", "Catherine Nicholls", "Sophie Tanno"),
        statement.get("authors"));
    assertEquals("en", statement.get("language"));
    assertEquals("2025-04-25T21:00:00Z", statement.get("publishedAt"));
    assertEquals("DAY", statement.get("publishedPrecision"));
    for (String unknown : List.of("title", "url", "archiveUrl", "retrievedAt")) {
      assertNull(statement.get(unknown), unknown);
    }
  }

  @Test
  void aParaphraseIsCitedWithoutAQuote() {
    Json statement =
        ask("{ statement(key: \"cnn-cannot-verify\") { citations { quote attribution } } }");
    assertNull(statement.get("statement.citations[0].quote"));
    assertEquals(
        "stated by the outlet itself", statement.get("statement.citations[0].attribution"));
  }

  @Test
  void relationsAreSeenFromBothEnds() {
    assertEquals(
        List.of(
            "putin-kursk-regained CONTRADICTS ua-staff-operation-continues",
            "ua-staff-not-true DENIES putin-kursk-regained"),
        relations("putin-kursk-regained", ""));
    assertEquals(
        List.of(
            "ua-staff-not-true CONTRADICTS gerasimov-peaceful-life",
            "ua-staff-not-true DENIES putin-kursk-regained",
            "ua-staff-operation-continues CLARIFIES ua-staff-not-true"),
        relations("ua-staff-not-true", ""));
    assertEquals(
        List.of(
            "ua-staff-operation-continues CLARIFIES ua-staff-not-true",
            "ua-staff-operation-continues CONTRADICTS gerasimov-peaceful-life",
            "ua-staff-operation-continues CONTRADICTS putin-kursk-regained"),
        relations("ua-staff-operation-continues", ""));
    assertEquals(List.of(), relations("cnn-cannot-verify", ""));
  }

  @Test
  void relationsAreNarrowedToATypeAndABasis() {
    String denial = "ua-staff-not-true DENIES putin-kursk-regained";
    String key = "ua-staff-not-true";
    assertEquals(List.of(denial), relations(key, "(type: DENIES)"));
    assertEquals(List.of(denial), relations(key, "(basis: EXPLICIT)"));
    assertEquals(List.of(), relations(key, "(type: DENIES, basis: EDITORIAL)"));
    assertEquals(List.of(), relations(key, "(type: RETRACTS)"));
    assertEquals(
        List.of("ua-staff-operation-continues CLARIFIES ua-staff-not-true"),
        relations(key, "(basis: EDITORIAL)"));
  }

  @Test
  void aRelationSaysWhereItComesFromAndHasItsEndsAtHand() {
    Json statement =
        ask(
            """
            { statement(key: "putin-kursk-regained") { relations { basis note
                from { speaker { name } engagements { key } } to { camp { name } text } } } }
            """);
    statement.setRootPath("data.statement.relations[0]");
    assertEquals("EXPLICIT", statement.get("basis"));
    assertEquals(
        "The article presents the post as an answer to what Putin said.", statement.get("note"));
    assertEquals(
        "General Staff of the Armed Forces of Ukraine", statement.get("from.speaker.name"));
    assertEquals(List.of("kursk-campaign"), statement.get("from.engagements.key"));
    assertEquals("Russia", statement.get("to.camp.name"));
  }

  @Test
  void anAssessmentIsTheVerdictOfANamedAssessor() {
    Json statement =
        ask(
            """
            { statement(key: "ua-military-150-strikes") { assessments { statement { key } assessor { name }
                verdict credibility note source { key publisher { name } } assessedAt } } }
            """);
    assertEquals(1, statement.getList("statement.assessments").size());
    statement.setRootPath("data.statement.assessments[0]");
    assertEquals("ua-military-150-strikes", statement.get("statement.key"));
    assertEquals("CNN", statement.get("assessor.name"));
    assertEquals("UNVERIFIED", statement.get("verdict"));
    assertEquals("CANNOT_BE_JUDGED_6", statement.get("credibility"));
    assertEquals(
        "CNN says that it cannot check reports from the battlefield for itself.",
        statement.get("note"));
    assertEquals("cnn-2025-04-26", statement.get("source.key"));
    assertEquals("CNN", statement.get("source.publisher.name"));
    assertEquals("2025-04-26T21:00:00Z", statement.get("assessedAt"));
  }

  @Test
  void onlyWhatWasAssessedHasAssessments() {
    Json all = ask("{ statements(first: 100) { nodes { key assessments { verdict } } } }");
    assertEquals(
        List.of(
            "putin-kursk-regained",
            "ua-military-150-strikes",
            "ua-military-six-engagements",
            "ua-staff-not-true",
            "ua-staff-operation-continues"),
        sorted(all.getList("statements.nodes.findAll { it.assessments.size() == 1 }.key")));
    assertEquals(14, all.getList("statements.nodes.findAll { it.assessments.isEmpty() }").size());
  }

  @Test
  void theStatementsOfAnActorAreThoseThatItSpoke() {
    Json actor =
        ask("{ actor(key: \"valery-gerasimov\") { statements { totalCount nodes { key } } } }");
    assertEquals(2, actor.getInt("actor.statements.totalCount"));
    assertEquals(
        List.of("gerasimov-peaceful-life", "gerasimov-praise"),
        sorted(actor.getList("actor.statements.nodes.key")));
    assertEquals(
        0,
        ask("{ actor(key: \"russia\") { statements { totalCount } } }")
            .getInt("actor.statements.totalCount"));
  }

  @Test
  void theStatementsOfAnEngagementAreThoseWithAnAssertionAboutIt() {
    Json engagement =
        ask(
            "{ engagement(key: \"north-korean-deployment\") { statements { totalCount nodes { key } } } }");
    assertEquals(3, engagement.getInt("engagement.statements.totalCount"));
    assertEquals(
        List.of("gerasimov-praise", "ukrainian-officials-12000", "western-intelligence-12000"),
        sorted(engagement.getList("engagement.statements.nodes.key")));
  }

  private static Map<String, Object> said(String key) {
    return ask("{ statement(key: \"" + key + "\") { said { from to precision } } }")
        .getMap("statement.said");
  }

  private static String camp(String key) {
    return ask("{ statement(key: \"" + key + "\") { camp { key } } }").get("statement.camp.key");
  }

  /** The value of the only assertion of an attribute, with paths starting below it. */
  private static Json value(String key, String attribute) {
    Json statement =
        ask(
            """
            query($key: String, $attribute: Attribute) { statement(key: $key) { assertions(attribute: $attribute) {
                value { text code actor { key } place { key }
                  quantity { low best high qualifier unit } time { from to precision } } } } }
            """,
            Map.of("key", key, "attribute", attribute));
    assertEquals(1, statement.getList("statement.assertions").size());
    return statement.setRootPath("data.statement.assertions[0].value");
  }

  private static List<String> relations(String key, String arguments) {
    Json statement =
        ask(
            "{ statement(key: \"%s\") { relations%s { from { key } type to { key } } } }"
                .formatted(key, arguments));
    return statement.<Map<String, Object>>getList("statement.relations").stream()
        .map(r -> key(r, "from") + " " + r.get("type") + " " + key(r, "to"))
        .sorted()
        .toList();
  }

  private static Object key(Map<String, Object> relation, String end) {
    return ((Map<?, ?>) relation.get(end)).get("key");
  }

  private static List<String> sorted(List<String> texts) {
    String[] sorted = texts.toArray(String[]::new);
    Arrays.sort(sorted);
    return List.of(sorted);
  }
}
