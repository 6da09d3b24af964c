package io.counterclaim.graphql.lists;

import static io.counterclaim.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.counterclaim.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL reads for the lists, in a world of 200,000 statements: never a whole table. */
@QuarkusTest
@TestProfile(PlanTest.InTheWorld.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanTest {
  /** A tenth of the statements: more than any one filter has to sort, less than a table. */
  private static final int MOST_ROWS = 20_000;

  /** For the latest 5,000 of what is found, which may be spread over a stretch of the table. */
  private static final int MOST_ROWS_BY_RELEVANCE = 60_000;

  private static final Set<String> NEVER_WHOLE =
      Set.of(
          "statement",
          "assertion",
          "citation",
          "engagement",
          "actor",
          "participation",
          "dispute",
          "change",
          "recording",
          "former_camp",
          "absence",
          "draft");
  private static final Pattern KEY = Pattern.compile("<([a-z0-9-]+)>");

  @Inject AgroalDataSource database;

  @ConfigProperty(name = PlanDatabase.LOG)
  Path log;

  public static class InTheWorld implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(PlanDatabase.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "counterclaim.limits.cost", "100000000",
          // What looks for something to do would be among the plans.
          "counterclaim.drafts.interval", "1h",
          "counterclaim.disputes.interval", "1h",
          "counterclaim.disputes.begin-interval", "1h");
    }
  }

  @BeforeAll
  void makeTheWorld() throws IOException, SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set auto_explain.log_min_duration = -1");
      statement.execute(Files.readString(Path.of("src/bench/world.sql")));
      statement.execute(Files.readString(Path.of("src/test/resources/disputes.sql")));
      statement.execute(Files.readString(Path.of("src/test/resources/recordings.sql")));
      statement.execute(Files.readString(Path.of("src/test/resources/drafts.sql")));
      statement.execute("vacuum");
      statement.execute("reset auto_explain.log_min_duration");
    }
  }

  /** It is written past them. */
  @Test
  void theWorldIsWhatTheDatabaseWouldHaveMadeOfIt() throws SQLException {
    assertEquals(
        List.of(),
        ids(
            "select assertion_id from camp_word w full join current_word c using (assertion_id)"
                + " where w is distinct from c limit 10"));
    assertEquals(
        List.of(),
        ids(
            "select id from statement where hashtext(key) % 50 = 0"
                + " and search <> search_vector(text, original_text) limit 10"));
  }

  static Stream<Arguments> lists() {
    return Stream.of(
            everyOrder(
                "statements",
                Filters.STATEMENTS,
                "SAID_DESC SAID_ASC RECORDED_DESC RECORDED_ASC RELEVANCE"),
            everyOrder("actors", Filters.ACTORS, "NAME_ASC NAME_DESC RELEVANCE"),
            everyOrder("places", Filters.PLACES, "NAME_ASC NAME_DESC"),
            everyOrder("sources", Filters.SOURCES, "PUBLISHED_DESC PUBLISHED_ASC RECORDED_DESC"),
            everyOrder(
                "engagements", Filters.ENGAGEMENTS, "STARTED_DESC STARTED_ASC TITLE_ASC RELEVANCE"))
        .flatMap(list -> list);
  }

  private static Stream<Arguments> everyOrder(String list, String filters, String orders) {
    return filters
        .lines()
        .flatMap(
            filter ->
                Stream.of(orders.split(" "))
                    .filter(order -> !isOfOtherTime(filter, order))
                    .filter(order -> !order.equals("RELEVANCE") || isSearch(filter))
                    .map(order -> Arguments.of(list, filter, order)));
  }

  private static boolean isSearch(String filter) {
    return filter.startsWith("text") || filter.startsWith("name");
  }

  /**
   * What was said early was recorded early: a stretch of the one time in the order of the other is
   * reached past all that lies outside it, in up to a whole table, and no index can help.
   */
  private static boolean isOfOtherTime(String filter, String order) {
    return filter.startsWith("said") && order.startsWith("RECORDED")
        || filter.startsWith("recorded") && order.startsWith("SAID");
  }

  @ParameterizedTest(name = "{0} of {1} in the order {2}")
  @MethodSource("lists")
  void aPageTakesFewRows(String list, String filter, String order) throws Exception {
    takesFewRows(
        "{ %s(first: 20, order: %s, filter: {%s}) { nodes { id } } }"
            .formatted(list, order, filter),
        order.equals("RELEVANCE") ? MOST_ROWS_BY_RELEVANCE : MOST_ROWS);
  }

  @Test
  void aPageDeepInTheListTakesNoMoreThanTheFirst() throws Exception {
    String cursor =
        ask("{ statements(first: 1, filter: {saidBefore: \"2024-03-01T00:00:00Z\"}) { pageInfo { endCursor } } }")
            .get("statements.pageInfo.endCursor");
    for (String filter : List.of("", "camp: \"<russia-1>\"", "kinds: [CLAIM]")) {
      List<Plan> plans =
          takesFewRows(
              "{ statements(first: 20, after: \"%s\", filter: {%s}) { nodes { id } } }"
                  .formatted(cursor, filter));
      assertTrue(plans.stream().allMatch(plan -> plan.rowsRead() < 100), () -> summary(plans));
    }
  }

  @Test
  void ofMoreThanAreRankedTheLatestAreListed() throws Exception {
    String latest =
        "select id, ts_rank('{1, 1, 1, 1}', search, 'the', 1) as rank from statement"
            + " where search @@ 'the' and deleted_at is null order by said_to desc, id desc limit 5000";
    String list =
        "{ statements(%s, order: RELEVANCE, filter: {text: \"the\"}) { nodes { id } pageInfo { hasNextPage startCursor } } }";
    assertEquals(
        ids("select id from (" + latest + ") order by rank desc, id desc limit 50"),
        ask(list.formatted("first: 50")).getList("statements.nodes.id"));
    Json end = ask(list.formatted("last: 50"));
    List<String> last = ids("select id from (" + latest + ") order by rank, id limit 100");
    Collections.reverse(last);
    assertEquals(last.subList(50, 100), end.getList("statements.nodes.id"));
    String before = end.getString("statements.pageInfo.startCursor");
    assertEquals(
        last.subList(0, 50),
        ask(list.formatted("last: 50, before: \"" + before + "\"")).getList("statements.nodes.id"));
  }

  private List<String> ids(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> ids = new ArrayList<>();
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
      return ids;
    }
  }

  static Stream<Arguments> disputes() {
    return Filters.DISPUTES
        .lines()
        .flatMap(
            filter ->
                Stream.of(
                        "",
                        ", asOf: \"2024-03-01T00:00:00Z\"",
                        ", knownAt: \"2024-03-01T00:00:00Z\"",
                        ", asOf: \"2023-09-01T00:00:00Z\", knownAt: \"2023-06-01T00:00:00Z\"")
                    .map(clocks -> Arguments.of(filter, clocks)));
  }

  @ParameterizedTest(name = "{0}{1}")
  @MethodSource("disputes")
  void aPageOfDisputesTakesFewRows(String filter, String clocks) throws Exception {
    takesFewRows(
        "{ disputes(first: 20, filter: {%s}%s) { nodes { state } pageInfo { hasNextPage } } }"
            .formatted(filter, clocks));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "status: OPEN,", "status: APPROVED,", "status: PUBLISHED,"})
  void aPageOfDraftsTakesNoMoreRowsThanItHas(String status) throws Exception {
    takesFewRows("{ drafts(" + status + " first: 20) { nodes { id } } }", 50);
  }

  @Test
  void whatWasKnownAtAMomentIsFoundPastAllThatBecameKnownLater() throws Exception {
    String page =
        "{ disputes(first: 20, knownAt: \"2023-06-01T00:00:00Z\"%s) { nodes { state } pageInfo { endCursor } } }";
    List<Plan> first = plans(page.formatted(""));
    assertTrue(first.stream().allMatch(plan -> plan.rowsRead() < 500), () -> summary(first));
    String cursor =
        ask("{ disputes(first: 1, knownAt: \"2023-06-01T00:00:00Z\", asOf: \"2023-02-01T00:00:00Z\") { pageInfo { endCursor } } }")
            .get("disputes.pageInfo.endCursor");
    List<Plan> deep = plans(page.formatted(", after: \"" + cursor + "\""));
    assertTrue(deep.stream().allMatch(plan -> plan.rowsRead() < 500), () -> summary(deep));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nested")
  void theListsOfTwentyParentsTakeFewRows(String query) throws Exception {
    takesFewRows("{ " + query + " }");
  }

  static Stream<String> nested() {
    return Filters.NESTED.lines();
  }

  /** Once a session has had a statement ten times, PostgreSQL may plan it for any text at once. */
  @Test
  void whatIsLookedForIsWorkedOutOnceHoweverOftenItIsCounted() throws Exception {
    for (int i = 0; i < 15; i++) {
      List<Plan> plans =
          plans(
              "{ statements(filter: {text: \"\\\"the the\\\" OR \\\"of and\\\"\"}) { totalCount } }");
      assertFalse(
          plans.stream().anyMatch(plan -> plan.calls("search_query")), () -> summary(plans));
    }
  }

  @ParameterizedTest(name = "{0} {1} and {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "statements | speakers: [\"qatar-41\", \"russia-1\"] | speakers: [\"qatar-41\", \"russia-1\", \"mexico-59\"]",
        "statements | kinds: [CLAIM, REPORT] | kinds: [CLAIM, REPORT, DENIAL]",
        "statements | languages: [\"en\", \"uk\"] | languages: [\"en\", \"uk\", \"ru\"]",
        "statements | verdicts: [CONFIRMED, REFUTED] | verdicts: [CONFIRMED, REFUTED, SUPPORTED]",
        "engagements | participants: [\"qatar-41\", \"russia-1\"] | participants: [\"qatar-41\", \"russia-1\", \"mexico-59\"]",
        "actors | types: [STATE, PERSON] | types: [STATE, PERSON, COMPANY]",
        "disputes | camps: [\"qatar-41\", \"russia-1\"] | camps: [\"qatar-41\", \"russia-1\", \"mexico-59\"]",
      })
  void aLongerListOfValuesIsNotAnotherStatementToTranslateAndToPlan(
      String list, String two, String three) throws Exception {
    assertEquals(sqlOfFiltered(list, two), sqlOfFiltered(list, three));
  }

  private List<String> sqlOfFiltered(String list, String filter) throws Exception {
    String query = "{ %s(filter: {%s}) { totalCount nodes { id } } }";
    return plans(query.formatted(list, filter)).stream().map(Plan::sql).toList();
  }

  @Test
  void nothingIsCountedUnlessItIsAskedFor() throws Exception {
    for (String list : List.of("statements", "actors", "engagements")) {
      List<Plan> plans = plans("{ %s { nodes { id } pageInfo { hasNextPage } } }".formatted(list));
      assertFalse(counts(plans), () -> summary(plans));
      assertTrue(counts(plans("{ %s { totalCount } }".formatted(list))));
    }
    List<Plan> nested = plans("{ engagements { nodes { statements { nodes { id } } } } }");
    assertFalse(counts(nested), () -> summary(nested));
    assertTrue(counts(plans("{ statements { facets(by: CAMP) { by } } }")));
  }

  private static boolean counts(List<Plan> plans) {
    return plans.stream().anyMatch(Plan::counts);
  }

  private List<Plan> takesFewRows(String query) throws Exception {
    return takesFewRows(query, MOST_ROWS);
  }

  private List<Plan> takesFewRows(String query, int most) throws Exception {
    List<Plan> plans = plans(query);
    for (Plan plan : plans) {
      assertEquals(
          List.of(),
          plan.readWhole().stream().filter(NEVER_WHOLE::contains).toList(),
          plan::summary);
      assertTrue(plan.rowsRead() < most, plan::summary);
    }
    return plans;
  }

  private static String summary(List<Plan> plans) {
    return String.join("\n", plans.stream().map(Plan::summary).toList());
  }

  /** The plans of what the service asks the database for a query, with ids in place of <keys>. */
  private List<Plan> plans(String query) throws Exception {
    String withIds = KEY.matcher(query).replaceAll(this::id);
    long before = Files.size(log);
    ask(withIds);
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] logged = new byte[(int) (file.length() - before)];
      file.seek(before);
      file.readFully(logged);
      List<Plan> plans = Plan.in(new String(logged, StandardCharsets.UTF_8));
      assertFalse(plans.isEmpty(), "the server logged no plan");
      return plans;
    }
  }

  private String id(MatchResult key) {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select id from actor where key = ? union select id from engagement where key = ?")) {
      query.setString(1, key.group(1));
      query.setString(2, key.group(1));
      ResultSet found = query.executeQuery();
      assertTrue(found.next(), key.group(1));
      return found.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
