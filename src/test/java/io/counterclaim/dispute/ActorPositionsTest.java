package io.counterclaim.dispute;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.GraphQL.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.GraphQL;
import io.counterclaim.Json;
import io.counterclaim.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the word of a camp changed. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ActorPositionsTest {
  @ParameterizedTest
  @ValueSource(strings = {"ukraine", "ukrainian-general-staff", "volodymyr-zelensky"})
  void whoeverSpeaksForACampHasItsPositions(String actor) {
    assertEquals(
        List.of("ua-staff-not-true DENIES ended", "ua-staff-operation-continues AFFIRMS ongoing"),
        positions(actor, "attribute: STATUS, engagement: \"" + campaign() + "\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"russia", "valery-gerasimov"})
  void toSayTheSameAgainIsNoChange(String actor) {
    assertEquals(
        List.of("putin-kursk-regained AFFIRMS ended"), positions(actor, "attribute: STATUS"));
  }

  @Test
  void withoutAnAttributeAllOfThemAreThere() {
    assertEquals(
        List.of("putin-kursk-regained AFFIRMS Russia", "putin-kursk-regained AFFIRMS ended"),
        positions("russia", "engagement: \"" + campaign() + "\"").stream().sorted().toList());
    assertEquals(3, positions("russia", "first: 100").size());
  }

  @Test
  void anAttributeIsAskedForOnAllEngagements() {
    assertEquals(
        List.of(
            "ua-military-six-engagements AFFIRMS ongoing",
            "ua-staff-not-true DENIES ended",
            "ua-staff-operation-continues AFFIRMS ongoing"),
        positions("ukraine", "attribute: STATUS"));
  }

  @Test
  void whoSaidNothingHasNone() {
    assertEquals(List.of(), positions("north-korea", "first: 100"));
    assertEquals(List.of(), positions("nato", "first: 100"));
    assertEquals(List.of(), positions("russia", "attribute: KILLED"));
  }

  @Test
  void theyComeInPages() {
    List<String> all = positions("ukraine", "first: 100");
    Json first = page("ukraine", "first: 2");
    assertTrue(first.getBoolean("actor.positions.pageInfo.hasNextPage"));
    assertEquals(all.subList(0, 2), lines(first));
    Json rest =
        page(
            "ukraine",
            "first: 100, after: \"" + first.get("actor.positions.pageInfo.endCursor") + "\"");
    assertEquals(all.subList(2, all.size()), lines(rest));
    assertFalse(rest.getBoolean("actor.positions.pageInfo.hasNextPage"));
  }

  @Test
  void anEngagementThatIsNotThereIsNamed() {
    String nobody = "00000000-0000-7000-8000-000000000000";
    GraphQL.Error error =
        refused(
            "{ actor(key: \"russia\") { positions(engagement: \""
                + nobody
                + "\") { totalCount } } }");
    assertEquals("not-found", error.code());
    assertEquals("engagement: no engagement has the id or key " + nobody, error.message());
  }

  @Test
  void thoseOnOneEngagementAreCounted() {
    Json counted =
        ask(
            "{ actor(key: \"ukraine\") { positions(engagement: \"kursk-campaign\", first: 1) { totalCount } } }");
    assertEquals(
        positions("ukraine", "engagement: \"kursk-campaign\", first: 100").size(),
        counted.getInt("actor.positions.totalCount"));
  }

  @Test
  void noneAtATimeIsRefused() {
    assertEquals(
        "invalid",
        refused("{ actor(key: \"russia\") { positions(first: 0) { nodes { polarity } } } }")
            .code());
  }

  private static String campaign() {
    return ask("{ engagement(key: \"kursk-campaign\") { id } }").get("engagement.id");
  }

  private static List<String> positions(String actor, String arguments) {
    return lines(page(actor, arguments));
  }

  private static List<String> lines(Json page) {
    return page.getList(
        "actor.positions.nodes.collect { it.statement.key + ' ' + it.polarity + ' ' + it.value.text }");
  }

  private static Json page(String actor, String arguments) {
    return ask(
        "query($key: String) { actor(key: $key) { positions("
            + arguments
            + ") { pageInfo { hasNextPage endCursor }"
            + " nodes { statement { key } polarity value { text } } } } }",
        Map.of("key", actor));
  }
}
