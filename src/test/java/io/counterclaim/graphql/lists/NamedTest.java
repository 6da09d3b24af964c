package io.counterclaim.graphql.lists;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.GraphQL.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.GraphQL;
import io.counterclaim.Json;
import io.counterclaim.LargeWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever takes the id of a node takes its key, and one or several of them. */
@QuarkusTest
@TestProfile(LargeWorld.class)
class NamedTest {
  private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

  @Inject SessionFactory sessions;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "statements(filter: {speaker: %s}) { totalCount nodes { key } } | actor | speaker-1",
        "statements(filter: {speakers: [%s]}) { totalCount nodes { key } } | actor | speaker-1",
        "statements(filter: {camp: %s}) { totalCount nodes { key } } | actor | borland",
        "statements(filter: {camps: [%s]}) { totalCount nodes { key } } | actor | borland",
        "statements(filter: {engagement: %s}) { totalCount nodes { key } } | engagement | engagement-2",
        "statements(filter: {engagements: [%s]}) { totalCount nodes { key } } | engagement | engagement-2",
        "statements(filter: {publisher: %s}) { totalCount nodes { key } } | actor | outlet-1",
        "statements(filter: {publishers: [%s]}) { totalCount nodes { key } } | actor | outlet-1",
        "engagements(filter: {participant: %s}) { totalCount nodes { key } } | actor | cesia",
        "engagements(filter: {participants: [%s]}) { totalCount nodes { key } } | actor | cesia",
        "engagements(filter: {partOf: %s}) { totalCount nodes { key } } | engagement | engagement-0",
        "actors(filter: {within: %s, on: \"2024-12-31\"}) { totalCount nodes { key } } | actor | arland",
        "disputes(filter: {engagement: %s}) { totalCount nodes { attribute } } | engagement | engagement-3",
        "disputes(filter: {engagements: [%s]}) { totalCount nodes { attribute } } | engagement | engagement-3",
        "disputes(filter: {camps: [%s]}) { totalCount nodes { attribute } } | actor | arland",
        "actor(key: \"arland\") { positions(engagement: %s) { totalCount nodes { polarity } } } | engagement | engagement-3",
        "actor(id: %s) { key statements { totalCount } } | actor | speaker-2",
        "engagement(id: %s) { key statements { totalCount } } | engagement | engagement-1",
        "statement(id: %s) { key text } | statement | statement-9",
      })
  void aKeyIsAsGoodAsAnId(String field, String type, String key) {
    String id = ask("{ node: " + type + "(key: \"" + key + "\") { id } }").get("node.id");
    Map<String, ?> byId = ask("{ " + field.formatted(quoted(id)) + " }").getMap("");
    assertEquals(byId, ask("{ " + field.formatted(quoted(key)) + " }").getMap(""));
    assertEquals(byId, ask("{ " + field.formatted(quoted(id.toUpperCase())) + " }").getMap(""));
    assertNotEquals(0, byId.values().stream().filter(Objects::nonNull).count());
  }

  @Test
  void severalAreAsGoodAsEachOfThemTogether() {
    List<String> both = keys("speakers: [\"speaker-1\", \"speaker-2\", \"speaker-1\"]");
    List<String> each = new ArrayList<>(keys("speaker: \"speaker-1\""));
    each.addAll(keys("speakers: [\"speaker-2\"]"));
    assertEquals(each.stream().sorted().toList(), both);
    assertEquals(
        keys("speaker: \"speaker-1\""),
        keys("speaker: \"speaker-1\", speakers: [\"speaker-1\", \"speaker-2\"]"));
    assertEquals(List.of(), keys("speaker: \"speaker-1\", speakers: [\"speaker-2\"]"));
    assertEquals(keys(""), keys("speakers: [], camps: [], verdicts: [], attributes: []"));
  }

  @Test
  void anAttributeIsOneOfTheEngagementInTheSameAssertion() {
    String engagements = "engagements: [\"engagement-1\", \"engagement-2\"], ";
    List<String> either = keys(engagements + "attributes: [STATUS, CONTROLLER]");
    assertEquals(
        keys(engagements + "attribute: STATUS"), keys(engagements + "attributes: [STATUS]"));
    assertTrue(either.containsAll(keys("engagement: \"engagement-1\", attribute: STATUS")));
    assertEquals(List.of(), keys("engagement: \"engagement-1\", engagements: [\"engagement-2\"]"));
    assertEquals(List.of(), keys("attribute: STATUS, attributes: [CONTROLLER]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "speaker: \"speaker-1\"",
        "speakers: [\"speaker-1\", \"speaker-2\", \"speaker-3\"], camps: [\"arland\", \"borland\"], publisher: \"outlet-1\"",
        "speakers: [\"speaker-1\"], engagement: \"engagement-1\", engagements: [\"engagement-1\", \"engagement-2\"], assessor: \"outlet-0\"",
      })
  void allThatAFilterNamesTakesOneMoreStatement(String filter) {
    assertEquals(2, sql("{ statements(filter: {" + filter + "}) { nodes { key } } }"));
    assertEquals(3, sql("{ statements(filter: {" + filter + "}) { totalCount nodes { key } } }"));
  }

  private long sql(String query) {
    sessions.getStatistics().clear();
    ask(query);
    return sessions.getStatistics().getPrepareStatementCount();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "statements(filter: {speakers: [\"speaker-1\", \"no-one\", \"nobody\"]}) | filter.speakers: no actor has the id or key no-one, nobody",
        "statements(filter: {speaker: \""
            + NOBODY
            + "\"}) | filter.speaker: no actor has the id or key "
            + NOBODY,
        "statements(filter: {camps: [\"engagement-1\"]}) | filter.camps: no actor has the id or key engagement-1",
        "statements(filter: {engagements: [\"arland\"]}) | filter.engagements: no engagement has the id or key arland",
        "statements(filter: {assessor: \"no-one\"}) | filter.assessor: no actor has the id or key no-one",
        "engagements(filter: {participants: [\"no-one\"]}) | filter.participants: no actor has the id or key no-one",
        "disputes(filter: {subjects: [\"no-one\"]}) | filter.subjects: no actor has the id or key no-one",
        "disputes(filter: {camps: [\"arland\", \"no-one\"]}) | filter.camps: no actor has the id or key no-one",
        "disputes(filter: {engagements: [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\"]}) | filter.engagements: no engagement has the id or key a, b, c, d, e and 2 more",
      })
  void whatIsNotThereIsNamedWithItsArgument(String list, String message) {
    GraphQL.Error error = refused("{ " + list + " { totalCount } }");
    assertEquals("not-found", error.code());
    assertEquals(message, error.message());
  }

  @Test
  void aListIsOfAHundredAtMost() {
    String many = "\"speaker-1\", ".repeat(101);
    GraphQL.Error error =
        refused("{ statements(filter: {speakers: [" + many + "]}) { totalCount } }");
    assertEquals("filter.speakers: must be at most 100 values, not 101", error.message());
    assertEquals("invalid", error.code());
  }

  private static List<String> keys(String filter) {
    Json found = ask("{ statements(first: 100, filter: {" + filter + "}) { nodes { key } } }");
    return found.<String>getList("statements.nodes.key").stream().sorted().toList();
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
