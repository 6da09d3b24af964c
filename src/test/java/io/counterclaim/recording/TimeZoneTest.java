package io.counterclaim.recording;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.dossier.Dossiers.dossier;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.counterclaim.GraphQL;
import io.counterclaim.Json;
import io.counterclaim.TestDatabase;
import io.counterclaim.dossier.DossierImporter;
import io.counterclaim.dossier.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same days in zones all around the earth: each is the day of whoever recorded it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimeZoneTest {
  private static final String[] ZONES = {
    "-12:00",
    "America/Lima",
    "America/New_York",
    "UTC",
    "Europe/Kyiv",
    "+05:45",
    "+13:00",
    "Pacific/Kiritimati"
  };
  private static final String STATEMENT =
      """
      {key: '%s', speaker: 'tz-speaker', kind: 'CLAIM', rendering: 'PARAPHRASE', text: 'Words.', language: 'en',
        medium: 'SPEECH', said: %s, citations: [{source: '%s'}]%s}
      """;
  private static final Map<String, Integer> DAYS =
      Map.of(
          "2024-04-30", ZONES.length, "2024-05-10", 4 * ZONES.length, "2024-05-11", ZONES.length);
  private static final Map<String, Integer> MONTHS =
      Map.of("2024-04", ZONES.length, "2024-05", 5 * ZONES.length);

  @Inject DossierImporter importer;

  /** Up to 10 May the speaker is of the old state, and from 11 May of the new one. */
  @BeforeAll
  void recordTheSameEverywhere() {
    importer.importDossier(
        dossier(
            """
            {title: 'Actors', actors: [
              {key: 'tz-old', type: 'STATE', name: 'Old'}, {key: 'tz-new', type: 'STATE', name: 'New'},
              {key: 'tz-speaker', type: 'PERSON', name: 'Speaker'}],
             affiliations: [
              {member: 'tz-speaker', kind: 'MEMBER_OF', group: 'tz-old', to: '2024-05-11'},
              {member: 'tz-speaker', kind: 'MEMBER_OF', group: 'tz-new', from: '2024-05-11'}]}
            """));
    for (int i = 0; i < ZONES.length; i++) {
      importer.importDossier(dossier(recordedIn(ZONES[i], i)));
    }
  }

  private static String recordedIn(String zone, int i) {
    String source = "tz-source-" + i;
    return """
        {title: 'Zone', timeZone: '%s',
         sources: [{key: '%s', kind: 'WEB_PAGE', publisher: 'tz-old', published: '2024-05-10T23'}],
         engagements: [{key: 'tz-engagement-%d', kind: 'OTHER', title: 'Event', period: '2024-08'}],
         statements: [%s, %s, %s, %s, %s, %s]}
        """
        .formatted(
            zone,
            source,
            i,
            statement("tz-month-" + i, "'2024-04'", source),
            statement("tz-days-" + i, "'2024-05-04/2024-05-10'", source),
            statement("tz-day-" + i, "'2024-05-10'", source),
            statement("tz-hour-" + i, "'2024-05-10T23'", source),
            statement("tz-minute-" + i, "'2024-05-11T00:00'", source),
            statement("tz-undated-" + i, "null", source));
  }

  private static String statement(String key, String said, String source) {
    String statement = STATEMENT.formatted(key, said, source, "");
    return said.equals("null") ? statement.replace("said: null, ", "") : statement;
  }

  @AfterAll
  void leaveTheArticleOnly() {
    Tables.reset(importer);
  }

  @Test
  void facetsCountTheDaysAndMonthsOfTheRecorders() {
    assertEquals(DAYS, facet("SAID_DAY"));
    assertEquals(MONTHS, facet("SAID_MONTH"));
  }

  @Test
  void theDaysOfABucketFilterForWhatItCounts() {
    DAYS.forEach((day, count) -> assertEquals(count, count(day, day), day));
    MONTHS.forEach(
        (key, count) -> {
          YearMonth month = YearMonth.parse(key);
          assertEquals(count, count(month.atDay(1).toString(), month.atEndOfMonth().toString()));
        });
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "2024-05-11, -, 8",
        "2024-05-10, -, 40",
        "2024-05-12, -, 0",
        "-, 2024-04-30, 8",
        "-, 2024-05-10, 40",
        "-, 2024-04-29, 0",
        "0001-01-01, 9999-12-31, 48",
        "9999-12-31, -, 0",
        "-, 0001-01-01, 0"
      })
  void eitherBoundMayBeLeftOut(String onOrAfter, String onOrBefore, int count) {
    assertEquals(count, count(onOrAfter, onOrBefore));
  }

  @Test
  void twoAliasesHaveTheirOwnDays() {
    Json counts =
        ask(
            """
            { actor(key: "tz-speaker") {
                tenth: statements(filter: {saidOnOrAfter: "2024-05-10", saidOnOrBefore: "2024-05-10"}) { totalCount }
                eleventh: statements(filter: {saidOnOrAfter: "2024-05-11"}) { totalCount } } }
            """);
    assertEquals(32, counts.getInt("actor.tenth.totalCount"));
    assertEquals(8, counts.getInt("actor.eleventh.totalCount"));
  }

  @Test
  void daysInTheWrongOrderAreRefused() {
    GraphQL.Error error =
        GraphQL.refused(
            "{ statements(filter: {saidOnOrAfter: \"2024-05-11\", saidOnOrBefore: \"2024-05-10\"}) { totalCount } }");
    assertEquals("invalid", error.code());
    assertEquals(
        "filter.saidOnOrBefore: must not be earlier than filter.saidOnOrAfter", error.message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"month", "days", "day", "hour", "undated"})
  void theCampIsThatOfTheRecordersDay(String said) {
    assertEquals(everywhere("tz-old"), said(said, "camp { key }", "camp.key"));
  }

  @Test
  void theCampIsThatOfTheNextDayFromItsMidnight() {
    assertEquals(everywhere("tz-new"), said("minute", "camp { key }", "camp.key"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "month   | 2024-04-01 | 2024-04-30 | April 2024",
        "days    | 2024-05-04 | 2024-05-10 | 4 May 2024 to 10 May 2024",
        "day     | 2024-05-10 | 2024-05-10 | 10 May 2024",
        "undated | -          | 2024-05-10 | by 10 May 2024"
      })
  void aPeriodHasTheDaysOfItsRecorderAndReadsSo(
      String said, String first, String last, String text) {
    String fields = "said { zone firstDay lastDay text }";
    assertEquals(List.of(ZONES), said(said, fields, "said.zone"));
    assertEquals(everywhere(first), said(said, fields, "said.firstDay"));
    assertEquals(everywhere(last), said(said, fields, "said.lastDay"));
    assertEquals(everywhere(text), said(said, fields, "said.text"));
  }

  @Test
  void aClockTimeReadsWithItsOffset() {
    assertEquals(
        List.of(
            "11 May 2024, 00:00 -12:00",
            "11 May 2024, 00:00 -05:00",
            "11 May 2024, 00:00 -04:00",
            "11 May 2024, 00:00 +00:00",
            "11 May 2024, 00:00 +03:00",
            "11 May 2024, 00:00 +05:45",
            "11 May 2024, 00:00 +13:00",
            "11 May 2024, 00:00 +14:00"),
        said("minute", "said { text }", "said.text"));
  }

  @Test
  void periodsOfEngagementsAndSourcesKeepTheirZone() {
    for (int i = 0; i < ZONES.length; i++) {
      String period = "{ zone firstDay lastDay text }";
      Json there =
          ask(
              "query($e: String, $s: String) { engagement(key: $e) { period "
                  + period
                  + " } statement(key: $s) { citations { source { publishedAt published "
                  + period
                  + " } } } }",
              Map.of("e", "tz-engagement-" + i, "s", "tz-day-" + i));
      assertEquals(
          Map.of(
              "zone",
              ZONES[i],
              "firstDay",
              "2024-08-01",
              "lastDay",
              "2024-08-31",
              "text",
              "August 2024"),
          there.get("engagement.period"));
      assertEquals(ZONES[i], there.get("statement.citations[0].source.published.zone"));
      assertEquals(
          "2024-05-10", there.get("statement.citations[0].source.published.lastDay"), ZONES[i]);
    }
  }

  @Test
  void anEngagementIsStoredWithItsFirstDayThere() {
    assertEquals(
        ZONES.length,
        Tables.number(
            "select count(*) from engagement where key like 'tz-%' and started_day = '2024-08-01'"));
  }

  @Test
  void anAssertedTimeReadsInTheZoneOfItsRecorder() {
    importer.importDossier(
        dossier(
            "{title: 'Times', timeZone: '+13:00', statements: ["
                + STATEMENT
                    .replace("tz-speaker", "tz-new")
                    .formatted(
                        "tz-start",
                        "'2024-05-01'",
                        "tz-source-0",
                        ", assertions: [{engagement: 'tz-engagement-0', attribute: 'START', time: '2024-08'},"
                            + " {engagement: 'tz-engagement-0', attribute: 'END', time: '2024-09-01T00:30-09:30'}]")
                + "]}"));
    Json start =
        ask(
            "{ statement(key: \"tz-start\") { assertions { value { text time { zone lastDay } } } } }");
    assertEquals(
        List.of("1 September 2024, 00:30 -09:30", "August 2024"),
        start.<String>getList("statement.assertions.value.text").stream().sorted().toList());
    assertEquals(
        List.of("+13:00", "-09:30"),
        start.<String>getList("statement.assertions.value.time.zone").stream().sorted().toList());
  }

  private static List<String> everywhere(String value) {
    return Collections.nCopies(ZONES.length, value);
  }

  /** What the statements of one kind have at a path, zone by zone. */
  private static List<String> said(String said, String fields, String path) {
    Json all =
        ask(
            "{ actor(key: \"tz-speaker\") { statements(first: 100) { nodes { key "
                + fields
                + " } } } }");
    return IntStream.range(0, ZONES.length)
        .mapToObj(
            i ->
                all.getString(
                    "actor.statements.nodes.find { it.key == 'tz-"
                        + said
                        + "-"
                        + i
                        + "' }."
                        + path))
        .collect(Collectors.toList());
  }

  private static Map<String, Integer> facet(String facet) {
    List<Map<String, Object>> buckets =
        ask(
                "query($by: [StatementFacet!]!) { actor(key: \"tz-speaker\") { statements(first: 1) { facets(by: $by) { buckets { key count } } } } }",
                Map.of("by", List.of(facet)))
            .getList("actor.statements.facets[0].buckets");
    return buckets.stream()
        .collect(
            Collectors.toMap(
                b -> (String) b.get("key"),
                b -> (Integer) b.get("count"),
                (a, b) -> a,
                TreeMap::new));
  }

  private static int count(String onOrAfter, String onOrBefore) {
    Map<String, String> filter = new HashMap<>();
    filter.put("saidOnOrAfter", onOrAfter);
    filter.put("saidOnOrBefore", onOrBefore);
    Json found =
        ask(
            "query($filter: StatementFilter) { actor(key: \"tz-speaker\") { statements(filter: $filter, first: 100) { totalCount nodes { id } } } }",
            Map.of("filter", filter));
    int count = found.getInt("actor.statements.totalCount");
    assertEquals(count, found.getList("actor.statements.nodes").size());
    return count;
  }

  @Test
  void aPartMayHaveATimeZoneOfItsOwn() {
    importer.importDossier(
        dossier(
            """
            {title: 'Zones', timeZone: '+13:00',
             sources: [{key: 'own-zone', kind: 'WEB_PAGE', publisher: 'tz-old', published: '2024-05-10', timeZone: '-08:00'}],
             engagements: [{key: 'own-zone', kind: 'OTHER', title: 'Event', period: '2024-08', timeZone: 'Europe/Kyiv'},
               {key: 'own-zone-unknown', kind: 'OTHER', title: 'Event', timeZone: 'Europe/Kyiv'}],
             statements: [{key: 'own-zone', speaker: 'tz-new', kind: 'CLAIM', rendering: 'PARAPHRASE', text: 'Words.',
               language: 'en', medium: 'SPEECH', said: '2024-05-10', timeZone: 'America/Lima', citations: [{source: 'own-zone'}],
               assertions: [{engagement: 'own-zone', attribute: 'START', time: '2024-08'},
                 {engagement: 'own-zone', attribute: 'END', time: '2024-09[Asia/Kathmandu]'}]}],
             assessments: [{assessor: 'tz-old', statements: ['own-zone'], verdict: 'UNVERIFIED',
               credibility: 'CANNOT_BE_JUDGED_6', assessed: '2024-05-11', timeZone: '-12:00'}]}
            """));
    Json own =
        ask(
            """
            { source(key: "own-zone") { publishedAt } engagement(key: "own-zone") { period { zone } }
              unknown: engagement(key: "own-zone-unknown") { period { zone } }
              statement(key: "own-zone") { said { zone } assertions { value { time { zone } } } assessments { assessedAt } } }
            """);
    assertEquals("2024-05-10T08:00:00Z", own.get("source.publishedAt"));
    assertEquals("Europe/Kyiv", own.get("engagement.period.zone"));
    assertEquals("Europe/Kyiv", own.get("unknown.period.zone"));
    assertEquals("America/Lima", own.get("statement.said.zone"));
    assertEquals(
        List.of("America/Lima", "Asia/Kathmandu"),
        own.<String>getList("statement.assertions.value.time.zone").stream().sorted().toList());
    assertEquals(List.of("2024-05-12T12:00:00Z"), own.getList("statement.assessments.assessedAt"));
  }
}
