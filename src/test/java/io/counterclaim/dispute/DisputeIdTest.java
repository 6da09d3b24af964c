package io.counterclaim.dispute;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.GraphQL.refused;
import static io.counterclaim.dispute.Scene.statement;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.GraphQL;
import io.counterclaim.Json;
import io.counterclaim.TestDatabase;
import io.counterclaim.dossier.DossierImporter;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** A dispute is found again by its id, whatever has become of the rows that it was read from. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class DisputeIdTest {
  private static final String ASKED =
      """
      query($engagement: ID, $attribute: Attribute, $subject: ID, $statedOnly: Boolean, $asOf: DateTime, $knownAt: DateTime) {
        dispute(engagement: $engagement, attribute: $attribute, subject: $subject, statedOnly: $statedOnly, asOf: $asOf,
          knownAt: $knownAt) { id state since subject { key } } }
      """;
  private static final String BY_ID =
      """
      query($id: ID!) {
        node(id: $id) { __typename id ... on Dispute { state since subject { key } } }
        dispute(id: $id) { id state since subject { key } } }
      """;
  private static final String THREE_TURNS =
      "statements: ["
          + statement("s1", "kim", 1, 0, "ENDED")
          + ", "
          + statement("s2", "robin", 2, 0, "ONGOING")
          + ", "
          + statement("s3", "robin", 3, 0, "ENDED")
          + "]";

  @Inject DossierImporter importer;
  @Inject SessionFactory sessions;

  @Test
  void whatIsAskedForDecidesWhichIdItHas() {
    Map<String, Object> question = status(scene("which", THREE_TURNS));
    List<Map<String, ?>> others =
        List.of(
            question,
            with(question, "statedOnly", true),
            with(question, "asOf", "2025-03-03T00:00:00Z"),
            with(question, "asOf", "2025-03-03T00:00:01Z"),
            with(question, "knownAt", Instant.now().toString()),
            with(with(question, "asOf", "2025-03-03T00:00:00Z"), "statedOnly", true));
    List<String> ids = others.stream().map(DisputeIdTest::id).toList();
    assertEquals(ids.size(), new HashSet<>(ids).size(), ids::toString);
    assertEquals(ids, others.stream().map(DisputeIdTest::id).toList());
    assertEquals(ids.get(2), id(with(question, "asOf", "2025-03-03T03:00:00+03:00")));
    assertTrue(ids.stream().allMatch(id -> id.matches("[A-Za-z0-9_-]+")), ids::toString);
  }

  @Test
  void itIsTheSameWhereverItStands() {
    Scene scene = scene("wherever", THREE_TURNS);
    String id = id(status(scene));
    Json lists =
        ask(
            """
            query($engagement: ID) { disputes(filter: {engagement: $engagement}) { nodes { id } edges { node { id } } }
              engagement(key: "wherever-e0") { disputes { id } } }
            """,
            Map.of("engagement", scene.engagements().get(0)));
    assertEquals(id, id(Map.of("engagement", "wherever-e0", "attribute", "STATUS")));
    assertEquals(List.of(id), lists.getList("disputes.nodes.id"));
    assertEquals(List.of(id), lists.getList("disputes.edges.node.id"));
    assertEquals(List.of(id), lists.getList("engagement.disputes.id"));
  }

  @Test
  void itAnswersByItsIdAsByItsQuestion() {
    Map<String, Object> question = status(scene("answers", THREE_TURNS));
    for (Map<String, ?> asked :
        List.of(
            question,
            with(question, "asOf", "2025-03-03T12:00:00Z"),
            with(question, "statedOnly", true))) {
      Map<String, Object> dispute = ask(ASKED, asked).getMap("dispute");
      Json byId = ask(BY_ID, Map.of("id", dispute.get("id")));
      assertEquals(dispute, byId.getMap("dispute"));
      assertEquals(with(dispute, "__typename", "Dispute"), byId.getMap("node"));
    }
    assertEquals(
        "CONTESTED",
        ask(ASKED, with(question, "asOf", "2025-03-03T12:00:00Z")).get("dispute.state"));
  }

  @Test
  void theIdOutlivesTheRow() {
    Scene scene = scene("outlives", THREE_TURNS);
    String id = id(status(scene));
    List<String> rows = scene.disputes();
    scene.add("statements: [" + statement("s0", "kim", 4, 0, "ONGOING") + "]");
    assertNotEquals(rows, scene.disputes());
    assertEquals(id, id(status(scene)));
    assertEquals("CONTESTED", ask(BY_ID, Map.of("id", id)).get("node.state"));
  }

  @Test
  void eachSubjectHasItsOwn() {
    Scene scene =
        scene(
            "subjects",
            """
            statements: [{key: '$-k', speaker: '$-kim', kind: 'CLAIM', rendering: 'PARAPHRASE', text: 'Words.', language: 'en',
              medium: 'SPEECH', said: '2025-03-01', citations: [{source: '$-source'}], assertions: [
                {engagement: '$-e0', attribute: 'KILLED', subject: '$-arland',
                  quantity: {best: 5, qualifier: 'EXACTLY', unit: 'soldiers'}},
                {engagement: '$-e0', attribute: 'KILLED', quantity: {best: 9, qualifier: 'EXACTLY', unit: 'soldiers'}}]}]
            """);
    Map<String, Object> question = with(status(scene), "attribute", "KILLED");
    String arland = ask("{ actor(key: \"subjects-arland\") { id } }").get("actor.id");
    Json of = ask(ASKED, with(question, "subject", arland));
    assertEquals("subjects-arland", of.get("dispute.subject.key"));
    assertNull(ask(ASKED, question).get("dispute.subject"));
    assertEquals(
        of.getMap("dispute"), ask(BY_ID, Map.of("id", of.get("dispute.id"))).getMap("dispute"));
    assertNotEquals(of.getString("dispute.id"), id(question));
  }

  @Test
  void theMomentsOfAHistoryAreDisputesOfTheirOwn() {
    String id = id(status(scene("history", THREE_TURNS)));
    String history =
        "history { nodes { __typename id state since history { totalCount nodes { id state } } } }";
    Json all =
        ask(
            "query($id: ID!) { node(id: $id) { ... on Dispute { " + history + " } } }",
            Map.of("id", id));
    List<Map<String, ?>> moments = all.getList("node.history.nodes");
    assertEquals(
        List.of("ONE_SIDED", "CONTESTED", "AGREED"), all.getList("node.history.nodes.state"));
    assertEquals(List.of(1, 2, 3), all.getList("node.history.nodes.history.totalCount"));
    List<String> ids = all.getList("node.history.nodes.id");
    assertEquals(3, new HashSet<>(ids).size());
    assertTrue(!ids.contains(id));
    Json again =
        ask(
            "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Dispute { state since"
                + " history { totalCount nodes { id state } } } } }",
            Map.of("ids", ids));
    assertEquals(moments, again.getList("nodes"));
  }

  /** As Relay does it: the first page with the rest of the query, each next one through node. */
  @Test
  void theHistoryIsWalkedThroughTheNode() {
    String id = id(status(scene("walked", THREE_TURNS)));
    String page =
        "query($id: ID!, $after: String) { node(id: $id) { id ... on Dispute { history(first: 1, after: $after) {"
            + " totalCount edges { cursor node { id state } } pageInfo { endCursor hasNextPage } } } } }";
    List<String> states = new ArrayList<>();
    Map<String, Object> variables = with(Map.of("id", id), "after", null);
    Json answer;
    do {
      answer = ask(page, variables);
      assertEquals(id, answer.get("node.id"));
      assertEquals(3, answer.getInt("node.history.totalCount"));
      states.addAll(answer.getList("node.history.edges.node.state"));
      variables.put("after", answer.get("node.history.pageInfo.endCursor"));
    } while (answer.getBoolean("node.history.pageInfo.hasNextPage"));
    assertEquals(List.of("ONE_SIDED", "CONTESTED", "AGREED"), states);
  }

  @Test
  void oneStretchIsManyDisputesAtManyMoments() {
    Scene scene = scene("stretch", THREE_TURNS);
    Map<String, Object> question = status(scene);
    List<String> ids = new ArrayList<>();
    for (String hour : List.of("01", "02", "03")) {
      ids.add(id(with(question, "asOf", "2025-03-03T" + hour + ":00:00Z")));
    }
    ids.add(id(question));
    Json found =
        ask(
            "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Dispute { state positions { holders { camp { key } } } history { totalCount } } } }",
            Map.of("ids", ids));
    assertEquals(ids, found.getList("nodes.id"));
    assertEquals(
        List.of("CONTESTED", "CONTESTED", "CONTESTED", "AGREED"), found.getList("nodes.state"));
    assertEquals(List.of(2, 2, 2, 1), found.getList("nodes.collect { it.positions.size() }"));
    assertEquals(List.of(2, 2, 2, 3), found.getList("nodes.history.totalCount"));
  }

  @Test
  void manyIdsTakeAsManySqlStatementsAsOne() {
    Map<String, Object> question = status(scene("sql", THREE_TURNS));
    List<String> ids = new ArrayList<>();
    for (int minute = 10; minute < 40; minute++) {
      ids.add(id(with(question, "asOf", "2025-03-03T01:" + minute + ":00Z")));
    }
    String query =
        "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Dispute { engagement { key } history { nodes { state } }"
            + " positions { value { text } } } } }";
    assertEquals(5, sql(query, Map.of("ids", ids.subList(0, 1))));
    assertEquals(5, sql(query, Map.of("ids", ids)));
    String actor = ask("{ actor(key: \"sql-kim\") { id } }").get("actor.id");
    assertEquals(2, sql("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", Map.of("ids", ids)));
    ids.add(actor);
    assertEquals(4, sql("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", Map.of("ids", ids)));
  }

  @Test
  void whatNobodySpokeToIsNull() {
    Scene scene = scene("silent", THREE_TURNS);
    Map<String, Object> question = status(scene);
    String id = id(question);
    assertNull(ask(ASKED, with(question, "attribute", "KILLED")).get("dispute"));
    assertNull(ask(ASKED, with(question, "asOf", "2025-03-01T00:00:00Z")).get("dispute"));
    assertNull(ask(ASKED, with(question, "knownAt", "2025-03-01T00:00:00Z")).get("dispute"));
    String before = plain(id).replaceFirst("//$", "/2025-03-01T00:00:00Z/");
    assertNull(ask(BY_ID, Map.of("id", encoded(before))).get("node"));
  }

  @Test
  void whatIsGoneIsNull() {
    Scene scene = scene("gone", THREE_TURNS);
    String engagement = scene.engagements().get(0);
    Json found =
        ask(
            """
            { engagement(key: "gone-e0") { disputes { id } } statement(key: "gone-s1") { assertions { id } }
              actor(key: "gone-kim") { affiliations { id } } }
            """);
    List<String> ids =
        List.of(
            found.get("engagement.disputes[0].id"),
            found.get("statement.assertions[0].id"),
            found.get("actor.affiliations[0].id"));
    String nodes = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
    assertEquals(ids, ask(nodes, Map.of("ids", ids)).getList("nodes.id"));
    execute(
        "update engagement set deleted_at = now(), deletion_reason = 'Test' where id = '"
            + engagement
            + "'");
    execute("update assertion set superseded_at = now() where id = '" + ids.get(1) + "'");
    execute("update affiliation set superseded_at = now() where id = '" + ids.get(2) + "'");
    List<Object> gone = new ArrayList<>();
    ids.forEach(id -> gone.add(null));
    assertEquals(gone, ask(nodes, Map.of("ids", ids)).getList("nodes"));
    assertNull(ask(BY_ID, Map.of("id", ids.get(0))).get("dispute"));
  }

  @Test
  void whatIsNoIdIsRefused() {
    String id = id(status(scene("malformed", THREE_TURNS)));
    String plain = plain(id);
    List<String> malformed =
        List.of(
            "",
            " ",
            "kursk-campaign",
            "dispute",
            id.substring(1),
            id.substring(0, id.length() - 2),
            id + "=",
            id + "A",
            id.toUpperCase(),
            encoded(plain + "/"),
            encoded(plain.replace("STATUS", "status")),
            encoded(plain.replace("STATUS", "MOOD")),
            encoded(plain.replace("/false/", "/no/")),
            encoded(plain.replace("dispute/1", "dispute/2")),
            encoded(plain.toUpperCase().replace("DISPUTE", "dispute").replace("FALSE", "false")),
            encoded(plain.replaceFirst("//$", "/2025-03-01T00:00:00.000Z/")),
            encoded(plain.replaceFirst("//$", "/+1000000000-12-31T00:00:00Z/")),
            encoded(plain.replaceFirst("//$", "//-1000000000-01-01T00:00:00Z")),
            encoded(plain.replaceFirst("//$", "/yesterday/")));
    for (String wrong : malformed) {
      for (String field : List.of("node", "dispute")) {
        GraphQL.Error error =
            refused("query($id: ID!) { " + field + "(id: $id) { id } }", Map.of("id", wrong));
        assertEquals("invalid", error.code(), wrong);
        assertEquals("id: must be an id as this service gives it", error.message());
      }
    }
    assertEquals(
        "invalid",
        refused(
                "query($ids: [ID!]!) { nodes(ids: $ids) { id } }",
                Map.of("ids", List.of(id, id + "A")))
            .code());
  }

  @Test
  void anIdOfSomethingElseIsNoDispute() {
    scene("foreign", THREE_TURNS);
    String actor = ask("{ actor(key: \"foreign-kim\") { id } }").get("actor.id");
    GraphQL.Error error =
        refused("query($id: ID!) { dispute(id: $id) { id } }", Map.of("id", actor));
    assertEquals("invalid", error.code());
    assertEquals("id: must be an id as this service gives it", error.message());
    String other =
        encoded(
            plain(id(status(scene("foreign2", THREE_TURNS))))
                .replaceFirst("[0-9a-f]{8}-", "00000000-"));
    assertNull(ask(BY_ID, Map.of("id", other)).get("node"));
  }

  @Test
  void eitherTheIdIsGivenOrTheQuestion() {
    Map<String, Object> question = status(scene("either", THREE_TURNS));
    String id = id(question);
    for (String arguments :
        List.of(
            "",
            "(statedOnly: false)",
            "(id: \"" + id + "\", attribute: STATUS)",
            "(id: \"" + id + "\", statedOnly: true)",
            "(id: \"" + id + "\", asOf: \"2025-03-03T00:00:00Z\")")) {
      GraphQL.Error error = refused("{ dispute" + arguments + " { id } }");
      assertEquals("invalid", error.code());
      assertTrue(error.message().startsWith("id: must be given alone"), error.message());
    }
    for (String arguments :
        List.of(
            "attribute: STATUS",
            "engagement: \"\", attribute: STATUS",
            "engagement: \"" + question.get("engagement") + "\"",
            "statedOnly: true")) {
      GraphQL.Error error = refused("{ dispute(" + arguments + ") { id } }");
      assertEquals("engagement, attribute: both must be given, or else an id", error.message());
    }
    assertEquals(
        "not-found",
        refused(ASKED, with(question, "engagement", "00000000-0000-7000-8000-000000000000"))
            .code());
    assertEquals(
        "not-found",
        refused(ASKED, with(question, "subject", "00000000-0000-7000-8000-000000000000")).code());
  }

  private static Map<String, Object> status(Scene scene) {
    return new HashMap<>(Map.of("engagement", scene.engagements().get(0), "attribute", "STATUS"));
  }

  private static Map<String, Object> with(Map<String, ?> some, String name, Object value) {
    Map<String, Object> more = new HashMap<>(some);
    more.put(name, value);
    return more;
  }

  private static String id(Map<String, ?> question) {
    return ask(ASKED, question).get("dispute.id");
  }

  private static String plain(String id) {
    return new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8);
  }

  private static String encoded(String plain) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  private static void execute(String sql) {
    try (Connection database = TestDatabase.connect();
        Statement statement = database.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private long sql(String query, Map<String, ?> variables) {
    sessions.getStatistics().clear();
    ask(query, variables);
    return sessions.getStatistics().getPrepareStatementCount();
  }

  private Scene scene(String name, String sections) {
    Scene scene = new Scene(importer, name, 1);
    scene.add(sections);
    return scene;
  }
}
