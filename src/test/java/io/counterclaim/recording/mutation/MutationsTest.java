package io.counterclaim.recording.mutation;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.recording.mutation.Desk.actor;
import static io.counterclaim.recording.mutation.Desk.asserting;
import static io.counterclaim.recording.mutation.Desk.broken;
import static io.counterclaim.recording.mutation.Desk.good;
import static io.counterclaim.recording.mutation.Desk.record;
import static io.counterclaim.recording.mutation.Desk.send;
import static io.counterclaim.recording.mutation.Desk.statement;
import static io.counterclaim.recording.mutation.Desk.violations;
import static io.counterclaim.recording.mutation.Desk.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.Json;
import io.counterclaim.dispute.OwnDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Recording over GraphQL, as a news desk does. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class MutationsTest {
  private static final String DISPUTE =
      "{ dispute(engagement: \"m-town\", attribute: STATUS) { state positions { value { text } holders { camp { key } } } } }";

  private static int worlds;

  /** Each test has a town of its own. */
  private final String town = "m-town-" + ++worlds;

  private final String red = "m-red-" + worlds;
  private final String blue = "m-blue-" + worlds;
  private final String source = "m-source-" + worlds;

  @BeforeEach
  void recordTheTown() {
    good(record("Actor", actor(red, "STATE"), "actor { key }"));
    good(record("Actor", actor(blue, "STATE"), "actor { key }"));
    good(
        record(
            "Source",
            Map.of("key", source, "kind", "WEB_PAGE", "publisher", red, "published", "2025-04-27"),
            "source { key }"));
    good(
        record(
            "Engagement",
            Map.of("key", town, "kind", "COMBAT_ENGAGEMENT", "title", "The town"),
            "engagement { key }"));
  }

  private Map<String, Object> says(String key, String speaker, String status) {
    Map<String, Object> input = statement(key + "-" + town, speaker, source);
    input.put("assertions", List.of(asserting(town, "STATUS", status)));
    return input;
  }

  private String state() {
    return ask(DISPUTE.replace("m-town", town)).get("dispute.state");
  }

  @Test
  void whatIsRecordedIsAnsweredWithTheDisputesThatItChanges() {
    Map<String, Object> first =
        good(
            record(
                "Statement",
                says("one", red, "ENDED"),
                "statement { key camp { key } said { text zone } } disputes { state attribute } query { statement(key: \"one-"
                    + town
                    + "\") { key } }"));
    Json payload = Json.of(first);
    assertEquals(red, payload.get("statement.camp.key"));
    assertEquals("26 April 2025", payload.get("statement.said.text"));
    assertEquals("Europe/Kyiv", payload.get("statement.said.zone"));
    assertEquals("ONE_SIDED", payload.get("disputes[0].state"));
    assertEquals("one-" + town, payload.get("query.statement.key"));
    Json second =
        Json.of(
            good(
                record("Statement", says("two", blue, "ONGOING"), "disputes { state attribute }")));
    assertEquals("CONTESTED", second.get("disputes[0].state"));
    assertEquals("CONTESTED", state());
  }

  @Test
  void theSameAgainChangesNothing() {
    Map<String, Object> first =
        good(record("Statement", says("one", red, "ENDED"), "statement { id recordedAt }"));
    Map<String, Object> input = says("one", red, "ENDED");
    input.put("timeZone", "UTC");
    input.put("said", "2025-04-26[Europe/Kyiv]");
    assertEquals(first, good(record("Statement", input, "statement { id recordedAt }")));
    assertEquals(
        1,
        ask("{ statements(filter: {engagement: \"" + town + "\"}) { totalCount } }")
            .<Integer>get("statements.totalCount"));
  }

  @Test
  void otherContentUnderTheSameKeyIsAConflictThatNamesTheDifference() {
    good(record("Statement", says("one", red, "ENDED"), "statement { id }"));
    Map<String, Object> other = says("one", red, "ONGOING");
    other.put("text", "It was otherwise.");
    Map<String, Object> payload = record("Statement", other, "statement { id }");
    assertEquals(List.of("input/assertions", "input/text"), broken(payload));
    assertEquals("CONFLICT", violations(payload).get(0).get("code"));
    assertNull(payload.get("statement"));
  }

  @Test
  void allThatIsWrongIsToldAtOnceWithThePathIntoTheInput() {
    Map<String, Object> input = says("one", "m-nobody", "PERHAPS");
    input.put("said", "2925-04-26");
    input.put("citations", List.of(Map.of("source", source, "quote", "never said")));
    Map<String, Object> payload = record("Statement", input, "statement { id }");
    assertEquals(
        List.of(
            "input/assertions/0/code", "input/citations/0/quote", "input/said", "input/speaker"),
        broken(payload).stream().sorted().toList());
    assertNull(ask("{ statement(key: \"one-" + town + "\") { key } }").<Object>get("statement"));
  }

  @Test
  void twoOfOneMutationInOneRequestAreTwoRecordings() {
    Json both =
        ask(
            "mutation($a: ActorInput!, $b: ActorInput!) { a: recordActor(input: $a) { actor { key } violations { message } }"
                + " b: recordActor(input: $b) { actor { key } violations { path } } }",
            Map.of(
                "a", actor("m-a-" + town, "OTHER"),
                "b", with(actor("m-b-" + town, "OTHER"), "country", "XX")));
    assertEquals("m-a-" + town, both.get("a.actor.key"));
    assertNull(both.<Object>get("b.actor"));
    assertEquals(List.of("input", "country"), both.getList("b.violations[0].path"));
  }

  @Test
  void whatIsLeftOutStaysAndWhatIsNullIsCleared() {
    Map<String, Object> input =
        with(
            actor("m-person-" + town, "PERSON"),
            "country",
            "UA",
            "description",
            "A person.",
            "aliases",
            List.of(Map.of("text", "Alias", "kind", "ALIAS")),
            "externalIds",
            List.of(Map.of("scheme", "LEI", "value", "L" + town)));
    good(record("Actor", input, "actor { id }"));
    Map<String, Object> change = with(Map.of("actor", "m-person-" + town, "name", "New name"));
    change.put("description", null);
    Json amended =
        Json.of(
            good(
                send(
                    "amendActor",
                    change,
                    "actor { name country description aliases { text } externalIds { value } history { nodes { kind why } } }")));
    assertEquals("New name", amended.get("actor.name"));
    assertEquals("UA", amended.get("actor.country"));
    assertNull(amended.<Object>get("actor.description"));
    assertEquals("Alias", amended.get("actor.aliases[0].text"));
    assertEquals("L" + town, amended.get("actor.externalIds[0].value"));
    assertEquals(
        List.of("AMENDED", "RECORDED"),
        amended.getList("actor.history.nodes").stream()
            .map(change1 -> ((Map<?, ?>) change1).get("kind"))
            .toList());
  }

  @Test
  void anExternalIdIsTakenFromNobody() {
    List<Map<String, String>> ids = List.of(Map.of("scheme", "LEI", "value", "X" + town));
    good(record("Actor", with(actor("m-x-" + town, "OTHER"), "externalIds", ids), "actor { id }"));
    assertEquals(
        List.of("input/externalIds/0/value"),
        broken(
            record(
                "Actor", with(actor("m-y-" + town, "OTHER"), "externalIds", ids), "actor { id }")));
    assertEquals(
        List.of("input/externalIds/1/scheme"),
        broken(
            record(
                "Actor",
                with(
                    actor("m-z-" + town, "OTHER"),
                    "externalIds",
                    List.of(
                        Map.of("scheme", "UCDP", "value", "1" + town),
                        Map.of("scheme", "UCDP", "value", "2" + town))),
                "actor { id }")));
  }

  @Test
  void aChangeThatIsMeantForAnotherRevisionIsAConflict() {
    String revision = (String) record("Actor", actor(red, "STATE"), "actor { id }").get("revision");
    Map<String, Object> change = Map.of("actor", red, "name", "Red", "expected", revision);
    String next = (String) good(send("amendActor", change, "actor { name }")).get("revision");
    assertNotEquals(revision, next);
    Map<String, Object> late = Map.of("actor", red, "name", "Crimson", "expected", revision);
    Map<String, Object> payload = send("amendActor", late, "actor { name }");
    assertEquals(List.of("input/expected"), broken(payload));
    assertTrue(violations(payload).get(0).get("message").toString().contains(next));
    assertEquals("Red", ask("{ actor(key: \"" + red + "\") { name } }").get("actor.name"));
  }

  @Test
  void aStatementIsCodedAnewAndItsWordsStay() {
    good(record("Statement", says("one", red, "ENDED"), "statement { id }"));
    good(record("Statement", says("two", blue, "ONGOING"), "statement { id }"));
    assertEquals("CONTESTED", state());
    Json recoded =
        Json.of(
            good(
                send(
                    "recodeStatement",
                    Map.of(
                        "statement",
                        "one-" + town,
                        "assertions",
                        List.of(asserting(town, "STATUS", "ONGOING")),
                        "why",
                        "Misread"),
                    "statement { text assertions { value { code } } history { nodes { kind why } } } disputes { state }")));
    assertEquals("ONGOING", recoded.get("statement.assertions[0].value.code"));
    assertEquals("AGREED", recoded.get("disputes[0].state"));
    assertEquals("Misread", recoded.get("statement.history.nodes[0].why"));
    assertEquals(
        List.of("input/assertions/0/code"),
        broken(
            send(
                "recodeStatement",
                Map.of(
                    "statement",
                    "one-" + town,
                    "assertions",
                    List.of(asserting(town, "STATUS", "PERHAPS"))),
                "statement { id }")));
  }

  @Test
  void aStatementIsCitedFromFurtherSources() {
    good(record("Statement", says("one", red, "ENDED"), "statement { id }"));
    String further = "m-further-" + town;
    good(
        record(
            "Source",
            Map.of("key", further, "kind", "BROADCAST", "publisher", blue),
            "source { key }"));
    Json cited =
        Json.of(
            good(
                send(
                    "citeStatement",
                    Map.of(
                        "statement",
                        "one-" + town,
                        "citations",
                        List.of(Map.of("source", further))),
                    "statement { citations { source { key } } }")));
    assertEquals(further, cited.get("statement.citations[1].source.key"));
    assertEquals(
        List.of("input/citations/0/quote"),
        broken(
            send(
                "citeStatement",
                Map.of(
                    "statement",
                    "one-" + town,
                    "citations",
                    List.of(Map.of("source", further, "quote", "never said"))),
                "statement { id }")));
  }

  /** Written as a dossier and read anew, it would have another time. */
  @Test
  void whatWouldBeTheFirstSourceOfAnUndatedStatementIsNotAddedToIt() {
    Map<String, Object> undated = says("one", red, "ENDED");
    undated.remove("said");
    good(record("Statement", undated, "statement { id }"));
    String month = "m-month-" + worlds;
    good(
        record(
            "Source",
            Map.of("key", month, "kind", "WEB_PAGE", "publisher", blue, "published", "2025-04"),
            "source { key }"));
    assertEquals(
        List.of("input/citations/0/source"),
        broken(
            send(
                "citeStatement",
                Map.of("statement", "one-" + town, "citations", List.of(Map.of("source", month))),
                "statement { id }")));
  }

  @Test
  void whatIsDeletedIsAsIfItHadNeverBeenAndComesBackWhole() {
    good(record("Statement", says("one", red, "ENDED"), "statement { id }"));
    String id =
        Json.of(good(record("Statement", says("two", blue, "ONGOING"), "statement { id }")))
            .get("statement.id");
    assertEquals("CONTESTED", state());
    Json deleted =
        Json.of(
            good(
                send(
                    "delete",
                    Map.of("id", id, "why", "Recorded twice"),
                    "node { id } disputes { state }")));
    assertEquals(id, deleted.get("node.id"));
    assertEquals("ONE_SIDED", deleted.get("disputes[0].state"));
    assertEquals("ONE_SIDED", state());
    assertNull(ask("{ statement(key: \"two-" + town + "\") { id } }").<Object>get("statement"));
    assertEquals(
        List.of("input/key"),
        broken(record("Statement", says("two", blue, "ENDED"), "statement { id }")));
    good(send("restore", Map.of("id", id, "why", "It was not"), "node { id }"));
    assertEquals("CONTESTED", state());
  }

  @Test
  void whatSomethingElseCannotBeWithoutIsNotDeleted() {
    String id = Json.of(good(record("Actor", actor(red, "STATE"), "actor { id }"))).get("actor.id");
    Map<String, Object> payload = send("delete", Map.of("id", id, "why", "Because"), "node { id }");
    assertEquals(List.of("input/id"), broken(payload));
    assertTrue(violations(payload).get(0).get("message").toString().contains(source));
    assertEquals(red, ask("{ actor(key: \"" + red + "\") { key } }").get("actor.key"));
  }

  @Test
  void whatNamesSomethingDeletedIsNotRestoredBeforeThatIs() {
    String one =
        Json.of(good(record("Statement", says("one", red, "ENDED"), "statement { id }")))
            .get("statement.id");
    String about = ask("{ engagement(key: \"" + town + "\") { id } }").get("engagement.id");
    for (String id : List.of(one, about)) {
      good(send("delete", Map.of("id", id, "why", "In error"), "node { id }"));
    }
    Map<String, Object> refused =
        send("restore", Map.of("id", one, "why", "It was not"), "node { id }");
    assertEquals(List.of("input/id"), broken(refused));
    assertTrue(violations(refused).get(0).get("message").toString().contains(town));
    for (String id : List.of(about, one)) {
      good(send("restore", Map.of("id", id, "why", "It was not"), "node { id }"));
    }
    assertEquals("ONE_SIDED", state());
  }

  @Test
  void whoIsAffiliatedIsNotDeletedAndWhoIsNotIs() {
    String id =
        Json.of(good(record("Actor", actor("m-force-" + town, "ARMED_FORCE"), "actor { id }")))
            .get("actor.id");
    Map<String, Object> removal = Map.of("id", id, "why", "No such force");
    good(send("delete", removal, "node { id }"));
    assertNull(ask("{ actor(key: \"m-force-" + town + "\") { id } }").<Object>get("actor"));
    good(send("restore", removal, "node { id }"));
    link("m-force-" + town, blue, "SUBUNIT_OF");
    Map<String, Object> refused = send("delete", removal, "node { id }");
    assertEquals(List.of("input/id"), broken(refused));
    assertTrue(violations(refused).get(0).get("message").toString().contains(blue));
  }

  private String camp() {
    return ask("{ statement(key: \"one-" + town + "\") { camp { key } } }")
        .get("statement.camp.key");
  }

  private String link(String member, String group, String kind) {
    return Json.of(
            good(
                record(
                    "Affiliation",
                    Map.of("member", member, "group", group, "kind", kind),
                    "affiliation { id }")))
        .get("affiliation.id");
  }

  @Test
  void anAffiliationIsAmendedAndCampsFollow() {
    good(record("Actor", actor("m-person-" + town, "PERSON"), "actor { id }"));
    String affiliation = link("m-person-" + town, red, "MEMBER_OF");
    good(record("Statement", says("one", "m-person-" + town, "ENDED"), "statement { id }"));
    assertEquals(red, camp());
    Json amended =
        Json.of(
            good(
                send(
                    "amendAffiliation",
                    Map.of("affiliation", affiliation, "from", "2025-05-01", "title", "Member"),
                    "affiliation { id from title }")));
    assertEquals("2025-05-01", amended.get("affiliation.from"));
    assertEquals("Member", amended.get("affiliation.title"));
    assertEquals("m-person-" + town, camp());
  }

  @Test
  void relationsAndAssessmentsAreWithdrawnAndMayBeGivenAnew() {
    good(record("Statement", says("one", red, "ENDED"), "statement { id }"));
    Map<String, Object> denial = statement("not-" + town, blue, source);
    good(record("Statement", denial, "statement { id }"));
    Map<String, Object> retraction = statement("back-" + town, red, source);
    good(record("Statement", retraction, "statement { id }"));
    Map<String, Object> relation =
        Map.of(
            "from", "back-" + town, "to", "one-" + town, "type", "RETRACTS", "basis", "EXPLICIT");
    Json retracted =
        Json.of(good(record("Relation", relation, "relation { id } disputes { state }")));
    assertEquals("WITHDRAWN", retracted.get("disputes[0].state"));
    good(
        send(
            "withdrawRelation",
            Map.of("id", retracted.get("relation.id"), "why", "Misread"),
            "relation { id }"));
    assertEquals("ONE_SIDED", state());
    assertEquals(
        List.of("input/type"),
        broken(record("Relation", with(relation, "from", "not-" + town), "relation { id }")));
    Map<String, Object> assessment =
        Map.of(
            "statement", "one-" + town,
            "assessor", blue,
            "verdict", "REFUTED",
            "credibility", "IMPROBABLE_5",
            "assessed", "2025-04-28");
    String id =
        Json.of(good(record("Assessment", assessment, "assessment { id }"))).get("assessment.id");
    assertEquals(
        List.of("input/statement"),
        broken(
            record("Assessment", with(assessment, "verdict", "CONFIRMED"), "assessment { id }")));
    good(send("withdrawAssessment", Map.of("id", id, "why", "Too early"), "assessment { id }"));
    assertEquals(
        List.of(),
        ask("{ statement(key: \"one-" + town + "\") { assessments { id } } }")
            .getList("statement.assessments"));
    good(record("Assessment", with(assessment, "verdict", "CONFIRMED"), "assessment { id }"));
  }

  @Test
  void aDossierIsTriedRecordedAndAmended() {
    Map<String, Object> dossier =
        Map.of(
            "title", "Two", "actors", List.of(actor("m-d-" + town, "OTHER"), actor(red, "STATE")));
    Map<String, Object> tried =
        good(
            send(
                "record",
                Map.of("dossier", dossier, "dryRun", true),
                "recorded amended unchanged nodes { id }"));
    assertEquals(1, tried.get("recorded"));
    assertEquals(1, tried.get("unchanged"));
    assertNull(ask("{ actor(key: \"m-d-" + town + "\") { id } }").<Object>get("actor"));
    good(send("record", Map.of("dossier", dossier), "recorded"));
    Map<String, Object> other =
        Map.of("title", "Two", "actors", List.of(with(actor("m-d-" + town, "OTHER"), "name", "D")));
    assertEquals(
        List.of("input/dossier/actors/0/name"),
        broken(send("record", Map.of("dossier", other), "recorded")));
    Json amended =
        Json.of(
            good(
                send(
                    "record",
                    Map.of("dossier", other, "amend", true),
                    "amended nodes { ... on Actor { name } }")));
    assertEquals(1, amended.<Integer>get("amended"));
    assertEquals("D", amended.get("nodes[0].name"));
  }
}
