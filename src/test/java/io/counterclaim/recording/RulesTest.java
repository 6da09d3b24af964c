package io.counterclaim.recording;

import static io.counterclaim.dossier.Dossiers.before;
import static io.counterclaim.dossier.Dossiers.bytes;
import static io.counterclaim.dossier.Dossiers.object;
import static io.counterclaim.dossier.Dossiers.pointers;
import static io.counterclaim.dossier.Dossiers.refused;
import static io.counterclaim.dossier.Dossiers.with;
import static io.counterclaim.recording.SmallWorld.PARTS;
import static io.counterclaim.recording.SmallWorld.WORLD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterclaim.TestDatabase;
import io.counterclaim.actor.Actor;
import io.counterclaim.base.DatePrecision;
import io.counterclaim.base.Period;
import io.counterclaim.dossier.DossierImporter;
import io.counterclaim.dossier.Dossiers;
import io.counterclaim.statement.Statement;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the domain, each broken through a dossier, and what comes near to breaking them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RulesTest {
  private static final int WORLD_PARTS = 20;

  @Inject DossierImporter importer;
  @Inject EntityManager entities;

  @Test
  @TestTransaction
  void theWorldThatTheRulesAreTriedInBreaksNone() {
    assertEquals(WORLD_PARTS, importer.importDossier(bytes(object(WORLD))));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/rules/broken-parts.csv", delimiter = '|', quoteCharacter = '~')
  void aBrokenRuleIsRefusedWhereItIsBroken(
      String section, String members, String pointer, String rule) {
    List<Violation> violations = refused(importer, changed(section, members));
    String where = "/" + section + "/0" + (pointer == null ? "" : pointer);
    assertEquals(List.of(where), pointers(violations));
    String told = violations.get(0).rule();
    assertTrue(told.contains(rule == null ? "" : rule), told);
    assertFalse(told.isBlank());
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/rules/broken-assertions.csv", delimiter = '|', quoteCharacter = '~')
  void anAssertionWithAnotherValueThanItsAttributeTakesIsRefused(
      String members, String pointer, String rule) {
    String assertion = with("{engagement: 'r-engagement'}", members).toString();
    List<Violation> violations =
        refused(importer, changed("statements", "{assertions: [" + assertion + "]}"));
    String where = "/statements/0/assertions/0" + (pointer == null ? "" : pointer);
    assertEquals(List.of(where), pointers(violations));
    assertTrue(violations.get(0).rule().contains(rule), violations.get(0).rule());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{attribute: 'STATUS', code: 'ENDED'}; {attribute: 'STATUS', code: 'ONGOING'}",
        "{attribute: 'STATUS', code: 'ENDED'}; {attribute: 'STATUS', code: 'ENDED', polarity: 'DENIES'}",
        "{attribute: 'CONTROLLER', actor: 'r-army'}; {attribute: 'CONTROLLER', actor: 'r-state'}",
        "{attribute: 'TARGET', actor: 'r-army'}; {attribute: 'TARGET', actor: 'r-army', basis: 'INFERRED'}",
        "{attribute: 'OUTCOME', code: 'A', subject: 'r-army'}; {attribute: 'OUTCOME', code: 'B', subject: 'r-army'}"
      })
  void aStatementAssertsOneValueOfAnAttribute(String twoAssertions) {
    List<Violation> violations = refused(importer, changed("statements", both(twoAssertions)));
    assertEquals(List.of("/statements/0/assertions/1"), pointers(violations));
    assertTrue(violations.get(0).rule().contains("only one"), violations.get(0).rule());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{attribute: 'PARTICIPANT', actor: 'r-army'}; {attribute: 'PARTICIPANT', actor: 'r-staff'}",
        "{attribute: 'INITIATOR', actor: 'r-army'}; {attribute: 'INITIATOR', actor: 'r-staff', polarity: 'DENIES'}",
        "{attribute: 'TARGET', actor: 'r-army'}; {attribute: 'INITIATOR', actor: 'r-army'}",
        "{attribute: 'OUTCOME', code: 'A', subject: 'r-army'}; {attribute: 'OUTCOME', code: 'B'}",
        "{attribute: 'OUTCOME', code: 'A', subject: 'r-army'}; {attribute: 'OUTCOME', code: 'A', subject: 'r-staff'}",
        "{attribute: 'START', time: '2025-04'}; {attribute: 'END', time: '2025-04'}"
      })
  @TestTransaction
  void aStatementAssertsSeveralValuesWhereSeveralCanHold(String twoAssertions) {
    assertEquals(WORLD_PARTS + 1, allowed("statements", both(twoAssertions)));
    assertEquals(2L, count("from Assertion where statement.key = 'r-new'"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          statements | {text: 'Він сказав: «іде дощ».', language: 'uk'}
          statements | {language: 'zh-Hant-TW'}
          statements | {onBehalfOf: 'r-other-state'}
          statements | {originalText: 'Іде дощ.', originalLanguage: 'uk'}
          statements | {citations: [{source: 'r-source'}, {source: 'r-source'}]}
          statements | {citations: [{source: 'r-source', relays: 'r-earlier'}]}
          statements | {said: '2024-08'}
          statements | {said: '1000-01-01+14:00'}
          sources    | {published: '1000-01-01+14:00', retrieved: '1000-01-01T00:00:00+14:00'}
          assessments | {assessed: '1000-01-01+14:00'}
          engagements | {period: '2919-05-01'}
          engagements | {period: '0216-08-02'}
          statements | {said: '2025-04-20/2025-04-26'}
          statements | {kind: 'VERIFICATION_NOTE', speaker: 'r-outlet'}
          statements | {kind: 'VERIFICATION_NOTE', speaker: 'r-watch'}
          relations  | {type: 'DENIES'}
          relations  | {type: 'RETRACTS', to: 'r-state-said-more'}
          relations  | {type: 'CORRECTS', to: 'r-state-said-more'}
          relations  | {type: 'CONTRADICTS', to: 'r-state-said-more'}
          affiliations | {member: 'r-state', kind: 'MEMBER_OF'}
          affiliations | {member: 'r-state', kind: 'ALLIED_WITH', group: 'r-other-state'}
          affiliations | {member: 'r-state', kind: 'SUCCESSOR_OF', group: 'r-other-state'}
          affiliations | {member: 'r-outlet', kind: 'OWNED_BY', group: 'r-state'}
          affiliations | {from: '2025-01-01', to: '2025-01-02'}
          affiliations | {member: 'r-general', kind: 'COMMANDS', group: 'r-staff', to: '2020-01-01'}
          affiliations | {member: 'r-general', kind: 'COMMANDS', group: 'r-staff', from: '2026-01-01'}
          affiliations | {member: 'r-general', kind: 'MEMBER_OF', group: 'r-staff'}
          affiliations | {member: 'r-state', kind: 'ALLIED_WITH', group: 'r-army'}
          engagements | {period: '2025-01/..'}
          engagements | {period: null}
          engagements | {partOf: 'r-engagement', place: 'r-place'}
          engagements | {participants: [{actor: 'r-army', role: 'PARTY'}, {actor: 'r-army', role: 'HOST'}]}
          places     | {latitude: 90, longitude: -180, precision: 'EXACT'}
          places     | {latitude: -90, longitude: 180}
          places     | {externalIds: {WIKIDATA: 'Q900000001'}}
          places     | {key: 'r-state'}
          actors     | {externalIds: {WIKIDATA: 'Q900000002', LEI: '5493001KJTIIGC8Y1R12'}}
          actors     | {country: 'VA'}
          actors     | {aliases: [{text: 'N', kind: 'ALIAS'}, {text: 'N', kind: 'FORMER'}]}
          actors     | {aliases: [{text: 'N', language: 'en', kind: 'NATIVE'}, {text: 'N', language: 'fr', kind: 'NATIVE'}]}
          assessments | {statements: ['r-state-said', 'r-other-said'], source: 'r-source'}
          """)
  @TestTransaction
  void whatOnlyComesNearToBreakingARuleIsAllowed(String section, String members) {
    int parts = members.contains("'r-other-said'") && section.equals("assessments") ? 2 : 1;
    assertEquals(WORLD_PARTS + parts, allowed(section, members));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{attribute: 'OCCURRED', code: 'NO'}",
        "{attribute: 'STATUS', code: 'NOT_STARTED'}",
        "{attribute: 'OUTCOME', code: 'WITHDRAWAL_2'}",
        "{attribute: 'PLACE', place: 'r-place'}",
        "{attribute: 'START', time: '2025-04-26T16:05'}",
        "{attribute: 'START', time: '2919-05-01'}",
        "{attribute: 'END', time: '0216-08'}",
        "{attribute: 'COUNT', quantity: {best: 0, qualifier: 'EXACTLY', unit: 'strikes'}}",
        "{attribute: 'COUNT', quantity: {low: 1, best: 2, high: 3, qualifier: 'EXACTLY', unit: 'strikes'}}",
        "{attribute: 'COUNT', quantity: {best: 12000, qualifier: 'ABOUT', unit: 'soldiers'}}",
        "{attribute: 'COUNT', quantity: {low: 2, best: 2, high: 2, qualifier: 'ABOUT', unit: 'soldiers'}}",
        "{attribute: 'KILLED', subject: 'r-army', quantity: {high: 1, qualifier: 'NEARLY', unit: 'soldiers'}}",
        "{attribute: 'KILLED', polarity: 'NEITHER', quantity: {low: 1, qualifier: 'MORE_THAN', unit: 'soldiers'}}",
        "{attribute: 'AREA_KM2', quantity: {best: 0.5, qualifier: 'EXACTLY', unit: 'km2'}}"
      })
  @TestTransaction
  void anAssertionHasTheValueThatItsAttributeTakes(String members) {
    String assertion = with("{engagement: 'r-engagement'}", members).toString();
    assertEquals(WORLD_PARTS + 1, allowed("statements", "{assertions: [" + assertion + "]}"));
    assertEquals(1L, count("from Assertion where statement.key = 'r-new'"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          He said “it rains”.        | “it rains”
          He said “it rains”.        | "it rains"
          He said «it rains».        | „it rains“
          It's raining.              | It’s raining.
          It  rains\\n\\tin  Kursk.  | It rains in Kursk.
          It\u00A0rains.            | It rains.
          Il dit «\u202Fil pleut\u202F». | « il pleut »
          It rains.                  | rains
          """)
  @TestTransaction
  void aQuoteStandsInTheTextWhateverItsQuotationMarksAndWhiteSpace(String text, String quote) {
    ObjectNode members = object("{rendering: 'PARTIAL_QUOTE'}");
    members.put("text", text.translateEscapes());
    members
        .withArrayProperty("citations")
        .addObject()
        .put("source", "r-source")
        .put("quote", quote);
    assertEquals(WORLD_PARTS + 1, allowed("statements", members.toString()));
  }

  @ParameterizedTest
  @CsvSource({"statements, said", "sources, published", "assessments, assessed"})
  @TestTransaction
  void whatIsDatedInTheNextDayIsAllowed(String section, String member) {
    String soon = "{" + member + ": '" + hoursFromNow(22) + "'}";
    assertEquals(WORLD_PARTS + 1, allowed(section, soon));
  }

  @ParameterizedTest
  @CsvSource({"statements, said", "sources, published", "assessments, assessed"})
  void nothingIsDatedLaterThanTheNextDay(String section, String member) {
    String later = "{" + member + ": '" + hoursFromNow(26) + "'}";
    List<Violation> violations = refused(importer, changed(section, later));
    assertEquals(List.of("/" + section + "/0/" + member), pointers(violations));
  }

  @ParameterizedTest
  @CsvSource({
    "r-source, 2025-04-26T21:00:00Z, +03:00, 2025-04-26",
    "r-earlier, 2025-04-25T14:00:00Z, +03:00, 2025-04-25",
    "r-earliest, 2025-04-24T13:06:00Z, +03:00, 2025-04-24"
  })
  @TestTransaction
  void anUndatedStatementWasSaidWhenItsFirstSourceWasOut(
      String first, Instant end, String zone, LocalDate day) {
    allowed(
        "statements",
        "{said: null, citations: [{source: 'r-undated'}, {source: 'r-source'}, {source: '"
            + first
            + "'}]}");
    Statement statement = Statement.<Statement>find("key", "r-new").firstResult();
    assertEquals(new Period(null, end, DatePrecision.UNKNOWN, zone), statement.said);
    assertEquals(day, statement.saidDay);
  }

  @Test
  void affiliationsOfTheSameMemberGroupAndKindDoNotOverlap() {
    List<Violation> violations =
        refused(
            importer,
            changed(
                "affiliations",
                "{member: 'r-general', kind: 'COMMANDS', group: 'r-staff', from: '2025-12-31'}"));
    assertEquals(List.of("/affiliations/1"), pointers(violations));
    assertTrue(violations.get(0).rule().contains("overlap"), violations.get(0).rule());
  }

  @Test
  void campLinksDoNotRunInACircle() {
    List<Violation> violations =
        refused(
            importer,
            changed("affiliations", "{member: 'r-army', kind: 'CONTROLLED_BY', group: 'r-staff'}"));
    assertEquals(List.of("/affiliations/0", "/affiliations/2"), pointers(violations));
    assertTrue(violations.get(0).rule().contains("lead back"), violations.get(0).rule());
  }

  @Test
  void aCircleIsToldEvenWhenSomebodyInItSpeaks() {
    ObjectNode dossier = object(WORLD);
    dossier.withArrayProperty("affiliations").removeAll();
    dossier
        .withArrayProperty("affiliations")
        .add(object("{member: 'r-army', kind: 'SUBUNIT_OF', group: 'r-staff'}"))
        .add(object("{member: 'r-staff', kind: 'SUBUNIT_OF', group: 'r-army'}"));
    assertEquals(
        List.of("/affiliations/0", "/affiliations/1"), pointers(refused(importer, bytes(dossier))));
  }

  @Test
  @TestTransaction
  void campLinksOfOtherDaysAndOtherLinksMayLeadBack() {
    ObjectNode dossier = object(WORLD);
    dossier
        .withArrayProperty("affiliations")
        .add(
            object("{member: 'r-watch', kind: 'MEMBER_OF', group: 'r-alliance', to: '2025-01-01'}"))
        .add(
            object(
                "{member: 'r-alliance', kind: 'MEMBER_OF', group: 'r-watch', from: '2025-01-01'}"))
        .add(object("{member: 'r-army', kind: 'OWNED_BY', group: 'r-staff'}"))
        .add(object("{member: 'r-army', kind: 'ALLIED_WITH', group: 'r-staff'}"));
    assertEquals(WORLD_PARTS + 4, importer.importDossier(bytes(dossier)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @TestTransaction
  void aCircleThroughAStateIsRefusedWhicheverLinkComesFirst(boolean membershipFirst) {
    String membership = "{member: 'r-state', kind: 'MEMBER_OF', group: 'r-alliance'}";
    String control = "{member: 'r-alliance', kind: 'CONTROLLED_BY', group: 'r-state'}";
    allowed("affiliations", membershipFirst ? membership : control);
    byte[] second =
        Dossiers.dossier(
            "{title: 'T', affiliations: [" + (membershipFirst ? control : membership) + "]}");
    DossierException refusal =
        assertThrows(DossierException.class, () -> importer.importDossier(second));
    assertEquals(List.of("/affiliations/0"), pointers(refusal.violations));
  }

  @Test
  void engagementsAreNotPartsOfOneAnother() {
    ObjectNode dossier = object(WORLD);
    dossier
        .withArrayProperty("engagements")
        .add(object("{key: 'r-a', kind: 'OTHER', title: 'A', partOf: 'r-b'}"))
        .add(object("{key: 'r-b', kind: 'OTHER', title: 'B', partOf: 'r-c'}"))
        .add(object("{key: 'r-c', kind: 'OTHER', title: 'C', partOf: 'r-a'}"));
    List<Violation> violations = refused(importer, bytes(dossier));
    assertEquals(
        List.of("/engagements/1/partOf", "/engagements/2/partOf", "/engagements/3/partOf"),
        pointers(violations));
    assertTrue(violations.get(0).rule().contains("itself"), violations.get(0).rule());
  }

  @Test
  void aBrokenPlaceIsToldOnceAndNotByWhatLiesThere() {
    ObjectNode dossier = object(WORLD);
    dossier
        .withArrayProperty("places")
        .add(object("{key: 'r-broken', name: 'Broken', precision: 'EXACT'}"));
    dossier
        .withArrayProperty("engagements")
        .add(object("{key: 'r-there', kind: 'OTHER', title: 'There', place: 'r-broken'}"));
    assertEquals(List.of("/places/1/precision"), pointers(refused(importer, bytes(dossier))));
  }

  @Test
  void aRelationIsTheOnlyOneOfItsType() {
    ObjectNode dossier = before(WORLD, "relations", object(PARTS.get("relations")));
    dossier.withArrayProperty("relations").add(object(PARTS.get("relations")));
    assertEquals(List.of("/relations/1"), pointers(refused(importer, bytes(dossier))));
  }

  @Test
  void aKeyIsUsedOnceInADossier() {
    List<Violation> violations = refused(importer, changed("actors", "{key: 'r-army'}"));
    assertEquals(List.of("/actors/3/key"), pointers(violations));
    assertTrue(violations.get(0).rule().contains("another actor r-army"));
  }

  @Test
  @TestTransaction
  void keysHaveAtMost100Characters() {
    String hundred = "k".repeat(100);
    assertEquals(WORLD_PARTS + 1, allowed("actors", "{key: '" + hundred + "'}"));
  }

  @Test
  void keysOf101CharactersAreRefused() {
    List<Violation> violations =
        refused(importer, changed("actors", "{key: '" + "k".repeat(101) + "'}"));
    assertEquals(List.of("/actors/0/key"), pointers(violations));
  }

  @Test
  void anExternalIdBelongsToOneActor() {
    List<Violation> violations =
        refused(importer, changed("actors", "{externalIds: {WIKIDATA: 'Q900000001'}}"));
    assertEquals(List.of("/actors/1/externalIds/WIKIDATA"), pointers(violations));
    assertTrue(violations.get(0).rule().contains("that of r-new"), violations.get(0).rule());
  }

  @Test
  @TestTransaction
  void whatWasDeletedIsNotNamedAgain() {
    importer.importDossier(bytes(object(WORLD)));
    delete("r-watch");
    DossierException refusal =
        assertThrows(
            DossierException.class,
            () -> importer.importDossier(changed("affiliations", "{group: 'r-state'}")));
    assertEquals(List.of("/actors/6/key", "/affiliations/0/member"), pointers(refusal.violations));
    refusal.violations.forEach(
        violation -> assertTrue(violation.rule().contains("deleted"), violation.rule()));
  }

  @Test
  @TestTransaction
  void whatIsRecordedIsNotOverwritten() {
    importer.importDossier(bytes(object(WORLD)));
    ObjectNode dossier = object(WORLD);
    ((ObjectNode) dossier.at("/statements/1")).put("text", "It was short.");
    DossierException refusal =
        assertThrows(DossierException.class, () -> importer.importDossier(bytes(dossier)));
    assertEquals(List.of("/statements/1/text"), pointers(refusal.violations));
    assertTrue(refusal.violations.get(0).rule().contains("with another text"));
  }

  /** Has the dossier state in its first part of a section what the members say. */
  private static byte[] changed(String section, String members) {
    return bytes(before(WORLD, section, with(PARTS.get(section), members)));
  }

  /** How many parts a dossier adds. */
  private int allowed(String section, String members) {
    return importer.importDossier(changed(section, members));
  }

  private static String both(String twoAssertions) {
    String[] assertions = twoAssertions.split("; ");
    String engagement = "{engagement: 'r-engagement'}";
    return "{assertions: ["
        + with(engagement, assertions[0])
        + ", "
        + with(engagement, assertions[1])
        + "]}";
  }

  private static String hoursFromNow(int hours) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'")
        .format(Instant.now().plusSeconds(3600L * hours).atOffset(ZoneOffset.UTC));
  }

  private long count(String query) {
    return entities.createQuery("select count(*) " + query, Long.class).getSingleResult();
  }

  private void delete(String key) {
    entities.flush();
    Actor actor = Actor.<Actor>find("key", key).firstResult();
    actor.deletedAt = Instant.now();
    actor.deletionReason = "recorded twice";
    entities.flush();
    entities.clear();
  }
}
