package io.counterclaim.recording;

import static io.counterclaim.dossier.Dossiers.before;
import static io.counterclaim.dossier.Dossiers.bytes;
import static io.counterclaim.dossier.Dossiers.object;
import static io.counterclaim.dossier.Dossiers.pointers;
import static io.counterclaim.dossier.Dossiers.refused;
import static io.counterclaim.dossier.Dossiers.with;
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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the domain, each broken through a dossier, and what comes near to breaking them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RulesTest {
  private static final String WORLD =
      """
      {
        title: 'A small world',
        actors: [
          {key: 'r-state', type: 'STATE', name: 'State', externalIds: {WIKIDATA: 'Q900000001'}},
          {key: 'r-other-state', type: 'STATE', name: 'Other state'},
          {key: 'r-army', type: 'ARMED_FORCE', name: 'Army'},
          {key: 'r-staff', type: 'GOVERNMENT_BODY', name: 'Staff'},
          {key: 'r-general', type: 'PERSON', name: 'General'},
          {key: 'r-outlet', type: 'MEDIA_OUTLET', name: 'Outlet'},
          {key: 'r-watch', type: 'NON_GOVERNMENTAL_ORGANIZATION', name: 'Watch'},
          {key: 'r-alliance', type: 'INTERGOVERNMENTAL_ORGANIZATION', name: 'Alliance'}
        ],
        affiliations: [
          {member: 'r-general', kind: 'COMMANDS', group: 'r-staff', from: '2020-01-01', to: '2026-01-01'},
          {member: 'r-staff', kind: 'SUBUNIT_OF', group: 'r-army'},
          {member: 'r-army', kind: 'SUBUNIT_OF', group: 'r-state'}
        ],
        places: [{key: 'r-place', name: 'Place', precision: 'NEAR'}],
        sources: [
          {key: 'r-source', kind: 'WEB_PAGE', publisher: 'r-outlet', published: '2025-04-26+03:00'},
          {key: 'r-earlier', kind: 'WEB_PAGE', publisher: 'r-outlet', published: '2025-04-25T16+03:00'},
          {key: 'r-earliest', kind: 'WEB_PAGE', publisher: 'r-outlet', published: '2025-04-24T16:05+03:00'},
          {key: 'r-undated', kind: 'CITATION_ONLY', publisher: 'r-outlet'}
        ],
        engagements: [{key: 'r-engagement', kind: 'OTHER', title: 'Engagement', period: '2025-04-26'}],
        statements: [
          {key: 'r-state-said', speaker: 'r-general', kind: 'CLAIM', rendering: 'PARAPHRASE', text: 'It is over.',
            language: 'en', said: '2025-04-26', medium: 'SPEECH', citations: [{source: 'r-source'}]},
          {key: 'r-state-said-more', speaker: 'r-army', kind: 'CLAIM', rendering: 'PARAPHRASE', text: 'It was long.',
            language: 'en', said: '2025-04-26', medium: 'SPEECH', citations: [{source: 'r-source'}]},
          {key: 'r-other-said', speaker: 'r-other-state', kind: 'CLAIM', rendering: 'PARAPHRASE', text: 'It goes on.',
            language: 'en', said: '2025-04-26', medium: 'SPEECH', citations: [{source: 'r-source'}]}
        ]
      }
      """;
  private static final Map<String, String> PARTS =
      Map.of(
          "actors",
          "{key: 'r-new', type: 'OTHER', name: 'New'}",
          "affiliations",
          "{member: 'r-watch', kind: 'MEMBER_OF', group: 'r-alliance'}",
          "places",
          "{key: 'r-new', name: 'New', precision: 'NEAR'}",
          "sources",
          "{key: 'r-new', kind: 'WEB_PAGE', publisher: 'r-outlet'}",
          "engagements",
          "{key: 'r-new', kind: 'OTHER', title: 'New'}",
          "statements",
          """
          {key: 'r-new', speaker: 'r-general', kind: 'CLAIM', rendering: 'PARAPHRASE', text: 'It rains.', language: 'en',
            said: '2025-04-26', medium: 'SPEECH', citations: [{source: 'r-source'}]}
          """,
          "relations",
          "{from: 'r-state-said', type: 'RESPONDS_TO', to: 'r-other-said', basis: 'EDITORIAL'}",
          "assessments",
          """
          {assessor: 'r-watch', statements: ['r-state-said'], verdict: 'UNVERIFIED', credibility: 'CANNOT_BE_JUDGED_6',
            assessed: '2025-04-27'}
          """);
  private static final int WORLD_PARTS = 20;

  @Inject DossierImporter importer;
  @Inject EntityManager entities;

  @Test
  @TestTransaction
  void theWorldThatTheRulesAreTriedInBreaksNone() {
    assertEquals(WORLD_PARTS, importer.importDossier(bytes(object(WORLD))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          # 1: one speaker, a citation, text that is not blank
          statements | {speaker: null}                            |                        | speaker
          statements | {speaker: ['r-general', 'r-army']}         | /speaker               | string
          statements | {speaker: 'r-nobody'}                      | /speaker               | not r-nobody
          statements | {onBehalfOf: 'r-nobody'}                   | /onBehalfOf            | not r-nobody
          statements | {citations: null}                          |                        | citations
          statements | {citations: []}                            | /citations             | at least 1
          statements | {citations: [{source: 'r-nothing'}]}       | /citations/0/source    | not r-nothing
          statements | {said: null, citations: [{source: 'r-nothing'}, {source: 'r-source'}]} | /citations/0/source | not r-nothing
          statements | {citations: [{source: 'r-source', relays: 'r-source'}]} | /citations/0/relays | another source
          statements | {text: null}                               |                        | text
          statements | {text: ''}                                 | /text                  | pattern
          statements | {text: ' \\t\\n '}                         | /text                  | pattern
          statements | {text: '\\u2003\\u3000'}                   | /text                  |
          statements | {text: 'a\\u0000b'}                        | /text                  |
          statements | {originalText: 'Іде дощ.'}                 | /originalText          | must come together
          statements | {originalLanguage: 'uk'}                   | /originalLanguage      | must come together
          statements | {medium: 'RUMOUR'}                         | /medium                | enumeration
          # 2: periods
          statements | {said: '2025-04-27/2025-04-26'}            | /said                  | must end later than it starts
          statements | {said: '2025-04-26/..'}                    | /said                  | must have an end
          statements | {said: '2025-02-30'}                       | /said                  |
          statements | {said: 'Saturday'}                         | /said                  | pattern
          statements | {said: '2025-04-26T25'}                    | /said                  |
          statements | {said: '9998'}                             | /said                  | must not lie in the future
          statements | {said: '2919-04-26'}                       | /said                  | must not lie in the future
          statements | {said: '0999-12-31'}                       | /said                  | before 1000-01-01
          statements | {said: '0999/2025'}                        | /said                  | before 1000-01-01
          sources    | {published: '2919-04-26'}                  | /published             | must not lie in the future
          sources    | {published: '0999'}                        | /published             | before 1000-01-01
          sources    | {retrieved: '2919-04-26T16:00:00Z'}        | /retrieved             | must not lie in the future
          sources    | {retrieved: '0999-12-31T23:59:59Z'}        | /retrieved             | before 1000-01-01
          assessments | {assessed: '2919-04-26'}                  | /assessed              | must not lie in the future
          assessments | {assessed: '0999-12'}                     | /assessed              | before 1000-01-01
          statements | {said: null, citations: [{source: 'r-undated'}]} | /said            | must be given
          sources    | {published: '2025-04-26/2025-04-25'}       | /published             | must end later than it starts
          sources    | {published: '2025-04/..'}                  | /published             | must have an end
          sources    | {retrieved: '2025-04-26'}                  | /retrieved             | date-time
          sources    | {url: 'ftp://example.org'}                 | /url                   | pattern
          sources    | {url: 'https://example.org/a b'}           | /url                   | pattern
          sources    | {url: 'https://example.org/\\u2003'}       | /url                   |
          sources    | {publisher: 'r-nobody'}                    | /publisher             | not r-nobody
          assessments | {assessed: '2025-04/..'}                  | /assessed              | must have an end
          assessments | {assessor: 'r-nobody'}                    | /assessor              | not r-nobody
          assessments | {source: 'r-nothing'}                     | /source                | not r-nothing
          assessments | {statements: []}                          | /statements            | at least 1
          assessments | {statements: ['r-state-said', 'r-unsaid']} | /statements/1         | not r-unsaid
          assessments | {statements: ['r-state-said', 'r-state-said']} | /statements/1     | the only verdict
          assessments | {assessor: 'r-nobody', statements: ['r-state-said', 'r-other-said']} | /assessor | not r-nobody
          # 3: quotes
          statements | {rendering: 'DIRECT_QUOTE'}                | /citations             | DIRECT_QUOTE
          statements | {rendering: 'PARTIAL_QUOTE'}               | /citations             | PARTIAL_QUOTE
          statements | {rendering: 'DIRECT_QUOTE', citations: [{source: 'r-source', quote: 'It snows.'}]} | /citations/0/quote | stand in the text
          statements | {citations: [{source: 'r-source', quote: 'It snows.'}]} | /citations/0/quote | stand in the text
          statements | {rendering: 'DIRECT_QUOTE', citations: [{source: 'r-source', quote: ' '}]} | /citations/0/quote | pattern
          # 6: relations
          relations  | {type: 'RETRACTS'}                         | /type                  | two camps
          relations  | {type: 'CORRECTS'}                         | /type                  | two camps
          relations  | {type: 'DENIES', to: 'r-state-said-more'}  | /type                  | one camp
          relations  | {to: 'r-state-said'}                       | /to                    | another statement
          relations  | {basis: 'DERIVED'}                         | /basis                 | enumeration
          relations  | {from: 'r-unsaid'}                         | /from                  | not r-unsaid
          relations  | {to: 'r-unsaid'}                           | /to                    | not r-unsaid
          # 7: verification notes
          statements | {kind: 'VERIFICATION_NOTE'}                | /speaker               | media outlet
          statements | {kind: 'VERIFICATION_NOTE', speaker: 'r-outlet', assertions: [{engagement: 'r-engagement', attribute: 'OCCURRED', code: 'YES'}]} | /assertions | must be empty
          # 8: affiliations
          affiliations | {group: 'r-watch'}                       | /group                 | another actor
          affiliations | {member: 'r-nobody'}                     | /member                | not r-nobody
          affiliations | {group: 'r-nobody'}                      | /group                 | not r-nobody
          affiliations | {from: '2025-01-01', to: '2025-01-01'}   | /to                    | later than from
          affiliations | {from: '2025-01-02', to: '2025-01-01'}   | /to                    | later than from
          affiliations | {from: '2025-02-29'}                     | /from                  | date
          affiliations | {to: '2025-06-31'}                       | /to                    | date
          affiliations | {group: 'r-general'}                     | /group                 | person
          affiliations | {group: 'r-general', kind: 'ALLIED_WITH'} | /group                | person
          affiliations | {member: 'r-state', kind: 'CONTROLLED_BY'} | /kind                | speaks for itself
          affiliations | {member: 'r-state', kind: 'SUBUNIT_OF'}  | /kind                  | speaks for itself
          affiliations | {member: 'r-state', kind: 'HEAD_OF'}     | /kind                  | speaks for itself
          affiliations | {member: 'r-state', kind: 'COMMANDS'}    | /kind                  | speaks for itself
          affiliations | {member: 'r-state', kind: 'SPOKESPERSON_FOR'} | /kind             | speaks for itself
          # 9: engagements and places
          engagements | {period: '2025-02/2025-01'}               | /period                | must end later than it starts
          engagements | {period: '2025-13'}                       | /period                |
          engagements | {place: 'r-nowhere'}                      | /place                 | not r-nowhere
          engagements | {partOf: 'r-nothing'}                     | /partOf                | not r-nothing
          engagements | {partOf: 'r-new'}                         | /partOf                | itself
          engagements | {participants: [{actor: 'r-nobody', role: 'PARTY'}]} | /participants/0/actor | not r-nobody
          engagements | {participants: [{actor: 'r-army', role: 'PARTY'}, {actor: 'r-army', role: 'PARTY', side: 'A'}]} | /participants/1 | once
          places     | {latitude: 50}                             | /latitude              | together
          places     | {longitude: 30}                            | /longitude             | together
          places     | {latitude: 90.1, longitude: 0}             | /latitude              | 90
          places     | {latitude: -91, longitude: 0}              | /latitude              | -90
          places     | {latitude: 0, longitude: 180.5}            | /longitude             | 180
          places     | {latitude: 0, longitude: -181}             | /longitude             | -180
          places     | {precision: 'EXACT'}                       | /precision             | EXACT
          # 10: keys, codes and ids
          actors     | {key: 'R-New'}                             | /key                   | pattern
          actors     | {key: 'r--new'}                            | /key                   | pattern
          actors     | {key: '-new'}                              | /key                   | pattern
          actors     | {key: 'new-'}                              | /key                   | pattern
          actors     | {key: 'r_new'}                             | /key                   | pattern
          actors     | {key: 'r-néw'}                             | /key                   | pattern
          actors     | {key: 'r-new\\n'}                          | /key                   | pattern
          actors     | {key: ''}                                  | /key                   | pattern
          actors     | {name: '\\u2003'}                          | /name                  |
          actors     | {name: 'a\\u0000b'}                        | /name                  |
          actors     | {country: 'XX'}                            | /country               | ISO 3166-1 alpha-2
          actors     | {country: 'UK'}                            | /country               | ISO 3166-1 alpha-2
          actors     | {country: 'ua'}                            | /country               | pattern
          actors     | {country: 'UKR'}                           | /country               | pattern
          places     | {country: 'XX'}                            | /country               | ISO 3166-1 alpha-2
          statements | {language: 'en_GB'}                        | /language              | pattern
          statements | {language: 'e'}                            | /language              | pattern
          statements | {language: 'englishman'}                   | /language              | pattern
          statements | {language: 'en\\n'}                        | /language              | pattern
          sources    | {language: 'Українська'}                   | /language              | pattern
          actors     | {externalIds: {WIKIDATA: 'P12'}}           | /externalIds/WIKIDATA  | pattern
          actors     | {externalIds: {WIKIDATA: 'Q0'}}            | /externalIds/WIKIDATA  | pattern
          actors     | {externalIds: {WIKIDATA: 'Q12x'}}          | /externalIds/WIKIDATA  | pattern
          places     | {externalIds: {WIKIDATA: '12'}}            | /externalIds/WIKIDATA  | pattern
          actors     | {externalIds: {PASSPORT: '12'}}            | /externalIds           | PASSPORT
          actors     | {externalIds: {WIKIDATA: 'Q159'}}          | /externalIds/WIKIDATA  | that of russia
          actors     | {aliases: [{text: 'N', kind: 'ALIAS'}, {text: 'N', kind: 'ALIAS'}]} | /aliases/1 | once
          """)
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
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          # 4: the kind of value that the attribute takes
          {attribute: 'OCCURRED', code: 'MAYBE'}                       | /code          | YES or NO
          {attribute: 'OCCURRED'}                                      |                | exactly one value: code
          {attribute: 'OCCURRED', actor: 'r-army'}                     |                | exactly one value: code
          {attribute: 'OCCURRED', code: 'YES', actor: 'r-army'}        |                | exactly one value: code
          {attribute: 'STATUS', code: 'OVER'}                          | /code          | ONGOING, ENDED or NOT_STARTED
          {attribute: 'OUTCOME', code: 'with drawal'}                  | /code          | pattern
          {attribute: 'OUTCOME', place: 'r-place'}                     |                | exactly one value: code
          {attribute: 'CONTROLLER', code: 'YES'}                       |                | exactly one value: actor
          {attribute: 'PARTICIPANT', place: 'r-place'}                 |                | exactly one value: actor
          {attribute: 'INITIATOR', time: '2025'}                       |                | exactly one value: actor
          {attribute: 'TARGET', quantity: {best: 1, qualifier: 'EXACTLY', unit: 'x'}} | | exactly one value: actor
          {attribute: 'PLACE', actor: 'r-army'}                        |                | exactly one value: place
          {attribute: 'START', code: 'YES'}                            |                | exactly one value: time
          {attribute: 'END', time: '2025', code: 'YES'}                |                | exactly one value: time
          {attribute: 'START', time: '2025-04/..'}                     | /time          | must have an end
          {attribute: 'START', time: '2025-02-30'}                     | /time          | ~~
          {attribute: 'KILLED', code: 'YES'}                           |                | exactly one value: quantity
          {attribute: 'COUNT', quantity: {best: 1, qualifier: 'EXACTLY'}}                         | /quantity | unit
          {attribute: 'COUNT', quantity: {best: 1, unit: 'x'}}                                    | /quantity | qualifier
          {attribute: 'COUNT', quantity: {best: 1, qualifier: 'EXACTLY', unit: ' '}}              | /quantity/unit | pattern
          {attribute: 'COUNT', quantity: {best: 1, qualifier: 'EXACTLY', unit: '\\u2003'}}        | /quantity/unit | ~~
          {attribute: 'COUNT', quantity: {qualifier: 'EXACTLY', unit: 'x'}}                       | /quantity | EXACTLY sets best
          {attribute: 'COUNT', quantity: {high: 1, qualifier: 'ABOUT', unit: 'x'}}                | /quantity | ABOUT sets best
          {attribute: 'COUNT', quantity: {best: 1, qualifier: 'NEARLY', unit: 'x'}}               | /quantity | NEARLY sets high only
          {attribute: 'COUNT', quantity: {low: 1, high: 2, qualifier: 'UP_TO', unit: 'x'}}        | /quantity | UP_TO sets high only
          {attribute: 'COUNT', quantity: {low: 1, qualifier: 'LESS_THAN', unit: 'x'}}             | /quantity | LESS_THAN sets high only
          {attribute: 'COUNT', quantity: {high: 1, qualifier: 'AT_LEAST', unit: 'x'}}             | /quantity | AT_LEAST sets low only
          {attribute: 'COUNT', quantity: {low: 1, best: 2, qualifier: 'MORE_THAN', unit: 'x'}}    | /quantity | MORE_THAN sets low only
          {attribute: 'COUNT', quantity: {low: 3, best: 2, qualifier: 'ABOUT', unit: 'x'}}        | /quantity | low <= best
          {attribute: 'COUNT', quantity: {best: 2, high: 1, qualifier: 'EXACTLY', unit: 'x'}}     | /quantity | best <= high
          {attribute: 'COUNT', quantity: {best: -1, qualifier: 'EXACTLY', unit: 'x'}}             | /quantity/best | 0
          {attribute: 'AREA_KM2', quantity: {best: 1, qualifier: 'EXACTLY', unit: 'hectares'}}    | /quantity/unit | km2
          {attribute: 'OCCURRED', code: 'YES', engagement: 'r-nothing'} | /engagement   | not r-nothing
          {attribute: 'OCCURRED', code: 'YES', subject: 'r-nobody'}    | /subject       | not r-nobody
          {attribute: 'CONTROLLER', actor: 'r-nobody'}                 | /actor         | not r-nobody
          {attribute: 'PLACE', place: 'r-nowhere'}                     | /place         | not r-nowhere
          {attribute: 'WEATHER', code: 'RAIN'}                         | /attribute     | enumeration
          {attribute: 'OCCURRED', code: 'YES', polarity: 'PERHAPS'}    | /polarity      | enumeration
          {attribute: 'OCCURRED', code: 'YES', basis: 'GUESSED'}       | /basis         | enumeration
          """)
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
