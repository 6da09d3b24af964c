package io.counterclaim.dossier;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.dossier.Dossiers.bytes;
import static io.counterclaim.dossier.Dossiers.dossier;
import static io.counterclaim.dossier.Dossiers.object;
import static io.counterclaim.dossier.Dossiers.pointers;
import static io.counterclaim.dossier.Dossiers.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterclaim.Json;
import io.counterclaim.TestDatabase;
import io.counterclaim.recording.DossierException;
import io.counterclaim.recording.Violation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DossierImportTest {
  private static final String TALKS =
      """
      {
        title: 'Talks',
        timeZone: '+03:00',
        actors: [
          {key: 'i-state', type: 'STATE', name: 'State', country: 'UA', aliases: [{text: 'Держава', language: 'uk', kind: 'NATIVE'}]},
          {key: 'i-envoy', type: 'PERSON', name: 'Envoy', externalIds: {WIKIDATA: 'Q910000001'}},
          {key: 'i-outlet', type: 'MEDIA_OUTLET', name: 'Outlet'}
        ],
        affiliations: [{member: 'i-envoy', kind: 'MEMBER_OF', group: 'i-state', title: 'Envoy', from: '2025-04-20'}],
        places: [{key: 'i-town', name: 'Town', latitude: 50, longitude: 30.5, precision: 'EXACT'}],
        sources: [{key: 'i-page', kind: 'WEB_PAGE', publisher: 'i-outlet', published: '2025-04-26', authors: ['A. Writer']}],
        engagements: [{key: 'i-talks', kind: 'DIPLOMATIC_MEETING', title: 'Talks', period: '2025-04-25', place: 'i-town',
          participants: [{actor: 'i-envoy', role: 'ATTENDEE', side: 'A'}]}],
        statements: [
          {key: 'i-envoy-said', speaker: 'i-envoy', kind: 'CLAIM', rendering: 'PARTIAL_QUOTE', text: 'The envoy said that they were “useful”.',
            language: 'en', said: '2025-04-26', medium: 'INTERVIEW', citations: [{source: 'i-page', quote: 'useful'}],
            assertions: [{engagement: 'i-talks', attribute: 'OCCURRED', code: 'YES'}]},
          {key: 'i-envoy-said-early', speaker: 'i-envoy', kind: 'COMMENT', rendering: 'PARAPHRASE', text: 'The envoy hoped for talks.',
            language: 'en', said: '2025-04-01', medium: 'INTERVIEW', citations: [{source: 'i-page'}]},
          {key: 'i-outlet-said', speaker: 'i-outlet', kind: 'REPORT', rendering: 'PARAPHRASE', text: 'The outlet reported that none were held.',
            language: 'en', said: '2025-04-26', medium: 'NEWS_ARTICLE', citations: [{source: 'i-page'}]}
        ],
        relations: [{from: 'i-outlet-said', type: 'DENIES', to: 'i-envoy-said', basis: 'EDITORIAL'}],
        assessments: [{assessor: 'i-outlet', statements: ['i-envoy-said'], verdict: 'UNVERIFIED',
          credibility: 'CANNOT_BE_JUDGED_6', assessed: '2025-04-26'}]
      }
      """;
  private static final int TALKS_PARTS = 12;

  @Inject DossierImporter importer;
  @Inject @Readiness StartupDossiers startup;

  private static final class ErrorLines extends Handler {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void publish(LogRecord line) {
      if (line.getLevel().intValue() >= Level.SEVERE.intValue()) {
        lines.add(String.format(line.getMessage(), line.getParameters()));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @AfterEach
  void leaveTheArticleOnly() {
    Tables.reset(importer);
  }

  @Test
  void whatIsImportedCanBeRead() {
    assertEquals(TALKS_PARTS, importer.importDossier(dossier(TALKS)));
    Json statement =
        ask(
            """
            { statement(key: "i-envoy-said") {
                text speaker { key name } camp { key } said { from to precision }
                citations { quote source { key } }
                assertions { attribute value { text } engagement { key place { key } } } } }
            """);
    assertEquals("The envoy said that they were “useful”.", statement.get("statement.text"));
    assertEquals("i-state", statement.get("statement.camp.key"));
    assertEquals("2025-04-25T21:00:00Z", statement.get("statement.said.from"));
    assertEquals("DAY", statement.get("statement.said.precision"));
    assertEquals(List.of("useful"), statement.get("statement.citations.quote"));
    assertEquals(List.of("i-talks"), statement.get("statement.assertions.engagement.key"));
    assertEquals(List.of("i-town"), statement.get("statement.assertions.engagement.place.key"));
  }

  @Test
  void theArticleAgainAddsNothing() {
    Map<String, Long> before = Tables.counts();
    assertEquals(0, importer.importDossier(Dossiers.article()));
    assertEquals(before, Tables.counts());
    assertEquals(19, before.get("statement"));
  }

  @Test
  void theSameAgainAddsNothing() {
    importer.importDossier(dossier(TALKS));
    Map<String, Long> before = Tables.counts();
    assertEquals(0, importer.importDossier(dossier(TALKS)));
    assertEquals(before, Tables.counts());
  }

  @Test
  void theOrderOfMembersDoesNotMatter() {
    importer.importDossier(dossier(TALKS));
    assertEquals(0, importer.importDossier(bytes(reversed(object(TALKS)))));
  }

  @Test
  void leftOutDefaultsDoNotMatter() {
    importer.importDossier(dossier(TALKS));
    ObjectNode spelledOut = object(TALKS);
    ((ObjectNode) spelledOut.at("/engagements/0")).put("aggregate", false);
    ((ObjectNode) spelledOut.at("/actors/1")).putArray("aliases");
    ((ObjectNode) spelledOut.at("/statements/1")).putArray("assertions");
    ((ObjectNode) spelledOut.at("/statements/0/assertions/0"))
        .put("polarity", "AFFIRMS")
        .put("basis", "STATED");
    assertEquals(0, importer.importDossier(bytes(spelledOut)));
  }

  @Test
  void theTimeZoneOfADossierIsNoPartOfWhatItSaysOfAnActor() {
    String actor = "actors: [{key: 'i-alone', type: 'OTHER', name: 'Alone'}]}";
    assertEquals(1, importer.importDossier(dossier("{title: 'T', timeZone: '+03:00', " + actor)));
    assertEquals(0, importer.importDossier(dossier("{title: 'T', " + actor)));
  }

  @Test
  void aTimeInAnotherTimeZoneIsOtherContent() {
    importer.importDossier(dossier(TALKS));
    ObjectNode elsewhere = object(TALKS).put("timeZone", "-08:00");
    List<String> pointers = pointers(refused(importer, bytes(elsewhere)));
    assertTrue(pointers.contains("/statements/0/said"), pointers.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actors/0 {name: 'Another state'}",
        "/actors/0 {country: 'RU'}",
        "/actors/1 {externalIds: {}}",
        "/places/0 {latitude: 51}",
        "/sources/0 {title: 'A title'}",
        "/engagements/0 {aggregate: true}",
        "/statements/1 {text: 'The envoy feared talks.'}",
        "/statements/0 {assertions: []}",
        "/relations/0 {note: 'A note'}"
      })
  void theSameKeyWithOtherContentIsRefused(String change) {
    importer.importDossier(dossier(TALKS));
    ObjectNode changed = object(TALKS);
    String pointer = change.substring(0, change.indexOf(' '));
    ObjectNode part = (ObjectNode) changed.at(pointer);
    ObjectNode members = object(change.substring(pointer.length()));
    part.setAll(members);
    changed
        .withArrayProperty("actors")
        .add(object("{key: 'i-not-stored', type: 'OTHER', name: 'Not stored'}"));
    String told = part.has("key") ? pointer + "/" + members.fieldNames().next() : pointer;
    assertEquals(List.of(told), pointers(refused(importer, bytes(changed))));
  }

  @Test
  void anotherVerdictForTheSameMomentIsRefused() {
    importer.importDossier(dossier(TALKS));
    ObjectNode changed = object(TALKS);
    ((ObjectNode) changed.at("/assessments/0")).put("verdict", "REFUTED");
    assertEquals(
        List.of("/assessments/0/statements/0"), pointers(refused(importer, bytes(changed))));
  }

  @Test
  void anAffiliationWithAnotherTitleIsRefused() {
    importer.importDossier(dossier(TALKS));
    ObjectNode changed = object(TALKS);
    ((ObjectNode) changed.at("/affiliations/0")).put("title", "Ambassador");
    assertEquals(List.of("/affiliations/0"), pointers(refused(importer, bytes(changed))));
  }

  @Test
  void allBrokenRulesAreToldAtOnce() {
    ObjectNode broken = object(TALKS);
    broken.put("timeZone", "Kyiv").put("author", "somebody");
    ((ObjectNode) broken.at("/actors/0")).put("country", "XX");
    ((ObjectNode) broken.at("/actors/2")).remove("name");
    ((ObjectNode) broken.at("/affiliations/0")).put("to", "2025-04-20");
    ((ObjectNode) broken.at("/places/0")).remove("latitude");
    ((ObjectNode) broken.at("/sources/0")).put("published", "2025-02-30");
    ((ObjectNode) broken.at("/engagements/0/participants/0")).put("actor", "i-nobody");
    ((ObjectNode) broken.at("/statements/0/citations/0")).put("quote", "useless");
    ((ObjectNode) broken.at("/statements/0/assertions/0")).put("code", "MAYBE");
    ((ObjectNode) broken.at("/statements/1")).put("text", " ");
    ((ObjectNode) broken.at("/statements/2")).put("said", "2025-04-26/2025-04-25");
    ((ObjectNode) broken.at("/assessments/0")).put("source", "i-nothing");
    List<Violation> violations = refused(importer, bytes(broken));
    assertEquals(
        List.of(
            "",
            "/actors/0/country",
            "/actors/2",
            "/affiliations/0/to",
            "/assessments/0/source",
            "/engagements/0/participants/0/actor",
            "/places/0/longitude",
            "/sources/0/published",
            "/statements/0/assertions/0/code",
            "/statements/0/citations/0/quote",
            "/statements/1/text",
            "/statements/2/said",
            "/timeZone"),
        pointers(violations));
    violations.forEach(violation -> assertFalse(violation.rule().isBlank()));
  }

  @Test
  void allThatIsWrongWithOneStatementIsToldAtOnce() {
    ObjectNode broken = object(TALKS);
    ((ObjectNode) broken.at("/statements/1"))
        .put("speaker", "i-nobody")
        .put("rendering", "DIRECT_QUOTE")
        .put("originalText", "Без мови");
    assertEquals(
        List.of("/statements/1/citations", "/statements/1/originalText", "/statements/1/speaker"),
        pointers(refused(importer, bytes(broken))));
  }

  @Test
  void allThatIsWrongWithOneAffiliationIsToldAtOnce() {
    ObjectNode broken = object(TALKS);
    ((ObjectNode) broken.at("/affiliations/0")).put("member", "i-outlet");
    ((ObjectNode) broken.at("/affiliations/0")).put("group", "i-envoy").put("to", "2025-04-01");
    assertEquals(
        List.of("/affiliations/0/group", "/affiliations/0/to"),
        pointers(refused(importer, bytes(broken))));
  }

  @Test
  void whoNamesWhatIsRefusedIsNotToBlame() {
    ObjectNode broken = object(TALKS);
    ((ObjectNode) broken.at("/actors/1")).put("type", "WIZARD");
    assertEquals(List.of("/actors/1/type"), pointers(refused(importer, bytes(broken))));
  }

  @Test
  void unknownKeysAreNamed() {
    ObjectNode broken = object(TALKS);
    broken.withArrayProperty("actors").remove(1);
    List<Violation> violations = refused(importer, bytes(broken));
    assertEquals(
        List.of(
            "/affiliations/0/member",
            "/engagements/0/participants/0/actor",
            "/statements/0/speaker",
            "/statements/1/speaker"),
        pointers(violations));
    assertEquals(
        "must be the key of a recorded actor or of one in this dossier, not i-envoy",
        violations.get(0).rule());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"title\": \"T\"",
        "{\"title\": \"T\",}",
        "{'title': 'T'}",
        "{\"title\": \"T\"} {}",
        "{\"title\": \"T\", \"title\": \"T\"}",
        "{\"title\": \"T\", \"actors\": [{\"key\": \"a\", \"key\": \"b\"}]}",
        "<dossier/>"
      })
  void whatIsNotOneJsonDocumentIsRefused(String text) {
    List<Violation> violations = refused(importer, text.getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of(""), pointers(violations));
    assertTrue(violations.get(0).rule().startsWith("must be JSON"), violations.get(0).rule());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "null",
        "\"dossier\"",
        "1",
        "{}",
        "{\"titel\": \"T\", \"title\": \"T\"}"
      })
  void anotherRootIsRefused(String text) {
    List<Violation> violations = refused(importer, text.getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of(""), pointers(violations));
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] latin = "{\"title\": \"Zürich\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(List.of(""), pointers(refused(importer, latin)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999", "-1e999"})
  void numbersBeyondAllBoundsAreRefused(String number) {
    String text =
        object(TALKS).toString().replace("\"latitude\":50,", "\"latitude\":" + number + ",");
    List<Violation> violations = refused(importer, text.getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of("/places/0/latitude"), pointers(violations));
  }

  @Test
  void aLaterDossierRefersToAnEarlierOne() {
    importer.importDossier(dossier(TALKS));
    assertEquals(
        4,
        importer.importDossier(
            dossier(
                """
                {
                  title: 'More of the talks',
                  actors: [{key: 'i-watch', type: 'NON_GOVERNMENTAL_ORGANIZATION', name: 'Watch'}],
                  affiliations: [{member: 'i-outlet', kind: 'OWNED_BY', group: 'i-watch'}],
                  relations: [{from: 'i-outlet-said', type: 'CLARIFIES', to: 'i-envoy-said-early', basis: 'EXPLICIT'}],
                  assessments: [{assessor: 'i-watch', statements: ['i-envoy-said'], verdict: 'SUPPORTED',
                    credibility: 'PROBABLY_TRUE_2', assessed: '2025-04-27', source: 'i-page'}]
                }
                """)));
  }

  @Test
  void aNewAffiliationMovesEarlierStatementsOfItsDaysToTheNewCamp() {
    importer.importDossier(dossier(TALKS));
    assertEquals("i-envoy", camp("i-envoy-said-early"));
    importer.importDossier(
        dossier(
            """
            {
              title: 'Where the envoy came from',
              actors: [{key: 'i-party', type: 'POLITICAL_ORGANIZATION', name: 'Party'},
                {key: 'i-bloc', type: 'POLITICAL_ORGANIZATION', name: 'Bloc'}],
              affiliations: [
                {member: 'i-envoy', kind: 'MEMBER_OF', group: 'i-party', to: '2025-04-02'},
                {member: 'i-party', kind: 'MEMBER_OF', group: 'i-bloc', from: '2025-04-01'}]
            }
            """));
    assertEquals("i-bloc", camp("i-envoy-said-early"));
    assertEquals("i-state", camp("i-envoy-said"));
    assertEquals("i-outlet", camp("i-outlet-said"));
  }

  @Test
  void aNewAffiliationHigherUpMovesWhoeverSpeaksOnBehalfOf() {
    ObjectNode dossier = object(TALKS);
    dossier
        .withArrayProperty("actors")
        .add(object("{key: 'i-office', type: 'GOVERNMENT_BODY', name: 'Office'}"));
    ((ObjectNode) dossier.at("/statements/0")).put("onBehalfOf", "i-office");
    importer.importDossier(bytes(dossier));
    assertEquals("i-office", camp("i-envoy-said"));
    importer.importDossier(
        dossier(
            "{title: 'T', affiliations: [{member: 'i-office', kind: 'CONTROLLED_BY', group: 'i-state'}]}"));
    assertEquals("i-state", camp("i-envoy-said"));
    assertEquals("i-envoy", camp("i-envoy-said-early"));
  }

  @Test
  void aNewAffiliationDoesNotTurnADenialIntoOneWithinACamp() {
    importer.importDossier(dossier(TALKS));
    byte[] joining =
        dossier(
            "{title: 'T', affiliations: [{member: 'i-outlet', kind: 'CONTROLLED_BY', group: 'i-state'}]}");
    assertEquals(List.of("/affiliations/0"), pointers(refused(importer, joining)));
  }

  /** The dossier says again what is recorded, as one that grows does. */
  @Test
  void aRetractionThatANewAffiliationMakesOneOfACampIsTaken() {
    importer.importDossier(dossier(TALKS));
    ObjectNode grown = object(TALKS);
    grown
        .withArrayProperty("affiliations")
        .add(object("{member: 'i-envoy', kind: 'HEAD_OF', group: 'i-state', to: '2025-04-20'}"));
    grown
        .withArrayProperty("relations")
        .add(
            object(
                "{from: 'i-envoy-said-early', type: 'RETRACTS', to: 'i-envoy-said', basis: 'EXPLICIT'}"));
    assertEquals(2, importer.importDossier(bytes(grown)));
    assertEquals("i-state", camp("i-envoy-said-early"));
  }

  @Test
  void aDenialThatANewAffiliationMakesOneWithinACampIsRefused() {
    importer.importDossier(dossier(TALKS));
    ObjectNode grown = object(TALKS);
    grown
        .withArrayProperty("affiliations")
        .add(object("{member: 'i-envoy', kind: 'HEAD_OF', group: 'i-state', to: '2025-04-20'}"));
    grown
        .withArrayProperty("relations")
        .add(
            object(
                "{from: 'i-envoy-said-early', type: 'DENIES', to: 'i-envoy-said', basis: 'EXPLICIT'}"));
    assertEquals(List.of("/relations/1/type"), pointers(refused(importer, bytes(grown))));
    grown.withArrayProperty("affiliations").remove(1);
    assertEquals(1, importer.importDossier(bytes(grown)));
  }

  @Test
  void theAffiliationThatPartsARetractionFromWhatItRetractsIsTold() {
    ObjectNode talks = object(TALKS);
    talks.withArrayProperty("affiliations").removeAll();
    talks
        .withArrayProperty("relations")
        .add(
            object(
                "{from: 'i-envoy-said-early', type: 'RETRACTS', to: 'i-envoy-said', basis: 'EXPLICIT'}"));
    importer.importDossier(bytes(talks));
    List<Violation> violations =
        refused(
            importer,
            dossier(
                """
                {
                  title: 'T',
                  actors: [{key: 'i-bloc', type: 'OTHER', name: 'Bloc'}, {key: 'i-party', type: 'OTHER', name: 'Party'}],
                  affiliations: [
                    {member: 'i-outlet', kind: 'MEMBER_OF', group: 'i-bloc'},
                    {member: 'i-envoy', kind: 'MEMBER_OF', group: 'i-bloc', from: '2020-01-01', to: '2021-01-01'},
                    {member: 'i-envoy', kind: 'ALLIED_WITH', group: 'i-party'},
                    {member: 'i-party', kind: 'MEMBER_OF', group: 'i-state', from: '2025-04-20'},
                    {member: 'i-envoy', kind: 'MEMBER_OF', group: 'i-party', from: '2025-04-20'}]
                }
                """));
    assertEquals(List.of("/affiliations/3"), pointers(violations));
    assertEquals(
        "must not, alone or with the others, leave i-envoy-said-early and i-envoy-said in two camps: the one RETRACTS the other",
        violations.get(0).rule());
  }

  @Test
  void aDeletedRetractionDoesNotHoldItsSpeakerBack() throws SQLException {
    ObjectNode talks = object(TALKS);
    talks.withArrayProperty("affiliations").removeAll();
    talks
        .withArrayProperty("relations")
        .add(
            object(
                "{from: 'i-envoy-said-early', type: 'RETRACTS', to: 'i-envoy-said', basis: 'EXPLICIT'}"));
    importer.importDossier(bytes(talks));
    try (Connection database = TestDatabase.connect();
        Statement sql = database.createStatement()) {
      sql.execute(
          "update statement set deleted_at = now(), deletion_reason = 'in error' where key = 'i-envoy-said-early'");
    }
    assertEquals(
        1,
        importer.importDossier(
            dossier(
                "{title: 'T', affiliations: [{member: 'i-envoy', kind: 'MEMBER_OF', group: 'i-state', from: '2025-04-20'}]}")));
  }

  /** Whoever writes would wait for the one who holds the tables. */
  @Test
  void aDateThatCannotBeIsFoundBeforeAnythingIsWritten() throws SQLException {
    ObjectNode talks = object(TALKS);
    ((ObjectNode) talks.at("/assessments/0")).put("assessed", "2919-04-26");
    try (Connection database = TestDatabase.connect();
        Statement sql = database.createStatement()) {
      database.setAutoCommit(false);
      sql.execute("lock actor, affiliation, place, source, engagement, statement in share mode");
      List<Violation> violations =
          assertTimeoutPreemptively(Duration.ofMinutes(2), () -> refused(importer, bytes(talks)));
      assertEquals(List.of("/assessments/0/assessed"), pointers(violations));
    }
  }

  @Test
  void aBrokenRuleIsALineWithItsKeyAndValue() {
    ObjectNode talks = object(TALKS);
    ((ObjectNode) talks.at("/statements/0")).put("said", "2919-04-26");
    ((ObjectNode) talks.at("/affiliations/0")).put("to", "2025-01-01");
    ((ObjectNode) talks.at("/engagements/0")).put("title", "a\nb".repeat(150));
    talks
        .withArrayProperty("actors")
        .add(object("{type: 'OTHER', name: 'N'}").put("key", "a\nb".repeat(100)));
    List<Violation> violations = refused(importer, bytes(talks));
    assertEquals(
        List.of(
            "/actors/3/key ("
                + "a b".repeat(33)
                + "a…, \""
                + "a\\nb".repeat(25).substring(0, 99)
                + "…)",
            "/affiliations/0/to (i-envoy MEMBER_OF i-state 2025-04-20 2025-01-01, \"2025-01-01\")",
            "/engagements/0/title (i-talks, \"" + "a\\nb".repeat(25).substring(0, 99) + "…)",
            "/statements/0/said (i-envoy-said, \"2919-04-26\")"),
        violations.stream()
            .map(violation -> violation.toString().split(": ", 2)[0])
            .distinct()
            .sorted()
            .toList());
    violations.forEach(line -> assertEquals(1, line.toString().lines().count()));
  }

  @Test
  void aRefusalAtStartUpIsALineInTheLogForEachBrokenRule(@TempDir Path directory)
      throws IOException {
    String text =
        "{title: 'T', actors: [{key: 'i-x', type: 'OTHER', name: 'X', country: 'XX'},"
            + " {key: 'i-y', type: 'OTHER', name: 'Y', country: 'YY'}]}";
    Path file = Files.write(directory.resolve("war.json"), dossier(text));
    ErrorLines errors = new ErrorLines();
    Logger log = Logger.getLogger(StartupDossiers.class.getName());
    log.addHandler(errors);
    try {
      assertThrows(DossierException.class, () -> startup.importOne(file.toString()));
    } finally {
      log.removeHandler(errors);
    }
    String rule = "must be an ISO 3166-1 alpha-2 code, not ";
    assertEquals(
        List.of(
            "Dossier " + file + ": /actors/0/country (i-x, \"XX\"): " + rule + "XX",
            "Dossier " + file + ": /actors/1/country (i-y, \"YY\"): " + rule + "YY"),
        errors.lines);
  }

  @Test
  void ofTwoImportsOfTheSameDossierOneAddsAll() throws Exception {
    List<Object> outcomes = atOnce(dossier(TALKS), dossier(TALKS));
    assertTrue(outcomes.contains(TALKS_PARTS), outcomes.toString());
    assertTrue(outcomes.contains(0), outcomes.toString());
    assertEquals(1, Tables.number("select count(*) from statement where key = 'i-envoy-said'"));
  }

  @Test
  void ofTwoImportsThatTogetherRunInACircleOneIsRefused() throws Exception {
    importer.importDossier(
        dossier(
            """
            {title: 'T', actors: [
              {key: 'i-a', type: 'ARMED_FORCE', name: 'A'}, {key: 'i-b', type: 'ARMED_FORCE', name: 'B'}]}
            """));
    String link = "{title: 'T', affiliations: [{member: '%s', kind: 'SUBUNIT_OF', group: '%s'}]}";
    List<Object> outcomes =
        atOnce(dossier(link.formatted("i-a", "i-b")), dossier(link.formatted("i-b", "i-a")));
    assertTrue(outcomes.contains(1), outcomes.toString());
    assertTrue(outcomes.contains(List.of("/affiliations/0")), outcomes.toString());
    assertEquals(
        1,
        Tables.number(
            "select count(*) from affiliation f join actor a on a.id = f.member_id where a.key in ('i-a', 'i-b')"));
  }

  /** For each how many parts were added, or where it was refused. */
  private List<Object> atOnce(byte[] first, byte[] second) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Object>> imports = List.of(() -> outcome(first), () -> outcome(second));
      List<Object> outcomes = new ArrayList<>();
      for (Future<Object> outcome : threads.invokeAll(imports, 60, TimeUnit.SECONDS)) {
        outcomes.add(outcome.get());
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }

  private Object outcome(byte[] dossier) {
    try {
      return importer.importDossier(dossier);
    } catch (DossierException e) {
      return pointers(e.violations);
    }
  }

  private static String camp(String statement) {
    return ask(
            "query ($key: String!) { statement(key: $key) { camp { key } } }",
            Map.of("key", statement))
        .get("statement.camp.key");
  }

  /** The same with the members of every object in the opposite order. */
  private static JsonNode reversed(JsonNode node) {
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, reversed(array.get(i)));
      }
    } else if (node instanceof ObjectNode object) {
      List<Map.Entry<String, JsonNode>> members = new ArrayList<>();
      object
          .properties()
          .forEach(member -> members.add(Map.entry(member.getKey(), member.getValue())));
      Collections.reverse(members);
      object.removeAll();
      members.forEach(member -> object.set(member.getKey(), reversed(member.getValue())));
    }
    return node;
  }
}
