package io.counterclaim.recording;

import static io.counterclaim.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.GraphQL;
import io.counterclaim.Json;
import io.counterclaim.Sql;
import io.counterclaim.dispute.OwnDatabase;
import io.counterclaim.dossier.DossierImporter;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written down of what changes, however it is written. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class ChangeTest {
  private static final String PAGE =
      """
      query($after: Revision, $first: Int, $types: [NodeType!]) { changes(after: $after, first: $first, types: $types) {
        nodes { revision at kind type id key why by before after }
        edges { cursor node { revision } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }
      """;

  @Inject DossierImporter importer;

  private Sql sql;
  private String before;

  @BeforeEach
  void open() {
    sql = Sql.open();
    before = latest();
  }

  @AfterEach
  void close() {
    sql.close();
  }

  private String latest() {
    return sql.rows("select coalesce(max(revision), 0) from change").get(0);
  }

  private List<Map<String, Object>> since(String revision) {
    return ask(PAGE, Map.of("after", revision, "first", 100)).getList("changes.nodes");
  }

  /** Each in a line: what was done to what. */
  private List<String> told() {
    return since(before).stream()
        .map(
            c ->
                c.get("kind")
                    + " "
                    + c.get("type")
                    + (c.get("key") == null ? "" : " " + c.get("key")))
        .toList();
  }

  private static String dossier(String key) {
    return """
    {"title": "T", "actors": [{"key": "%1$s", "type": "NON_GOVERNMENTAL_ORGANIZATION", "name": "Speaker"}],
     "affiliations": [{"member": "%1$s", "kind": "ALLIED_WITH", "group": "ukraine"}],
     "places": [{"key": "%1$s", "name": "Place", "precision": "NEAR"}],
     "sources": [{"key": "%1$s", "kind": "WEB_PAGE", "publisher": "%1$s", "published": "2025-05-01"}],
     "engagements": [{"key": "%1$s", "kind": "OTHER", "title": "Event", "place": "%1$s",
       "participants": [{"actor": "%1$s", "role": "WITNESS"}]}],
     "statements": [{"key": "%1$s", "speaker": "%1$s", "kind": "CLAIM", "rendering": "PARAPHRASE", "text": "Words.",
       "language": "en", "medium": "SPEECH", "said": "2025-05-01", "citations": [{"source": "%1$s"}],
       "assertions": [{"engagement": "%1$s", "attribute": "STATUS", "code": "ENDED"}]}],
     "relations": [{"from": "%1$s", "type": "REPEATS", "to": "putin-kursk-regained", "basis": "EDITORIAL"}],
     "assessments": [{"assessor": "cnn", "statements": ["%1$s"], "verdict": "UNVERIFIED",
       "credibility": "CANNOT_BE_JUDGED_6", "assessed": "2025-05-02"}]}
    """
        .formatted(key);
  }

  private void record(String key) {
    importer.importDossier(dossier(key).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aDossierIsRecordedPartByPart() {
    record("c-dossier");
    assertEquals(
        List.of(
            "RECORDED ACTOR c-dossier",
            "RECORDED AFFILIATION",
            "RECORDED PLACE c-dossier",
            "RECORDED SOURCE c-dossier",
            "RECORDED ENGAGEMENT c-dossier",
            "RECORDED STATEMENT c-dossier",
            "RECORDED RELATION",
            "RECORDED ASSESSMENT"),
        told());
    Map<String, Object> statement = since(before).get(5);
    assertNull(statement.get("before"));
    assertEquals("postgres", statement.get("by"));
    assertEquals(
        Map.of(
            "key",
            "c-dossier",
            "speaker",
            "c-dossier",
            "kind",
            "CLAIM",
            "rendering",
            "PARAPHRASE",
            "text",
            "Words.",
            "language",
            "en",
            "medium",
            "SPEECH",
            "said",
            "2025-05-01Z",
            "citations",
            List.of(Map.of("source", "c-dossier")),
            "assertions",
            List.of(Map.of("engagement", "c-dossier", "attribute", "STATUS", "code", "ENDED"))),
        sorted(statement.get("after")));
    Json asked = ask("{ statement(key: \"c-dossier\") { id recordedAt revision } }");
    assertEquals(asked.getString("statement.id"), statement.get("id"));
    assertEquals(asked.getString("statement.revision"), statement.get("revision"));
    assertEquals(asked.getString("statement.recordedAt"), statement.get("at"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> sorted(Object json) {
    return new HashMap<>((Map<String, Object>) json);
  }

  @Test
  void theSameAgainChangesNothing() {
    record("c-same");
    before = latest();
    record("c-same");
    sql.execute(
        "update actor set name = name where key = 'c-same'",
        "update statement set camp_id = speaker_id where key = 'c-same'",
        "update statement set camp_id = (select id from actor where key = 'nato') where key = 'c-same'");
    assertEquals(List.of(), told());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          update actor set description = 'd' where key = 'KEY' | AMENDED ACTOR KEY
          insert into actor_name select gen_random_uuid(), id, 'Alias', null, 'ALIAS' from actor where key = 'KEY' | AMENDED ACTOR KEY
          insert into external_id select gen_random_uuid(), id, null, 'UCDP', 'KEY' from actor where key = 'KEY' | AMENDED ACTOR KEY
          insert into external_id select gen_random_uuid(), null, id, 'GEONAMES', 'KEY' from place where key = 'KEY' | AMENDED PLACE KEY
          update place set country = 'UA' where key = 'KEY' | AMENDED PLACE KEY
          update source set url = 'https://example.org' where key = 'KEY' | AMENDED SOURCE KEY
          update engagement set title = 'Other' where key = 'KEY' | AMENDED ENGAGEMENT KEY
          delete from participation where engagement_id = (select id from engagement where key = 'KEY') | AMENDED ENGAGEMENT KEY
          update participation set side = 'A' where engagement_id = (select id from engagement where key = 'KEY') | AMENDED ENGAGEMENT KEY
          insert into citation (id, statement_id, source_id, position) select gen_random_uuid(), s.id, o.id, 1 from statement s, source o where s.key = 'KEY' and o.key = 'KEY' | AMENDED STATEMENT KEY
          insert into assertion (id, statement_id, engagement_id, attribute, polarity, basis, code) select gen_random_uuid(), s.id, e.id, 'OCCURRED', 'AFFIRMS', 'STATED', 'YES' from statement s, engagement e where s.key = 'KEY' and e.key = 'KEY' | RECORDED ASSERTION, AMENDED STATEMENT KEY
          update assertion set superseded_at = now() where statement_id = (select id from statement where key = 'KEY') | SUPERSEDED ASSERTION, AMENDED STATEMENT KEY
          update affiliation set superseded_at = now() where member_id = (select id from actor where key = 'KEY') | SUPERSEDED AFFILIATION
          update statement_relation set superseded_at = now() where from_id = (select id from statement where key = 'KEY') | WITHDRAWN RELATION
          update assessment set superseded_at = now() where statement_id = (select id from statement where key = 'KEY') | WITHDRAWN ASSESSMENT
          update statement set deleted_at = now(), deletion_reason = 'in error' where key = 'KEY' | DELETED STATEMENT KEY
          update actor set deleted_at = now(), deletion_reason = 'in error' where key = 'KEY' | DELETED ACTOR KEY
          """)
  void whatIsWrittenStraightIntoTheDatabaseIsToldOf(String statement, String changes) {
    String key = "c-sql-" + Integer.toHexString(statement.hashCode());
    record(key);
    before = latest();
    sql.execute(statement.replace("KEY", key));
    assertEquals(List.of(changes.replace("KEY", key).split(", ")), told());
    for (Map<String, Object> change : since(before)) {
      boolean gone = List.of("SUPERSEDED", "WITHDRAWN", "DELETED").contains(change.get("kind"));
      assertEquals(gone, change.get("after") == null);
      assertEquals(change.get("kind").equals("RECORDED"), change.get("before") == null);
      assertEquals("postgres", change.get("by"));
      assertEquals(change.get("kind").equals("DELETED") ? "in error" : null, change.get("why"));
    }
  }

  @Test
  void whatIsDeletedIsToldWithWhatItWasAndCanBeRestored() {
    record("c-deleted");
    before = latest();
    sql.execute(
        "update statement set deleted_at = now(), deletion_reason = 'r' where key = 'c-deleted'",
        "update statement set deleted_at = null, deletion_reason = null where key = 'c-deleted'");
    assertEquals(List.of("DELETED STATEMENT c-deleted", "RESTORED STATEMENT c-deleted"), told());
    List<Map<String, Object>> changes = since(before);
    assertEquals(changes.get(0).get("before"), changes.get(1).get("after"));
    assertNull(changes.get(1).get("before"));
  }

  @Test
  void whatIsWrittenIsToldOnceForEachTransaction() {
    record("c-once");
    before = latest();
    sql.execute(
        "begin",
        "set local counterclaim.by = 'an editor'",
        "set local counterclaim.why = 'because'",
        "update actor set description = 'one' where key = 'c-once'",
        "update actor set description = 'two' where key = 'c-once'",
        "update place set country = 'UA' where key = 'c-once'",
        "update place set country = null where key = 'c-once'",
        "commit");
    assertEquals(List.of("AMENDED ACTOR c-once"), told());
    Map<String, Object> change = since(before).get(0);
    assertEquals("an editor", change.get("by"));
    assertEquals("because", change.get("why"));
    assertEquals(
        0,
        sql.number("select count(*) from change_due")
            + sql.number("select count(*) from change_turn"));
  }

  @Test
  void aWriterCanHaveItsRevisionsBeforeItCommits() {
    record("c-early");
    before = latest();
    sql.execute("begin", "update actor set name = 'One' where key = 'c-early'");
    assertEquals(before, latest());
    sql.execute("set constraints changes immediate");
    assertEquals(1, Long.parseLong(latest()) - Long.parseLong(before));
    sql.execute(
        "set constraints changes deferred",
        "update actor set name = 'Two' where key = 'c-early'",
        "commit");
    assertEquals(List.of("AMENDED ACTOR c-early", "AMENDED ACTOR c-early"), told());
  }

  @Test
  void whatIsRolledBackLeavesNothing() {
    record("c-back");
    before = latest();
    sql.execute(
        "begin",
        "update actor set name = 'One' where key = 'c-back'",
        "savepoint s",
        "update place set name = 'One' where key = 'c-back'",
        "rollback to s",
        "commit",
        "begin",
        "update source set title = 'One' where key = 'c-back'",
        "set constraints changes immediate",
        "rollback");
    assertEquals(List.of("AMENDED ACTOR c-back"), told());
  }

  @Test
  void nothingThatWasToldIsDeletedOrOverwritten() {
    assertThrows(IllegalStateException.class, () -> sql.execute("delete from change"));
    assertThrows(IllegalStateException.class, () -> sql.execute("update change set by = 'me'"));
  }

  @Test
  void whatTriggersMissedIsRecordedLater() {
    sql.execute(
        "alter table actor disable trigger user",
        "insert into actor (id, key, type, name, deleted_at, deletion_reason, recorded_at)"
            + " values (gen_random_uuid(), 'c-missed', 'OTHER', 'Missed', now(), 'gone', now() - interval '1 day')",
        "alter table actor enable trigger user",
        "select write_missing_changes()");
    assertEquals(List.of("RECORDED ACTOR c-missed", "DELETED ACTOR c-missed"), told());
  }

  @Test
  void pagesMakeTheWholeList() {
    record("c-pages");
    for (List<String> types :
        List.of(List.<String>of(), List.of("ACTOR"), List.of("PLACE", "SOURCE", "RELATION"))) {
      List<String> walked = new ArrayList<>();
      String after = null;
      boolean more = true;
      while (more) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("after", after);
        variables.put("first", 7);
        variables.put("types", types);
        Json page = ask(PAGE, variables);
        List<String> revisions = page.getList("changes.nodes.revision");
        assertEquals(revisions, page.getList("changes.edges.cursor"));
        assertEquals(revisions, page.getList("changes.edges.node.revision"));
        assertEquals(after != null, page.getBoolean("changes.pageInfo.hasPreviousPage"));
        walked.addAll(revisions);
        more = page.getBoolean("changes.pageInfo.hasNextPage");
        after = page.getString("changes.pageInfo.endCursor");
      }
      String of = types.stream().map(type -> "'" + type + "'").collect(Collectors.joining(", "));
      assertEquals(
          sql.rows(
              "select revision from change "
                  + (types.isEmpty() ? "" : "where type in (" + of + ") ")
                  + "order by revision"),
          walked);
    }
  }

  @Test
  void aNodeTellsItsHistoryTheLatestFirst() {
    record("c-history");
    sql.execute(
        "update actor set name = 'Two' where key = 'c-history'",
        "update actor set name = 'Three' where key = 'c-history'",
        "update place set name = 'Two' where key = 'c-history'",
        "update source set title = 'Two' where key = 'c-history'",
        "update engagement set title = 'Two' where key = 'c-history'");
    String history =
        "{ revision history { nodes { revision kind key after } pageInfo { hasNextPage } } }";
    Json told =
        ask(
            "{ actor(key: \"c-history\") %1$s place(key: \"c-history\") %1$s source(key: \"c-history\") %1$s engagement(key: \"c-history\") %1$s statement(key: \"c-history\") %1$s }"
                .formatted(history));
    assertEquals(
        List.of("AMENDED", "AMENDED", "RECORDED"), told.getList("actor.history.nodes.kind"));
    assertEquals(
        List.of("Three", "Two", "Speaker"), told.getList("actor.history.nodes.after.name"));
    for (String node : List.of("place", "source", "engagement")) {
      assertEquals(List.of("AMENDED", "RECORDED"), told.getList(node + ".history.nodes.kind"));
      assertEquals(
          told.getString(node + ".revision"), told.getString(node + ".history.nodes[0].revision"));
    }
    assertEquals(List.of("RECORDED"), told.getList("statement.history.nodes.kind"));
    Json first =
        ask(
            "{ actor(key: \"c-history\") { history(first: 2) { pageInfo { hasNextPage endCursor } } } }");
    assertTrue(first.getBoolean("actor.history.pageInfo.hasNextPage"));
    Json rest =
        ask(
            "query($after: String) { actor(key: \"c-history\") { history(after: $after) { nodes { kind } pageInfo { hasNextPage } } } }",
            Map.of("after", first.getString("actor.history.pageInfo.endCursor")));
    assertEquals(List.of("RECORDED"), rest.getList("actor.history.nodes.kind"));
  }

  @Test
  void everyNodeHasARevision() {
    Json all =
        ask(
            """
            { statements(first: 100, filter: {engagement: "kursk-campaign"}) { nodes { revision relations { basis revision } assessments { revision }
                citations { source { revision } } speaker { revision affiliations { revision } }
                engagements { revision place { revision } } } } }
            """);
    assertNotNull(all.get("statements.nodes[0].revision"));
    List<Map<String, Object>> relations =
        all.<List<Map<String, Object>>>getList("statements.nodes.relations").stream()
            .flatMap(List::stream)
            .toList();
    assertTrue(relations.stream().anyMatch(relation -> relation.get("revision") == null));
    for (Map<String, Object> relation : relations) {
      assertEquals(relation.get("basis").equals("DERIVED"), relation.get("revision") == null);
    }
  }

  @Test
  void whatIsWithdrawnHoldsNoMore() {
    record("c-withdrawn");
    String asked =
        "{ statement(key: \"c-withdrawn\") { relations { type } assessments { verdict } } }";
    assertEquals(1, ask(asked).getList("statement.relations").size());
    assertEquals(1, ask(asked).getList("statement.assessments").size());
    sql.execute(
        "update statement_relation set superseded_at = now() where from_id = (select id from statement where key = 'c-withdrawn')",
        "update assessment set superseded_at = now() where statement_id = (select id from statement where key = 'c-withdrawn')");
    assertEquals(List.of(), ask(asked).getList("statement.relations"));
    assertEquals(List.of(), ask(asked).getList("statement.assessments"));
    assertEquals(
        0,
        ask("{ statements(filter: {text: \"words\", speaker: \"c-withdrawn\", verdicts: [UNVERIFIED]}) { totalCount } }")
            .getInt("statements.totalCount"));
  }

  @ParameterizedTest
  @CsvSource({"-1", "x", "1.5", "''", "12345678901234567890"})
  void whatIsNoRevisionIsRefused(String revision) {
    GraphQL.Error refused = GraphQL.refused(PAGE, Map.of("after", revision));
    assertEquals("invalid", refused.code());
    assertTrue(refused.message().contains("digits in a string"), refused.message());
    GraphQL.Error cursor =
        GraphQL.refused(
            "{ actor(key: \"cnn\") { history(after: \"" + revision + "\") { nodes { key } } } }");
    assertTrue(cursor.message().startsWith("after: must be a cursor"), cursor.message());
  }
}
