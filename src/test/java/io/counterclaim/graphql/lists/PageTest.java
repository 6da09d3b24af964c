package io.counterclaim.graphql.lists;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.GraphQL.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterclaim.GraphQL;
import io.counterclaim.Json;
import io.counterclaim.LargeWorld;
import io.counterclaim.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages hold is compared with what the database says of the whole list. */
@QuarkusTest
@TestProfile(LargeWorld.class)
class PageTest {
  private static final String STATED_OF =
      " and id in (select statement_id from assertion where engagement_id ="
          + " (select id from engagement where key = '%s'))";

  /** A page as it was answered, read once: thousands of paths into the answers took minutes. */
  private record Answer(
      List<String> nodes,
      List<String> edges,
      List<String> cursors,
      int total,
      boolean hasNext,
      boolean hasPrevious,
      String start,
      String end) {

    static Answer read(String json, String pointer) {
      try {
        JsonNode answer = new ObjectMapper().readTree(json);
        assertNull(answer.get("errors"), json);
        JsonNode page = answer.at(pointer);
        JsonNode info = page.get("pageInfo");
        return new Answer(
            texts(page.get("nodes"), "/id"),
            texts(page.get("edges"), "/node/id"),
            texts(page.get("edges"), "/cursor"),
            page.get("totalCount").intValue(),
            info.get("hasNextPage").booleanValue(),
            info.get("hasPreviousPage").booleanValue(),
            info.get("startCursor").textValue(),
            info.get("endCursor").textValue());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static List<String> texts(JsonNode list, String pointer) {
      List<String> texts = new ArrayList<>();
      list.forEach(entry -> texts.add(entry.at(pointer).textValue()));
      return texts;
    }
  }

  /**
   * A list that can be paged through.
   *
   * @param parent the field that it lies below, or nothing at the root
   * @param field its field, with its path from the root if it has a parent
   * @param arguments those that are no page's
   * @param sql the ids of the whole list
   */
  private record Pages(String parent, String field, String arguments, String sql) {
    List<String> all() {
      return ids(sql);
    }

    Answer page(Map<String, Object> range) {
      String query =
          "query($first: Int, $after: String, $last: Int, $before: String) { %s %s(%s first: $first, after: $after,"
              + " last: $last, before: $before) { totalCount nodes { id } edges { cursor node { id } }"
              + " pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } %s }";
      GraphQL.Response response =
          post(query.formatted(parent, field, arguments, parent.isEmpty() ? "" : "}"), range);
      String above = parent.isEmpty() ? "" : "/" + parent.substring(0, parent.indexOf('(')).strip();
      return Answer.read(response.text(), "/data" + above + "/" + field);
    }

    /** Goes through the list page by page and checks each of them. */
    void walk(int size, boolean forward) {
      List<String> all = all();
      Map<String, Object> range = new HashMap<>(Map.of(forward ? "first" : "last", size));
      int done = 0;
      do {
        Answer page = page(range);
        int end = Math.min(done + size, all.size());
        List<String> expected =
            forward ? all.subList(done, end) : all.subList(all.size() - end, all.size() - done);
        check(page, expected, all.size());
        boolean atStart = forward ? done == 0 : end == all.size();
        boolean atEnd = forward ? end == all.size() : done == 0;
        assertEquals(!atEnd, page.hasNext());
        assertEquals(!atStart, page.hasPrevious());
        range.put(forward ? "after" : "before", forward ? page.end() : page.start());
        done = end;
      } while (done < all.size());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SAID_DESC, said_to desc",
    "SAID_ASC, said_to",
    "RECORDED_DESC, recorded_at desc",
    "RECORDED_ASC, recorded_at",
  })
  void allStatementsAreWalkedThroughInEveryOrder(String order, String sql) {
    Pages all = statements("order: " + order, "", sql);
    assertEquals(250, all.all().size());
    walk(all, 7, 20, 100);
  }

  @ParameterizedTest
  @CsvSource({
    "SAID_DESC, said_to desc",
    "SAID_ASC, said_to",
    "RECORDED_DESC, recorded_at desc",
    "RECORDED_ASC, recorded_at",
  })
  void filteredStatementsAreWalkedThroughInEveryOrder(String order, String sql) {
    String arguments = "filter: {kinds: [CLAIM], media: [SPEECH, INTERVIEW]} order: " + order;
    Pages some = statements(arguments, " and kind = 'CLAIM' and medium <> 'BROADCAST'", sql);
    assertTrue(some.all().size() > 20 && some.all().size() < 100);
    walk(some, 1, 2, 7, 20, 100);
  }

  @Test
  void whatASearchFindsIsWalkedThroughByRelevance() {
    Pages found =
        statements(
            "filter: {text: \"bridge OR river\"} order: RELEVANCE",
            " and text ~ 'bridge|river'",
            "ts_rank('{1, 1, 1, 1}', search, 'bridg | river', 1) desc");
    assertTrue(found.all().size() > 100 && found.all().size() < 250);
    walk(found, 7, 20, 100);
    String speaker = " and speaker_id = (select id from actor where key = 'speaker-3')";
    Pages said =
        statements(
            "filter: {text: \"bridge -depot\"} order: RELEVANCE",
            " and text ~ 'bridge' and text !~ 'depot'" + speaker,
            "ts_rank('{1, 1, 1, 1}', search, 'bridg & !depot', 1) desc");
    walk(below("actor(key: \"speaker-3\") {", said), 1, 2, 7);
    Pages about =
        statements(
            "filter: {text: \"the*\"} order: RELEVANCE",
            STATED_OF.formatted("engagement-2"),
            "ts_rank('{1, 1, 1, 1}', search, 'the:*A', 1) desc");
    assertTrue(about.all().size() > 7);
    walk(below("engagement(key: \"engagement-2\") {", about), 1, 2, 7);
  }

  @Test
  void engagementsThatASearchFindsAreWalkedThroughByRelevance() {
    Pages found =
        new Pages(
            "",
            "engagements",
            "filter: {text: \"engagement 3 OR engagement\"} order: RELEVANCE",
            "select id from engagement order by"
                + " ts_rank('{1, 1, 1, 1}', search, 'engag & 3 | engag', 1) desc, id desc");
    assertEquals(15, found.all().size());
    walk(found, 1, 2, 7, 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "order: RELEVANCE"})
  void actorsOfANameAreWalkedThroughFromTheMostAlike(String order) {
    Pages named =
        new Pages(
            "",
            "actors",
            "filter: {name: \"Kim Stole\"} " + order,
            "select id from actor where word_similarity('Kim Stole', name) >= 0.5"
                + " order by name_rank('Kim Stole', id) desc, id desc");
    assertTrue(named.all().size() > 3);
    walk(named, 1, 2, 7);
  }

  @ParameterizedTest
  @CsvSource({"NAME_ASC, name, ''", "NAME_DESC, name desc, desc"})
  void actorsAreWalkedThroughInEveryOrder(String order, String sql, String direction) {
    String by = " order by " + sql + ", id " + direction;
    Pages all = new Pages("", "actors", "order: " + order, "select id from actor" + by);
    assertEquals(17, all.all().size());
    walk(all, 1, 2, 7, 20, 100);
    walk(
        new Pages(
            "",
            "actors",
            "filter: {types: [PERSON]} order: " + order,
            "select id from actor where type = 'PERSON'" + by),
        1,
        2,
        7,
        20,
        100);
  }

  @ParameterizedTest
  @CsvSource({
    "STARTED_DESC, period_from desc nulls last, desc",
    "STARTED_ASC, period_from nulls last, ''",
    "TITLE_ASC, title, ''",
  })
  void engagementsAreWalkedThroughInEveryOrder(String order, String sql, String direction) {
    String by = " order by " + sql + ", id " + direction;
    Pages all = new Pages("", "engagements", "order: " + order, "select id from engagement" + by);
    assertEquals(15, all.all().size());
    walk(all, 1, 2, 7, 20, 100);
    walk(
        new Pages(
            "",
            "engagements",
            "filter: {kinds: [OTHER]} order: " + order,
            "select id from engagement where kind = 'OTHER'" + by),
        1,
        2,
        7,
        20,
        100);
  }

  @ParameterizedTest
  @CsvSource({
    "SAID_DESC, said_to desc",
    "SAID_ASC, said_to",
    "RECORDED_DESC, recorded_at desc",
    "RECORDED_ASC, recorded_at",
  })
  void theStatementsOfAnActorAreWalkedThroughInEveryOrder(String order, String sql) {
    String speaker = " and speaker_id = (select id from actor where key = 'speaker-3')";
    Pages all = below("actor(key: \"speaker-3\") {", statements("order: " + order, speaker, sql));
    assertTrue(all.all().size() > 7);
    walk(all, 1, 2, 7, 20, 100);
    walk(
        below(
            "actor(key: \"speaker-3\") {",
            statements(
                "filter: {kinds: [CLAIM, REPORT]} order: " + order,
                speaker + " and kind in ('CLAIM', 'REPORT')",
                sql)),
        1,
        2,
        7);
  }

  @ParameterizedTest
  @CsvSource({
    "SAID_DESC, said_to desc",
    "SAID_ASC, said_to",
    "RECORDED_DESC, recorded_at desc",
    "RECORDED_ASC, recorded_at",
  })
  void theStatementsOfAnEngagementAreWalkedThroughInEveryOrder(String order, String sql) {
    String about = STATED_OF.formatted("engagement-2");
    Pages all =
        below("engagement(key: \"engagement-2\") {", statements("order: " + order, about, sql));
    assertTrue(all.all().size() > 7);
    walk(all, 1, 2, 7, 20, 100);
  }

  @ParameterizedTest
  @CsvSource({
    "STARTED_DESC, period_from desc nulls last, desc",
    "STARTED_ASC, period_from nulls last, ''",
    "TITLE_ASC, title, ''",
  })
  void theEngagementsOfAnActorAreWalkedThroughInEveryOrder(
      String order, String sql, String direction) {
    Pages all =
        new Pages(
            "actor(key: \"borland\") {",
            "engagements",
            "order: " + order,
            "select id from engagement where id in (select engagement_id from participation where actor_id ="
                + " (select id from actor where key = 'borland')) order by "
                + sql
                + ", id "
                + direction);
    assertEquals(10, all.all().size());
    walk(all, 1, 2, 7, 20, 100);
  }

  @ParameterizedTest
  @CsvSource({"NAME_ASC, name, ''", "NAME_DESC, name desc, desc"})
  void placesAreWalkedThroughInEveryOrder(String order, String sql, String direction) {
    Pages all =
        new Pages(
            "",
            "places",
            "order: " + order,
            "select id from place order by " + sql + ", id " + direction);
    assertEquals(4, all.all().size());
    walk(all, 1, 2, 7);
  }

  @ParameterizedTest
  @CsvSource({
    "PUBLISHED_DESC, published_from desc nulls last, desc",
    "PUBLISHED_ASC, published_from nulls last, ''",
    "RECORDED_DESC, recorded_at desc, desc",
  })
  void sourcesAreWalkedThroughInEveryOrder(String order, String sql, String direction) {
    Pages all =
        new Pages(
            "",
            "sources",
            "order: " + order,
            "select id from source order by " + sql + ", id " + direction);
    assertEquals(3, all.all().size());
    walk(all, 1, 2, 7);
  }

  @ParameterizedTest
  @CsvSource({
    "STARTED_DESC, period_from desc nulls last, desc",
    "STARTED_ASC, period_from nulls last, ''",
    "TITLE_ASC, title, ''",
  })
  void theEngagementsOfAPlaceAreWalkedThroughInEveryOrder(
      String order, String sql, String direction) {
    Pages all =
        new Pages(
            "place(key: \"place-1\") {",
            "engagements",
            "order: " + order,
            "select id from engagement where place_id = (select id from place where key = 'place-1') order by "
                + sql
                + ", id "
                + direction);
    assertTrue(all.all().size() > 2);
    walk(all, 1, 2, 7);
  }

  @ParameterizedTest
  @CsvSource({
    "SAID_DESC, said_to desc",
    "SAID_ASC, said_to",
    "RECORDED_DESC, recorded_at desc",
    "RECORDED_ASC, recorded_at",
  })
  void theStatementsOfASourceAreWalkedThroughInEveryOrder(String order, String sql) {
    String cited =
        " and id in (select statement_id from citation where source_id ="
            + " (select id from source where key = 'source-1'))";
    Pages all = below("source(key: \"source-1\") {", statements("order: " + order, cited, sql));
    assertTrue(all.all().size() > 20);
    walk(all, 7, 20, 100);
  }

  @Test
  void thePartsOfAnEngagementAreWalkedThrough() {
    Pages parts =
        new Pages(
            "engagement(key: \"engagement-0\") {",
            "parts",
            "",
            "select id from engagement where part_of_id = (select id from engagement where key ="
                + " 'engagement-0') order by period_from desc nulls last, id desc");
    assertEquals(8, parts.all().size());
    walk(parts, 1, 2, 7, 20, 100);
  }

  @Test
  void manyParentsEachHaveTheirOwnPage() {
    Json actors =
        ask(
            """
            { actors(filter: {types: [PERSON]}) { nodes { key
                first: statements(first: 3, order: SAID_ASC) { totalCount nodes { id } pageInfo { hasNextPage } }
                last: statements(last: 3, order: SAID_ASC) { nodes { id } pageInfo { hasPreviousPage } } } } }
            """);
    List<String> keys = actors.getList("actors.nodes.key");
    assertEquals(12, keys.size());
    for (int i = 0; i < keys.size(); i++) {
      List<String> all =
          ids(
              "select id from statement where speaker_id = (select id from actor where key = '"
                  + keys.get(i)
                  + "') order by said_to, id");
      actors.setRootPath("data.actors.nodes[" + i + "]");
      assertEquals(all.size(), actors.getInt("first.totalCount"));
      assertEquals(all.subList(0, 3), actors.getList("first.nodes.id"));
      assertEquals(all.subList(all.size() - 3, all.size()), actors.getList("last.nodes.id"));
      assertEquals(all.size() > 3, actors.getBoolean("first.pageInfo.hasNextPage"));
      assertEquals(all.size() > 3, actors.getBoolean("last.pageInfo.hasPreviousPage"));
    }
  }

  @Test
  void twentyAreGivenWhenNoNumberIsAskedFor() {
    Pages all = statements("", "", "said_to desc");
    check(all.page(Map.of()), all.all().subList(0, 20), 250);
  }

  @Test
  void aRangeHasTwoEnds() {
    Pages all = statements("order: SAID_ASC", "", "said_to");
    List<String> ids = all.all();
    List<String> cursors = all.page(Map.of("first", 50)).cursors();
    Map<String, Object> range = Map.of("after", cursors.get(9), "before", cursors.get(30));
    check(all.page(with(range, "first", 100)), ids.subList(10, 30), 250);
    check(all.page(with(range, "last", 100)), ids.subList(10, 30), 250);
    Answer first = all.page(with(range, "first", 5));
    check(first, ids.subList(10, 15), 250);
    assertTrue(first.hasNext());
    assertTrue(first.hasPrevious());
    Answer last = all.page(with(range, "last", 5));
    check(last, ids.subList(25, 30), 250);
    assertTrue(last.hasNext());
    assertTrue(last.hasPrevious());
  }

  @Test
  void aRangeTurnedRoundIsEmpty() {
    Pages all = statements("order: SAID_ASC", "", "said_to");
    List<String> cursors = all.page(Map.of("first", 50)).cursors();
    check(all.page(Map.of("after", cursors.get(30), "before", cursors.get(9))), List.of(), 250);
    check(all.page(Map.of("after", cursors.get(30), "before", cursors.get(30))), List.of(), 250);
  }

  @Test
  void whatComesAfterTheLastIsEmpty() {
    Pages all = statements("order: SAID_ASC", "", "said_to");
    String end = all.page(Map.of("last", 1)).end();
    Answer page = all.page(Map.of("first", 5, "after", end));
    check(page, List.of(), 250);
    assertEquals(false, page.hasNext());
    assertEquals(true, page.hasPrevious());
  }

  @Test
  void anEmptyListHasOneEmptyPage() {
    Pages none = statements("filter: {text: \"submarine\"}", " and false", "said_to");
    for (String size : List.of("first", "last")) {
      Answer page = none.page(Map.of(size, 5));
      check(page, List.of(), 0);
      assertEquals(false, page.hasNext());
      assertEquals(false, page.hasPrevious());
    }
    Pages parts =
        new Pages(
            "engagement(key: \"engagement-9\") {",
            "parts",
            "",
            "select id from engagement where false");
    check(parts.page(Map.of("first", 5)), List.of(), 0);
  }

  @Test
  void aPageInfoAloneIsThatOfThePage() {
    Json alone =
        ask(
            """
            { alone: statements(first: 3) { pageInfo { hasNextPage endCursor } }
              whole: statements(first: 3) { nodes { id } pageInfo { hasNextPage endCursor } }
              nested: actor(key: "speaker-3") { statements(first: 1) { pageInfo { hasNextPage } } } }
            """);
    assertEquals(alone.getMap("whole.pageInfo"), alone.getMap("alone.pageInfo"));
    assertEquals(true, alone.getBoolean("nested.statements.pageInfo.hasNextPage"));
  }

  private static void check(Answer page, List<String> ids, int total) {
    assertEquals(ids, page.nodes());
    assertEquals(ids, page.edges());
    assertEquals(total, page.total());
    List<String> cursors = page.cursors();
    if (ids.isEmpty()) {
      assertNull(page.start());
      assertNull(page.end());
    } else {
      assertEquals(cursors.get(0), page.start());
      assertEquals(cursors.get(cursors.size() - 1), page.end());
    }
  }

  private static void walk(Pages pages, int... sizes) {
    for (int size : sizes) {
      pages.walk(size, true);
      pages.walk(size, false);
    }
  }

  private static Map<String, Object> with(Map<String, Object> range, String size, int entries) {
    Map<String, Object> both = new HashMap<>(range);
    both.put(size, entries);
    return both;
  }

  private static Pages statements(String arguments, String condition, String order) {
    String id = order.endsWith("desc") ? ", id desc" : ", id";
    return new Pages(
        "",
        "statements",
        arguments,
        "select id from statement where true" + condition + " order by " + order + id);
  }

  private static Pages below(String parent, Pages pages) {
    return new Pages(parent, pages.field, pages.arguments, pages.sql);
  }

  private static List<String> ids(String sql) {
    try (Connection connection = TestDatabase.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> ids = new ArrayList<>();
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
      return ids;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
