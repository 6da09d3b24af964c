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
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.GraphQL;
import io.counterclaim.Json;
import io.counterclaim.dispute.OwnDatabase;
import io.counterclaim.dossier.DossierImporter;
import io.counterclaim.dossier.Tables;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Actors that turned out to be one, and that are two after all. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class MergersTest {
  private static int worlds;

  /** Each test has a town of its own. */
  private final String town = "g-town-" + ++worlds;

  private final String red = "g-red-" + worlds;
  private final String blue = "g-blue-" + worlds;
  private final String kim = "g-kim-" + worlds;
  private final String twin = "g-twin-" + worlds;
  private final String source = "g-source-" + worlds;

  /** What others wrote straight into the database becomes other than it was, some time later. */
  @BeforeAll
  static void beginWithTheArticle() {
    Tables.reset(CDI.current().select(DossierImporter.class).get());
  }

  @BeforeEach
  void recordTheTown() {
    recordActor(red, "STATE");
    recordActor(blue, "STATE");
    recordActor(kim, "PERSON");
    good(
        record(
            "Actor",
            with(
                actor(twin, "PERSON"),
                "name",
                "Twin Petrov " + town,
                "aliases",
                List.of(Map.of("text", "Zwilling " + town, "kind", "ALIAS")),
                "externalIds",
                List.of(Map.of("scheme", "LEI", "value", "T-" + town))),
            "actor { key }"));
    good(
        record(
            "Source",
            Map.of("key", source, "kind", "WEB_PAGE", "publisher", twin, "published", "2025-04-27"),
            "source { key }"));
    good(
        record(
            "Engagement",
            Map.of(
                "key",
                town,
                "kind",
                "COMBAT_ENGAGEMENT",
                "title",
                "The town",
                "participants",
                List.of(Map.of("actor", twin, "role", "PARTY", "side", "A"))),
            "engagement { key }"));
  }

  private static void recordActor(String key, String type) {
    good(record("Actor", actor(key, type), "actor { key }"));
  }

  private String says(String key, String speaker, Map<?, ?>... assertions) {
    Map<String, Object> input = statement(key + "-" + town, speaker, source);
    input.put("assertions", List.of(assertions));
    good(record("Statement", input, "statement { id }"));
    return key + "-" + town;
  }

  private Map<String, Object> status(String code) {
    return asserting(town, "STATUS", code);
  }

  private Map<String, Object> killed(String subject, int number) {
    return with(
        Map.of("engagement", town, "attribute", "KILLED", "subject", subject),
        "quantity",
        Map.of("best", number, "qualifier", "EXACTLY", "unit", "people"));
  }

  private Map<String, Object> takesPart(String actor, String polarity) {
    return with(
        Map.of(
            "engagement", town, "attribute", "PARTICIPANT", "actor", actor, "polarity", polarity));
  }

  private String link(String member, String kind, String group, String from, String to) {
    Map<String, Object> input = with(Map.of("member", member, "group", group, "kind", kind));
    input.put("from", from);
    input.put("to", to);
    return Json.of(good(record("Affiliation", input, "affiliation { id }"))).get("affiliation.id");
  }

  private void assess(String statement, String assessor, String verdict) {
    Map<String, Object> input =
        with(Map.of("statement", statement, "assessor", assessor, "verdict", verdict));
    input.put("credibility", "DOUBTFUL_4");
    input.put("assessed", "2025-04-28");
    good(record("Assessment", input, "assessment { id }"));
  }

  private static Map<String, Object> merge(String duplicate, String survivor, String selection) {
    return send(
        "mergeActors",
        Map.of("duplicate", duplicate, "survivor", survivor, "why", "One person"),
        selection);
  }

  private static void merge(String duplicate, String survivor) {
    good(merge(duplicate, survivor, "actor { key }"));
  }

  private static Map<String, Object> unmerge(String duplicate, String selection) {
    return send("unmergeActor", Map.of("duplicate", duplicate, "why", "Two persons"), selection);
  }

  private static void unmerge(String duplicate) {
    good(unmerge(duplicate, "actor { key }"));
  }

  private static String id(String actor) {
    return ask("{ actor(key: \"" + actor + "\") { id } }").get("actor.id");
  }

  private static List<Object> keys(String list, String filter) {
    return ask("{ %s(filter: {%s}, first: 100) { nodes { key } totalCount } }"
            .formatted(list, filter))
        .getList(list + ".nodes.key");
  }

  private String text(String query) {
    GraphQL.Response answer = GraphQL.post(query, Map.of());
    assertTrue(!answer.text().contains("\"errors\""), answer.text());
    return answer.text();
  }

  private String disputes(String more) {
    return "{ engagement(key: \"%s\") { disputes%s { id attribute state since subject { key } history(first: 50) { nodes { state since } }"
            .formatted(town, more)
        + " positions { polarity value { text actor { key } } holders { since basis independentSources camp { key name } latest { key } }"
        + " assessments { verdict assessor { key } } } } } }";
  }

  @Test
  void whatNamedTheDuplicateNamesTheSurvivor() {
    link(twin, "HEAD_OF", red, null, null);
    says("one", twin, status("ENDED"), killed(twin, 3), takesPart(twin, "AFFIRMS"));
    says("two", blue, status("ONGOING"));
    assess("two-" + town, twin, "REFUTED");
    String id = id(twin);
    Json merged =
        Json.of(
            good(
                merge(
                    twin,
                    kim,
                    "actor { key aliases { text kind } externalIds { value } affiliations { group { key } } statements { nodes { key } } }"
                        + " disputes { attribute subject { key } } query { actor(key: \""
                        + twin
                        + "\") { key } }")));
    assertEquals(kim, merged.get("actor.key"));
    assertEquals(
        List.of("Twin Petrov " + town, "Zwilling " + town), merged.getList("actor.aliases.text"));
    assertEquals(List.of("T-" + town), merged.getList("actor.externalIds.value"));
    assertEquals(List.of(red), merged.getList("actor.affiliations.group.key"));
    assertEquals(List.of("one-" + town), merged.getList("actor.statements.nodes.key"));
    assertEquals(
        List.of("KILLED", "PARTICIPANT"),
        merged.getList("disputes.attribute").stream().distinct().sorted().toList());
    assertTrue(merged.getList("disputes.subject.key").contains(kim));
    assertEquals(kim, merged.get("query.actor.key"));

    Json there =
        ask(
            ("{ byId: actor(id: \"%1$s\") { key } node(id: \"%1$s\") { ... on Actor { key } } nodes(ids: [\"%1$s\"]) { ... on Actor { key } }"
                    + " statement(key: \"one-%2$s\") { speaker { key } camp { key } assertions { subject { key } value { actor { key } } } }"
                    + " other: statement(key: \"two-%2$s\") { assessments { assessor { key } } }"
                    + " source(key: \"%3$s\") { publisher { key } }"
                    + " engagement(key: \"%2$s\") { participants { actor { key } side } } }")
                .formatted(id, town, source));
    assertEquals(kim, there.get("byId.key"));
    assertEquals(kim, there.get("node.key"));
    assertEquals(List.of(kim), there.getList("nodes.key"));
    assertEquals(kim, there.get("statement.speaker.key"));
    assertEquals(red, there.get("statement.camp.key"));
    assertTrue(there.getList("statement.assertions.subject.key").contains(kim));
    assertEquals(kim, there.get("other.assessments[0].assessor.key"));
    assertEquals(kim, there.get("source.publisher.key"));
    assertEquals(kim, there.get("engagement.participants[0].actor.key"));
    assertEquals("A", there.get("engagement.participants[0].side"));
  }

  @Test
  void filtersTakeTheDuplicateForTheSurvivor() {
    says("one", twin, status("ENDED"), killed(twin, 3));
    assess("one-" + town, twin, "REFUTED");
    String id = id(twin);
    merge(twin, kim);
    for (String name : List.of(twin, id, kim)) {
      List<Object> one = List.of("one-" + town);
      assertEquals(one, keys("statements", "speaker: \"" + name + "\""));
      assertEquals(one, keys("statements", "speakers: [\"" + name + "\"]"));
      assertEquals(one, keys("statements", "camps: [\"" + name + "\"]"));
      assertEquals(one, keys("statements", "assessor: \"" + name + "\""));
      assertEquals(one, keys("statements", "publisher: \"" + name + "\""));
      assertEquals(List.of(town), keys("engagements", "participant: \"" + name + "\""));
      assertEquals(List.of(source), keys("sources", "publishers: [\"" + name + "\"]"));
      assertEquals(
          List.of("KILLED"),
          ask("{ disputes(filter: {subjects: [\"" + name + "\"]}) { nodes { attribute } } }")
              .getList("disputes.nodes.attribute"));
      assertEquals(
          2,
          ask("{ disputes(filter: {camps: [\"" + name + "\"]}) { totalCount } }")
              .getInt("disputes.totalCount"));
      assertEquals(
          "ONE_SIDED",
          ask("{ dispute(engagement: \"%s\", attribute: KILLED, subject: \"%s\") { state } }"
                  .formatted(town, name))
              .get("dispute.state"));
    }
    for (String name : List.of("Twin Petrov ", "Zwilling ", "g-kim-")) {
      String sought = name.equals("g-kim-") ? kim : name + town;
      assertEquals(kim, keys("actors", "name: \"" + sought + "\"").get(0));
    }
    assertEquals(List.of(kim), keys("actors", "externalId: \"LEI:T-" + town + "\""));
    assertTrue(!keys("actors", "types: [PERSON]").contains(twin));
  }

  @Test
  void disputesThatWereKnownBeforeStayAsTheyWere() {
    link(twin, "HEAD_OF", red, null, null);
    says("one", twin, status("ENDED"), killed(twin, 3), takesPart(twin, "AFFIRMS"));
    says("two", blue, status("ONGOING"), killed(kim, 5));
    says("three", kim, takesPart(twin, "DENIES"));
    assess("two-" + town, twin, "REFUTED");
    Instant then = Instant.now();
    List<String> questions =
        List.of(
            disputes("(knownAt: \"" + then + "\")"),
            "{ disputes(knownAt: \"%s\", filter: {subjects: [\"%s\"]}) { totalCount nodes { id state subject { key } } } }"
                .formatted(then, twin),
            "{ disputes(knownAt: \"%s\", filter: {camps: [\"%s\"]}) { totalCount nodes { id state } } }"
                .formatted(then, kim),
            "{ dispute(knownAt: \"%s\", engagement: \"%s\", attribute: KILLED, subject: \"%s\") { id state positions { value { text } } } }"
                .formatted(then, town, twin));
    List<String> before = questions.stream().map(this::text).toList();
    String now = text(disputes(""));
    merge(twin, kim);
    assertNotEquals(now, text(disputes("")));
    assertEquals(before, questions.stream().map(this::text).toList());
    unmerge(twin);
    assertEquals(before, questions.stream().map(this::text).toList());
    assertEquals(now, text(disputes("")));
  }

  @Test
  void theIdOfADisputeOfTheDuplicateLeadsToThatOfTheSurvivor() {
    says("one", twin, killed(twin, 3));
    String id =
        ask("{ engagement(key: \"" + town + "\") { disputes { id } } }")
            .get("engagement.disputes[0].id");
    merge(twin, kim);
    assertEquals(
        kim,
        ask("{ node(id: \"" + id + "\") { ... on Dispute { subject { key } } } }")
            .get("node.subject.key"));
  }

  private List<String> everything(String... actors) {
    List<String> questions = new ArrayList<>();
    String actor =
        "{ id key type name country description aliases { text kind language } externalIds { scheme value } camp { key }"
            + " affiliations { kind title from to group { key } } members { kind from to member { key } }"
            + " statements(first: 100) { totalCount nodes { key } facets(by: [SPEAKER, CAMP, PUBLISHER]) { by buckets { key count } } }"
            + " engagements(first: 100) { nodes { key } } positions(first: 50) { nodes { statement { key } attribute value { text } } } }";
    questions.add("{ actors(first: 100) { totalCount nodes { key name } } }");
    questions.add(
        "{ statements(first: 100) { totalCount facets(by: [SPEAKER, CAMP, PUBLISHER, ATTRIBUTE, VERDICT]) { by buckets { key label count } }"
            + " nodes { key speaker { key } onBehalfOf { key } camp { key } relations { type from { key } to { key } }"
            + " assertions { attribute polarity basis subject { key } value { text actor { key } } }"
            + " citations { source { key publisher { key } } } assessments { verdict note assessor { key } } } } }");
    questions.add(
        "{ engagements(first: 100) { nodes { key participants { actor { key } role side } disputes { id attribute state since subject { key }"
            + " history(first: 50) { nodes { state since changedBy { key } } } positions { polarity value { text }"
            + " holders { since basis camp { key } latest { key } } assessments { verdict assessor { key } } } } } } }");
    questions.add(
        "{ disputes { totalCount facets(by: [STATE, ATTRIBUTE]) { buckets { key count } } } }");
    for (String key : actors) {
      for (String name : List.of(key, id(key))) {
        questions.add("{ actor(id: \"" + name + "\") " + actor + " }");
        questions.add(
            ("{ a: statements(filter: {speaker: \"%1$s\"}) { nodes { key } } b: statements(filter: {camp: \"%1$s\"}) { nodes { key } }"
                    + " c: statements(filter: {assessor: \"%1$s\"}) { nodes { key } } d: engagements(filter: {participant: \"%1$s\"}) { nodes { key } }"
                    + " e: disputes(filter: {camps: [\"%1$s\"]}) { totalCount } f: actors(filter: {within: \"%1$s\"}) { nodes { key } }"
                    + " g: statements(filter: {publisher: \"%1$s\"}) { nodes { key } } }")
                .formatted(name));
      }
    }
    return questions;
  }

  @Test
  void whatIsUndoneOnTheArticleIsAsItWas() {
    for (List<String> pair :
        List.of(
            List.of("western-intelligence", "ukrainian-officials"),
            List.of("valery-gerasimov", "vladimir-putin"),
            List.of("north-korea", "russia"))) {
      List<String> questions = everything(pair.get(0), pair.get(1));
      List<String> before = questions.stream().map(this::text).toList();
      merge(pair.get(0), pair.get(1));
      List<String> merged = questions.stream().map(this::text).toList();
      assertNotEquals(before, merged, pair.toString());
      unmerge(pair.get(0));
      assertEquals(before, questions.stream().map(this::text).toList(), pair.toString());
    }
  }

  @Test
  void whatBothHaveAlikeIsThereOnceAndComesBack() {
    good(
        send(
            "amendEngagement",
            Map.of(
                "engagement",
                town,
                "participants",
                List.of(
                    Map.of("actor", twin, "role", "PARTY", "side", "A"),
                    Map.of("actor", kim, "role", "PARTY"),
                    Map.of("actor", twin, "role", "WITNESS"))),
            "engagement { key }"));
    says(
        "one",
        red,
        killed(kim, 3),
        killed(twin, 3),
        takesPart(kim, "AFFIRMS"),
        takesPart(twin, "AFFIRMS"));
    assess("one-" + town, kim, "REFUTED");
    assess("one-" + town, twin, "REFUTED");
    link(kim, "MEMBER_OF", red, "2020-01-01", "2021-01-01");
    link(twin, "MEMBER_OF", red, "2019-01-01", "2022-01-01");
    link(twin, "HEAD_OF", red, null, null);
    link(kim, "HEAD_OF", red, null, null);
    List<String> questions = everything(twin, kim);
    List<String> before = questions.stream().map(this::text).toList();
    merge(twin, kim);
    Json merged =
        ask(
            ("{ engagement(key: \"%1$s\") { participants { actor { key } role side } }"
                    + " statement(key: \"one-%1$s\") { assertions { attribute } assessments { verdict } }"
                    + " actor(key: \"%2$s\") { affiliations { kind from to } } }")
                .formatted(town, kim));
    assertEquals(
        List.of("PARTY", "WITNESS"),
        merged.getList("engagement.participants.role").stream().sorted().toList());
    assertEquals(
        List.of("KILLED", "PARTICIPANT"),
        merged.getList("statement.assertions.attribute").stream().sorted().toList());
    assertEquals(1, merged.getList("statement.assessments").size());
    assertEquals(
        List.of(
            "HEAD_OF null null",
            "MEMBER_OF 2019-01-01 2020-01-01",
            "MEMBER_OF 2020-01-01 2021-01-01",
            "MEMBER_OF 2021-01-01 2022-01-01"),
        merged.getList("actor.affiliations").stream()
            .map(Json::of)
            .map(f -> f.get("kind") + " " + f.get("from") + " " + f.get("to"))
            .toList());
    unmerge(twin);
    assertEquals(before, questions.stream().map(this::text).toList());
  }

  @Test
  void chainsLeadToTheirEndAndComeApartInAnyOrder() {
    String third = "g-third-" + town;
    recordActor(third, "PERSON");
    says("one", twin, killed(twin, 3), takesPart(twin, "AFFIRMS"), takesPart(kim, "AFFIRMS"));
    says("two", kim, killed(twin, 3), killed(kim, 3), killed(third, 3));
    link(twin, "MEMBER_OF", red, "2019-01-01", "2022-01-01");
    link(kim, "MEMBER_OF", red, "2020-01-01", "2021-01-01");
    link(third, "MEMBER_OF", red, "2020-06-01", "2023-01-01");
    good(
        send(
            "amendEngagement",
            Map.of(
                "engagement",
                town,
                "participants",
                List.of(
                    Map.of("actor", twin, "role", "PARTY"), Map.of("actor", kim, "role", "PARTY"))),
            "engagement { key }"));
    List<String> questions = everything(twin, kim, third);
    List<String> apart = questions.stream().map(this::text).toList();
    merge(twin, kim);
    List<String> two = questions.stream().map(this::text).toList();
    merge(kim, third);
    List<String> three = questions.stream().map(this::text).toList();
    assertEquals(third, ask("{ actor(key: \"" + twin + "\") { key } }").get("actor.key"));
    assertEquals(
        List.of("one-" + town, "two-" + town),
        keys("statements", "speaker: \"" + twin + "\"").stream().sorted().toList());
    unmerge(kim);
    assertEquals(two, questions.stream().map(this::text).toList());
    unmerge(twin);
    assertEquals(apart, questions.stream().map(this::text).toList());
    merge(twin, kim);
    merge(kim, third);
    assertEquals(three, questions.stream().map(this::text).toList());
    unmerge(twin);
    unmerge(kim);
    assertEquals(apart, questions.stream().map(this::text).toList());
  }

  @Test
  void whatIsRecordedOrChangedMeanwhileStaysWithTheSurvivor() {
    says("one", twin, status("ENDED"));
    String membership = link(twin, "MEMBER_OF", red, "2019-01-01", null);
    merge(twin, kim);
    says("two", twin, status("ONGOING"));
    membership =
        ask("{ actor(key: \"" + kim + "\") { affiliations { id } } }")
            .get("actor.affiliations[0].id");
    good(
        send(
            "amendAffiliation",
            Map.of("affiliation", membership, "title", "Member"),
            "affiliation { id }"));
    good(send("amendSource", Map.of("source", source, "publisher", blue), "source { key }"));
    good(
        send(
            "amendEngagement",
            Map.of("engagement", town, "title", "Another title"),
            "engagement { key }"));
    unmerge(twin);
    assertEquals(List.of("one-" + town), keys("statements", "speaker: \"" + twin + "\""));
    assertEquals(List.of("two-" + town), keys("statements", "speaker: \"" + kim + "\""));
    Json apart =
        ask(
            ("{ kim: actor(key: \"%s\") { affiliations { title } } twin: actor(key: \"%s\") { affiliations { title } }"
                    + " source(key: \"%s\") { publisher { key } } engagement(key: \"%s\") { title participants { actor { key } } } }")
                .formatted(kim, twin, source, town));
    assertEquals(List.of("Member"), apart.getList("kim.affiliations.title"));
    assertEquals(List.of(), apart.getList("twin.affiliations"));
    assertEquals(blue, apart.get("source.publisher.key"));
    assertEquals("Another title", apart.get("engagement.title"));
    assertEquals(List.of(twin), apart.getList("engagement.participants.actor.key"));
  }

  @Test
  void mutationsTakeTheDuplicateForTheSurvivor() {
    merge(twin, kim);
    Json amended =
        Json.of(
            good(
                send(
                    "amendActor",
                    Map.of("actor", twin, "country", "UA"),
                    "actor { key country }")));
    assertEquals(kim, amended.get("actor.key"));
    assertEquals("UA", amended.get("actor.country"));
    String revision =
        (String)
            good(send("amendActor", Map.of("actor", kim, "country", "RU"), "actor { key }"))
                .get("revision");
    good(
        send(
            "amendActor",
            Map.of("actor", twin, "country", "UA", "expected", revision),
            "actor { key }"));
    says("one", twin, killed(twin, 3));
    good(
        record(
            "Statement",
            with(statement("one-" + town, kim, source), "assertions", List.of(killed(kim, 3))),
            "statement { key }"));
    assertEquals(
        kim,
        ask("{ statement(key: \"one-" + town + "\") { speaker { key } } }")
            .get("statement.speaker.key"));
    assertEquals(
        List.of("input/participants/1"),
        broken(
            record(
                "Engagement",
                with(
                    Map.of("key", "g-other-" + town, "kind", "OTHER", "title", "Other"),
                    "participants",
                    List.of(
                        Map.of("actor", twin, "role", "PARTY"),
                        Map.of("actor", kim, "role", "PARTY"))),
                "engagement { key }")));
  }

  @Test
  void aPartUnderAKeyThatWasMergedSaysWhatIsRecordedOrIsRefused() {
    Map<String, Object> part =
        with(
            actor(twin, "PERSON"),
            "name",
            "Twin Petrov " + town,
            "aliases",
            List.of(Map.of("text", "Zwilling " + town, "kind", "ALIAS")),
            "externalIds",
            List.of(Map.of("scheme", "LEI", "value", "T-" + town)));
    merge(twin, kim);
    Json again = Json.of(good(record("Actor", part, "actor { key }")));
    assertEquals(kim, again.get("actor.key"));
    assertEquals(
        List.of("input/key"),
        broken(record("Actor", with(part, "name", "Other"), "actor { key }")));
    Map<String, Object> dossier =
        Map.of("title", "One", "actors", List.of(with(actor(twin, "PERSON"), "name", "Other")));
    assertEquals(
        List.of("input/dossier/actors/0/key"),
        broken(send("record", Map.of("dossier", dossier, "amend", true), "recorded")));
    assertEquals(
        List.of("input/externalIds/0/value"),
        broken(
            record(
                "Actor",
                with(
                    actor("g-new-" + town, "PERSON"),
                    "externalIds",
                    List.of(Map.of("scheme", "LEI", "value", "T-" + town))),
                "actor { key }")));
    good(
        send(
            "amendActor",
            Map.of(
                "actor",
                kim,
                "externalIds",
                List.of(
                    Map.of("scheme", "LEI", "value", "T-" + town),
                    Map.of("scheme", "UCDP", "value", "U-" + town))),
            "actor { externalIds { value } }"));
    unmerge(twin);
    assertEquals(
        List.of("T-" + town),
        ask("{ actor(key: \"" + twin + "\") { externalIds { value } } }")
            .getList("actor.externalIds.value"));
    good(record("Actor", part, "actor { key }"));
  }

  @Test
  void oneThatIsNotThereOrMergedAlreadyIsNotMerged() {
    assertEquals(
        List.of("input/duplicate", "input/survivor"),
        broken(merge("g-nobody", "g-nobody-else", "actor { key }")));
    assertEquals(List.of("input/survivor"), broken(merge(twin, twin, "actor { key }")));
    assertEquals(List.of("input/duplicate"), broken(unmerge(twin, "actor { key }")));
    assertEquals(List.of("input/duplicate"), broken(unmerge("g-nobody", "actor { key }")));
    String gone = "g-gone-" + town;
    recordActor(gone, "PERSON");
    good(send("delete", Map.of("id", id(gone), "why", "Nobody"), "node { id }"));
    Map<String, Object> deleted = merge(gone, kim, "actor { key }");
    assertEquals(List.of("input/duplicate"), broken(deleted));
    assertEquals("NOT_FOUND", violations(deleted).get(0).get("code"));
    assertEquals(List.of("input/survivor"), broken(merge(kim, gone, "actor { key }")));
    merge(twin, kim);
    Map<String, Object> again = merge(twin, red, "actor { key }");
    assertEquals(List.of("input/duplicate"), broken(again));
    assertEquals("CONFLICT", violations(again).get(0).get("code"));
    assertEquals(List.of("input/survivor"), broken(merge(kim, twin, "actor { key }")));
  }

  @Test
  void anActorThatOthersLeadToIsNotDeleted() {
    String id = id(twin);
    merge(twin, kim);
    assertEquals(
        List.of("input/id"),
        broken(send("delete", Map.of("id", id, "why", "Nobody"), "node { id }")));
    String free = "g-free-" + town;
    String led = "g-led-" + town;
    recordActor(free, "PERSON");
    recordActor(led, "PERSON");
    merge(led, free);
    Map<String, Object> removal = Map.of("id", id(free), "why", "Nobody");
    assertEquals(List.of("input/id"), broken(send("delete", removal, "node { id }")));
    unmerge(led);
    good(send("delete", removal, "node { id }"));
    good(send("restore", removal, "node { id }"));
  }

  private void isRefused(String duplicate, String survivor, String path) {
    List<String> questions = everything();
    List<String> before = questions.stream().map(this::text).toList();
    Map<String, Object> payload = merge(duplicate, survivor, "actor { key } disputes { id }");
    assertEquals(List.of(path), broken(payload));
    assertEquals("CONFLICT", violations(payload).get(0).get("code"));
    assertEquals(before, questions.stream().map(this::text).toList());
  }

  @Test
  void aMergerThatLeavesAnAffiliationWithARuleBrokenIsRefused() {
    String group = "g-group-" + town;
    recordActor(group, "ARMED_FORCE");
    link(twin, "COMMANDS", group, null, null);
    isRefused(twin, group, "input/duplicate");
    String force = "g-force-" + town;
    recordActor(force, "ARMED_FORCE");
    link(kim, "MEMBER_OF", force, null, null);
    isRefused(force, twin, "input/duplicate");
    isRefused(twin, red, "input/duplicate");
    link(force, "SUBUNIT_OF", red, null, null);
    String corps = "g-corps-" + town;
    recordActor(corps, "ARMED_FORCE");
    link(group, "SUBUNIT_OF", corps, "2020-01-01", null);
    String brigade = "g-brigade-" + town;
    recordActor(brigade, "MILITARY_UNIT");
    link(brigade, "SUBUNIT_OF", group, "2020-01-01", null);
    isRefused(corps, brigade, "input/duplicate");
  }

  @Test
  void aMergerThatLeavesWordsAtOddsInOneStatementIsRefused() {
    says("one", red, killed(kim, 3), killed(twin, 4));
    isRefused(twin, kim, "input/duplicate");
    String third = "g-third-" + town;
    recordActor(third, "PERSON");
    says("two", red, takesPart(kim, "AFFIRMS"), takesPart(third, "DENIES"));
    isRefused(third, kim, "input/duplicate");
    String fourth = "g-fourth-" + town;
    recordActor(fourth, "PERSON");
    assess("two-" + town, kim, "REFUTED");
    assess("two-" + town, fourth, "CONFIRMED");
    isRefused(fourth, kim, "input/duplicate");
  }

  @Test
  void aMergerThatLeavesARelationOutOfPlaceIsRefused() {
    link(twin, "HEAD_OF", red, null, null);
    link(kim, "HEAD_OF", blue, null, null);
    says("one", twin, status("ENDED"));
    says("two", kim, status("ONGOING"));
    good(
        record(
            "Relation",
            Map.of(
                "from", "two-" + town, "to", "one-" + town, "type", "DENIES", "basis", "EXPLICIT"),
            "relation { id }"));
    isRefused(twin, kim, "input/duplicate");
    isRefused(red, blue, "input/duplicate");
  }

  @Test
  void aMergerOfWhoVerifiesIntoWhoDoesNotIsRefused() {
    String paper = "g-paper-" + town;
    recordActor(paper, "MEDIA_OUTLET");
    good(
        record(
            "Statement",
            with(statement("note-" + town, paper, source), "kind", "VERIFICATION_NOTE"),
            "statement { key }"));
    isRefused(paper, kim, "input/survivor");
  }

  @Test
  void aMergerIsNotUndoneThatSomethingRecordedSinceRestsOn() {
    says("one", twin, status("ENDED"));
    merge(twin, kim);
    says("back", kim);
    good(
        record(
            "Relation",
            Map.of(
                "from",
                "back-" + town,
                "to",
                "one-" + town,
                "type",
                "RETRACTS",
                "basis",
                "EXPLICIT"),
            "relation { id }"));
    assertEquals(List.of("input/duplicate"), broken(unmerge(twin, "actor { key }")));
    assertEquals(kim, ask("{ actor(key: \"" + twin + "\") { key } }").get("actor.key"));
  }

  @Test
  void twoOfOneMutationInOneRequestAreTwoMergers() {
    String third = "g-third-" + town;
    recordActor(third, "PERSON");
    Json both =
        ask(
            "mutation($a: MergeActorsInput!, $b: MergeActorsInput!) { a: mergeActors(input: $a) { actor { key } violations { path } }"
                + " b: mergeActors(input: $b) { actor { key } violations { path } } }",
            Map.of(
                "a", Map.of("duplicate", twin, "survivor", kim, "why", "One person"),
                "b", Map.of("duplicate", third, "survivor", twin, "why", "One person")));
    assertEquals(kim, both.get("a.actor.key"));
    assertEquals(kim, both.get("b.actor.key"));
  }

  @Test
  void theHistoryTellsWhomAnActorLeadsTo() {
    says("one", twin, status("ENDED"));
    String id = id(twin);
    String last = ask("{ actor(key: \"" + twin + "\") { revision } }").get("actor.revision");
    Object revision = good(merge(twin, kim, "actor { key }")).get("revision");
    Object undone = good(unmerge(twin, "actor { key }")).get("revision");
    List<Json> changes =
        ask(
                "{ changes(after: \"%s\", first: 100, types: [ACTOR, STATEMENT]) { nodes { id kind revision why key before after } } }"
                    .formatted(last))
            .getList("changes.nodes")
            .stream()
            .map(Json::of)
            .toList();
    Json merged =
        changes.stream().filter(c -> "MERGED".equals(c.get("kind"))).findFirst().orElseThrow();
    assertEquals(id, merged.get("id"));
    assertEquals(revision, merged.get("revision"));
    assertEquals("One person", merged.get("why"));
    assertEquals(Map.of("key", twin, "mergedInto", kim), merged.get("after"));
    assertEquals("Twin Petrov " + town, merged.get("before.name"));
    Json unmerged =
        changes.stream().filter(c -> "UNMERGED".equals(c.get("kind"))).findFirst().orElseThrow();
    assertEquals(undone, unmerged.get("revision"));
    assertEquals("Twin Petrov " + town, unmerged.get("after.name"));
    assertEquals(
        List.of(kim, twin),
        changes.stream()
            .filter(c -> ("one-" + town).equals(c.get("key")) && "AMENDED".equals(c.get("kind")))
            .map(c -> c.get("after.speaker"))
            .toList());
  }
}
