package io.counterclaim.recording;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.counterclaim.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database refuses by itself, whoever writes to it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DatabaseRulesTest {
  private static final String NOT_NULL = "23502";
  private static final String RAISED = "P0001";

  private static final String FORMER_CAMP =
      "insert into former_camp select id, camp_id, now() from statement";

  /** A row of each table that breaks no rule, as SQL expressions. */
  private static final Map<String, String> ROWS =
      Map.ofEntries(
          Map.entry("actor", "key = 'd-actor'; type = 'OTHER'; name = 'Actor'"),
          Map.entry("actor_name", "actor_id = @actor:cnn; text = 'Name'; kind = 'ALIAS'"),
          Map.entry(
              "affiliation",
              "member_id = @actor:cnn; group_id = @actor:nato; kind = 'MEMBER_OF'; valid_from = '2025-01-01'; valid_to = '2025-02-01'"),
          Map.entry("place", "key = 'd-place'; name = 'Place'; precision = 'NEAR'"),
          Map.entry(
              "external_id", "actor_id = @actor:cnn; scheme = 'WIKIDATA'; value = 'Q92000001'"),
          Map.entry(
              "engagement",
              "key = 'd-engagement'; kind = 'OTHER'; title = 'Title'; aggregate = false; period_precision = 'DAY';"
                  + " period_from = '2025-04-26Z'; period_to = '2025-04-27Z'; period_zone = 'UTC'; started_day = '2025-04-26'"),
          Map.entry(
              "participation",
              "engagement_id = @engagement:kursk-campaign; actor_id = @actor:cnn; role = 'WITNESS'"),
          Map.entry(
              "source",
              "key = 'd-source'; kind = 'WEB_PAGE'; publisher_id = @actor:cnn; authors = '{}'; published_precision = 'DAY';"
                  + " published_from = '2025-04-26Z'; published_to = '2025-04-27Z'; published_zone = 'UTC'"),
          Map.entry(
              "statement",
              "key = 'd-statement'; kind = 'CLAIM'; rendering = 'PARAPHRASE'; text = 'Text'; language = 'en';"
                  + " speaker_id = @actor:cnn; camp_id = @actor:cnn; said_day = '2025-04-26'; medium = 'SPEECH';"
                  + " said_precision = 'DAY'; said_from = '2025-04-26Z'; said_to = '2025-04-27Z'; said_zone = 'UTC'"),
          Map.entry(
              "citation",
              "statement_id = @statement:cnn-cannot-verify; source_id = @source:cnn-2025-04-26; position = 7"),
          Map.entry(
              "assertion",
              "statement_id = @statement:cnn-incursion-august; engagement_id = @engagement:kursk-campaign;"
                  + " attribute = 'KILLED'; polarity = 'AFFIRMS'; basis = 'STATED'; best = 2; qualifier = 'EXACTLY'; unit = 'people'"),
          Map.entry(
              "statement_relation",
              "from_id = @statement:cnn-cannot-verify; to_id = @statement:ua-staff-not-true; type = 'RESPONDS_TO'; basis = 'EDITORIAL'"),
          Map.entry(
              "assessment",
              "statement_id = @statement:ua-staff-not-true; assessor_id = @actor:nato; verdict = 'UNVERIFIED';"
                  + " credibility = 'CANNOT_BE_JUDGED_6'; assessed_at = '2025-04-27Z'"));

  private Connection database;

  @BeforeEach
  void begin() throws SQLException {
    database = TestDatabase.connect();
    database.setAutoCommit(false);
  }

  @AfterEach
  void rollBack() throws SQLException {
    database.rollback();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "actor",
        "actor_name",
        "affiliation",
        "place",
        "external_id",
        "engagement",
        "participation",
        "source",
        "statement",
        "citation",
        "assertion",
        "statement_relation",
        "assessment"
      })
  void aRowThatBreaksNoRuleIsTaken(String table) {
    assertDoesNotThrow(() -> insert(table, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          actor       | key, type, name, recorded_at
          actor_name  | actor_id, text, kind
          affiliation | member_id, group_id, kind, recorded_at
          place       | key, name, precision, recorded_at
          external_id | scheme, value
          engagement  | key, kind, title, aggregate, period_precision, period_zone, recorded_at
          participation | engagement_id, actor_id, role
          source      | key, kind, publisher_id, authors, published_precision, published_zone, recorded_at
          statement   | key, kind, rendering, text, language, speaker_id, camp_id, said_day, said_to, said_precision, said_zone, medium, recorded_at
          citation    | statement_id, source_id, position
          assertion   | statement_id, engagement_id, attribute, polarity, basis, recorded_at
          statement_relation | from_id, to_id, type, basis, recorded_at
          assessment  | statement_id, assessor_id, verdict, credibility, assessed_at, recorded_at
          """)
  void whatIsAlwaysThereIsNeverNull(String table, String columns) throws SQLException {
    for (String column : columns.split(", ")) {
      assertEquals(NOT_NULL, state(() -> insert(table, column + " = null")), table + "." + column);
      database.rollback();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          actor       | key = 'D-Actor'                                   | 23514
          actor       | key = 'd--actor'                                  | 23514
          actor       | key = E'd-actor\\n'                               | 23514
          actor       | key = repeat('k', 101)                            | 23514
          actor       | key = 'cnn'                                       | 23505
          actor       | type = 'WIZARD'                                   | 23514
          actor       | name = E' \\t'                                    | 23514
          actor       | name = repeat('n', 301)                           | 23514
          actor       | country = 'ua'                                    | 23514
          actor       | deleted_at = now()                                | 23514
          actor       | deletion_reason = 'no longer there'               | 23514
          actor       | deleted_at = now(); deletion_reason = ' '         | 23514
          actor_name  | kind = 'NICKNAME'                                 | 23514
          actor_name  | language = 'en_GB'                                | 23514
          actor_name  | text = ' '                                        | 23514
          actor_name  | actor_id = gen_random_uuid()                      | 23503
          affiliation | group_id = @actor:cnn                             | 23514
          affiliation | valid_to = '2025-01-01'                           | 23514
          affiliation | valid_to = '2024-01-01'                           | 23514
          affiliation | kind = 'FRIEND_OF'                                | 23514
          affiliation | member_id = gen_random_uuid()                     | 23503
          affiliation | group_id = gen_random_uuid()                      | 23503
          affiliation | member_id = @actor:united-states; valid_to = null | 23P01
          place       | key = 'kyiv'                                      | 23505
          place       | latitude = 50                                     | 23514
          place       | longitude = 30                                    | 23514
          place       | latitude = 90.1; longitude = 0                    | 23514
          place       | latitude = 0; longitude = -180.1                  | 23514
          place       | latitude = 'NaN'; longitude = 0                   | 23514
          place       | precision = 'EXACT'                               | 23514
          place       | precision = 'ROUGH'                               | 23514
          external_id | value = 'P12'                                     | 23514
          external_id | value = 'Q0'                                      | 23514
          external_id | value = 'Q159'                                    | 23505
          external_id | actor_id = null                                   | 23514
          external_id | place_id = @place:kyiv                            | 23514
          external_id | scheme = 'PASSPORT'                               | 23514
          engagement  | key = 'kursk-campaign'                            | 23505
          engagement  | kind = 'PARTY'                                    | 23514
          engagement  | title = ' '                                       | 23514
          engagement  | period_to = '2025-04-26Z'                         | 23514
          engagement  | period_to = '2025-04-25Z'                         | 23514
          engagement  | period_precision = 'UNKNOWN'                      | 23514
          engagement  | period_from = null                                | 23514
          engagement  | period_precision = 'DECADE'                       | 23514
          engagement  | period_zone = ' '                                 | 23514
          engagement  | period_zone = '3 h'                               | 23514
          engagement  | started_day = null                                | 23514
          engagement  | started_day = '2025-04-28'                        | 23514
          engagement  | place_id = gen_random_uuid()                      | 23503
          engagement  | part_of_id = gen_random_uuid()                    | 23503
          participation | role = 'GUEST'                                  | 23514
          participation | side = 'C'                                      | 23514
          participation | actor_id = @actor:ukraine; role = 'INITIATOR'   | 23505
          source      | kind = 'RUMOUR'                                   | 23514
          source      | url = 'ftp://example.org'                         | 23514
          source      | url = 'https://example.org/a b'                   | 23514
          source      | archive_url = 'example.org'                       | 23514
          source      | language = 'English!'                             | 23514
          source      | published_to = '2025-04-26Z'                      | 23514
          source      | published_to = null                               | 23514
          source      | published_precision = 'UNKNOWN'                   | 23514
          source      | published_from = '2919-04-26Z'; published_to = '2919-04-27Z' | 23514
          source      | published_from = '0999-12-30Z'                    | 23514
          source      | retrieved_at = now() + interval '25 hours'        | 23514
          source      | retrieved_at = '0999-12-30Z'                      | 23514
          source      | published_zone = ''                               | 23514
          source      | publisher_id = gen_random_uuid()                  | 23503
          statement   | key = 'cnn-cannot-verify'                         | 23505
          statement   | kind = 'RUMOUR'                                   | 23514
          statement   | rendering = 'SUNG'                                | 23514
          statement   | text = E' \\n'                                    | 23514
          statement   | language = 'e'                                    | 23514
          statement   | original_text = 'Текст'                           | 23514
          statement   | original_language = 'uk'                          | 23514
          statement   | medium = 'TELEPATHY'                              | 23514
          statement   | said_to = '2025-04-26Z'                           | 23514
          statement   | said_to = '2025-04-25Z'                           | 23514
          statement   | said_from = now() + interval '25 hours'; said_to = now() + interval '26 hours'; said_day = (now() + interval '26 hours')::date | 23514
          statement   | said_from = '0999-12-30Z'; said_to = '0999-12-31Z'; said_day = '0999-12-30' | 23514
          statement   | said_from = null; said_precision = 'UNKNOWN'; said_to = '0999-12-31Z'; said_day = '0999-12-30' | 23514
          statement   | said_from = null                                  | 23514
          statement   | said_precision = 'UNKNOWN'                        | 23514
          statement   | said_zone = '+3'                                  | 23514
          statement   | said_day = '2025-04-28'                           | 23514
          statement   | said_day = '2025-04-24'                           | 23514
          statement   | speaker_id = gen_random_uuid()                    | 23503
          statement   | on_behalf_of_id = gen_random_uuid()               | 23503
          statement   | camp_id = gen_random_uuid()                       | 23503
          citation    | position = -1                                     | 23514
          citation    | position = 0                                      | 23505
          citation    | quote = ' '                                       | 23514
          citation    | relays_id = @source:cnn-2025-04-26                | 23514
          citation    | source_id = gen_random_uuid()                     | 23503
          assertion   | attribute = 'WEATHER'                             | 23514
          assertion   | polarity = 'PERHAPS'                              | 23514
          assertion   | basis = 'GUESSED'                                 | 23514
          assertion   | best = -1                                         | 23514
          assertion   | best = 'infinity'                                 | 23514
          assertion   | best = 'NaN'                                      | 23514
          assertion   | best = null                                       | 23514
          assertion   | low = 3                                           | 23514
          assertion   | high = 1                                          | 23514
          assertion   | qualifier = null                                  | 23514
          assertion   | unit = null                                       | 23514
          assertion   | unit = ' '                                        | 23514
          assertion   | qualifier = 'ROUGHLY'                             | 23514
          assertion   | qualifier = 'NEARLY'                              | 23514
          assertion   | qualifier = 'AT_LEAST'                            | 23514
          assertion   | qualifier = 'ABOUT'; best = null; low = 1; high = 2 | 23514
          assertion   | qualifier = 'UP_TO'; best = null; low = 1; high = 2 | 23514
          assertion   | qualifier = 'MORE_THAN'; best = null; low = 2; high = 1 | 23514
          assertion   | code = 'YES'                                      | 23514
          assertion   | attribute = 'OCCURRED'                            | 23514
          assertion   | attribute = 'CONTROLLER'                          | 23514
          assertion   | attribute = 'PLACE'                               | 23514
          assertion   | attribute = 'START'                               | 23514
          assertion   | attribute = 'OCCURRED'; best = null; qualifier = null; unit = null; code = 'MAYBE'   | 23514
          assertion   | attribute = 'STATUS'; best = null; qualifier = null; unit = null; code = 'OVER'      | 23514
          assertion   | attribute = 'OUTCOME'; best = null; qualifier = null; unit = null; code = 'with drawal' | 23514
          assertion   | best = null; qualifier = null; unit = null; code = 'YES'                             | 23514
          assertion   | best = null; qualifier = null; unit = null                                           | 23514
          assertion   | attribute = 'TARGET'; best = null; qualifier = null; unit = null; place_id = @place:kyiv | 23514
          assertion   | attribute = 'START'; best = null; qualifier = null; unit = null; time_precision = 'DAY'; time_zone = 'UTC' | 23514
          assertion   | attribute = 'START'; best = null; qualifier = null; unit = null; time_precision = 'DAY'; time_zone = 'UTC'; time_from = '2025-01-02Z'; time_to = '2025-01-01Z' | 23514
          assertion   | time_zone = 'UTC'                                 | 23514
          assertion   | attribute = 'START'; best = null; qualifier = null; unit = null; time_precision = 'DAY'; time_from = '2025-01-01Z'; time_to = '2025-01-02Z' | 23514
          assertion   | attribute = 'START'; best = null; qualifier = null; unit = null; time_precision = 'MONTH'; time_zone = '+03:00'; time_from = '2025-01-01Z'; time_to = '2025-02-01Z' | 23505
          assertion   | attribute = 'INITIATOR'; best = null; qualifier = null; unit = null; actor_id = @actor:ukraine | 23505
          assertion   | superseded_at = '2001-01-01Z'                     | 23514
          assertion   | subject_id = gen_random_uuid()                    | 23503
          assertion   | engagement_id = gen_random_uuid()                 | 23503
          statement_relation | to_id = @statement:cnn-cannot-verify       | 23514
          statement_relation | basis = 'DERIVED'                          | 23514
          statement_relation | type = 'LIKES'                             | 23514
          statement_relation | from_id = gen_random_uuid()                | 23503
          statement_relation | from_id = @statement:ua-staff-not-true; to_id = @statement:putin-kursk-regained; type = 'DENIES' | 23505
          assessment  | verdict = 'PERHAPS'                               | 23514
          assessment  | credibility = 'CONFIRMED_7'                       | 23514
          assessment  | assessed_at = '0999-12-30Z'                       | 23514
          assessment  | assessor_id = gen_random_uuid()                   | 23503
          assessment  | assessor_id = @actor:cnn; assessed_at = '2025-04-26T21:00Z' | 23505
          """)
  void aRowThatBreaksARuleIsRefused(String table, String columns, String state) {
    assertEquals(state, state(() -> insert(table, columns)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"actor", "place", "engagement", "source", "statement", "affiliation", "assertion"})
  void nothingIsDeletedForGood(String table) {
    assertEquals(RAISED, state(() -> execute("delete from " + table)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update assertion set code = 'YES' where code = 'NO'; update assertion set polarity = 'NEITHER'",
        "update assertion set recorded_at = now()",
        "update assertion set id = gen_random_uuid()",
        "update assertion set superseded_at = now(), basis = 'INFERRED' where basis = 'STATED'",
        "update assertion set superseded_at = now(); update assertion set superseded_at = null",
        "update assertion set superseded_at = now(); update assertion set superseded_at = now() + interval '1 day'",
        "update affiliation set title = 'Emperor'",
        "update affiliation set valid_to = '2030-01-01'",
        "update actor set key = key || '-2'",
        "update actor set id = gen_random_uuid() where key = 'western-intelligence'",
        "update place set key = key || '-2'",
        "update engagement set key = key || '-2'",
        "update source set key = key || '-2'",
        "update statement set key = key || '-2'",
        FORMER_CAMP
            + "; update former_camp set camp_id = (select id from actor where key = 'nato')",
        FORMER_CAMP + "; delete from former_camp"
      })
  void whatWasRecordedIsNotOverwritten(String updates) {
    assertEquals(RAISED, state(() -> execute(updates)));
  }

  @Test
  void theWordsOfAStatementAreNotOverwritten() throws SQLException {
    assertEquals(RAISED, state(() -> execute("update statement set text = 'Something else'")));
    database.rollback();
    assertEquals(RAISED, state(() -> execute("update statement set speaker_id = camp_id")));
    database.rollback();
    assertEquals(RAISED, state(() -> execute("update statement set on_behalf_of_id = camp_id")));
  }

  @Test
  void whatEndedMakesRoomForWhatTookItsPlace() {
    assertDoesNotThrow(
        () -> {
          insert("assertion", null);
          execute("update assertion set superseded_at = now() where unit = 'people'");
          insert("assertion", "best = 3");
        });
  }

  @Test
  void aTombstoneKeepsItsKey() {
    assertDoesNotThrow(
        () ->
            execute(
                "update actor set deleted_at = now(), deletion_reason = 'twice' where key = 'cnn'"));
    assertEquals("23505", state(() -> insert("actor", "key = 'cnn'")));
  }

  @Test
  void affiliationsThatTouchDoNotOverlap() {
    assertDoesNotThrow(
        () -> {
          insert("affiliation", null);
          insert("affiliation", "valid_from = '2025-02-01'; valid_to = null");
          insert("affiliation", "kind = 'OWNED_BY'");
        });
    assertEquals(
        "23P01", state(() -> insert("affiliation", "valid_from = '2025-01-31'; valid_to = null")));
  }

  @Test
  void anEngagementIsNoPartOfItself() {
    assertEquals("23514", state(() -> execute("update engagement set part_of_id = id")));
  }

  @Test
  void aStatementWithoutACitationIsRefusedAtCommit() throws SQLException {
    insert("statement", null);
    assertEquals(RAISED, state(() -> database.commit()));
  }

  @Test
  void aStatementWithACitationIsNot() throws SQLException {
    insert("statement", null);
    insert("citation", "statement_id = @statement:d-statement; position = 0");
    assertDoesNotThrow(() -> execute("set constraints all immediate"));
  }

  @Test
  void aStatementDoesNotLoseItsLastCitation() {
    assertEquals(
        RAISED,
        state(
            () -> {
              execute("delete from citation");
              execute("set constraints all immediate");
            }));
  }

  @ParameterizedTest
  @CsvSource({
    "DENIES, putin-adventure-failed, putin-kursk-regained, false",
    "RETRACTS, putin-adventure-failed, putin-kursk-regained, true",
    "CORRECTS, gerasimov-praise, putin-kursk-regained, true",
    "DENIES, ua-staff-operation-continues, putin-kursk-regained, true",
    "RETRACTS, ua-staff-not-true, putin-kursk-regained, false",
    "CORRECTS, ua-staff-not-true, putin-kursk-regained, false"
  })
  void relationsKeepWithinCampsAndAcross(String type, String from, String to, boolean allowed)
      throws SQLException {
    insert(
        "statement_relation",
        "type = '%s'; from_id = @statement:%s; to_id = @statement:%s".formatted(type, from, to));
    Writing check = () -> execute("set constraints all immediate");
    if (allowed) {
      assertDoesNotThrow(check::run);
    } else {
      assertEquals(RAISED, state(check));
    }
  }

  @Test
  void aCampThatChangesLeavesNoDenialWithinIt() throws SQLException {
    String toRussia =
        "update statement set camp_id = (select id from actor where key = 'russia') where key = 'ua-staff-not-true'";
    String delete =
        "update statement set deleted_at = now(), deletion_reason = 'in error' where key = 'putin-kursk-regained'";
    execute(toRussia);
    assertEquals(RAISED, state(() -> execute("set constraints all immediate")));
    database.rollback();
    execute(toRussia);
    execute(delete);
    assertDoesNotThrow(() -> execute("set constraints all immediate"));
    String restore = "update statement set deleted_at = null, deletion_reason = null";
    assertEquals(RAISED, state(() -> execute(restore)));
  }

  private interface Writing {
    void run() throws SQLException;
  }

  private static String state(Writing writing) {
    return assertThrows(SQLException.class, writing::run).getSQLState();
  }

  /** Inserts the row of a table with some columns changed. */
  private void insert(String table, String changes) throws SQLException {
    Map<String, String> columns = columns(ROWS.get(table));
    columns.put("id", "gen_random_uuid()");
    if (changes != null) {
      columns.putAll(columns(changes));
    }
    execute(
        "insert into %s (%s) values (%s)"
            .formatted(
                table, String.join(", ", columns.keySet()), String.join(", ", columns.values())));
  }

  /** `@actor:cnn` stands for the id of the actor cnn. */
  private static Map<String, String> columns(String text) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String column : text.split(";\\s*")) {
      String[] parts = column.strip().split(" = ", 2);
      columns.put(
          parts[0],
          parts[1].replaceAll("@(\\w+):([a-z0-9-]+)", "(select id from $1 where key = '$2')"));
    }
    return columns;
  }

  private void execute(String text) throws SQLException {
    try (Statement sql = database.createStatement()) {
      sql.execute(text);
    }
  }
}
