package io.counterclaim.engagement;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.GraphQL.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.counterclaim.GraphQL;
import io.counterclaim.Json;
import io.counterclaim.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PlaceApiTest {
  @Test
  void aPlaceIsFoundByItsKeyAndByItsId() {
    Json found =
        ask("{ place(key: \"kyiv\") { id name country precision externalIds { value } } }");
    assertEquals("Kyiv", found.get("place.name"));
    assertEquals("UA", found.get("place.country"));
    assertEquals(List.of("Q1899"), found.get("place.externalIds.value"));
    assertEquals(
        "kyiv",
        ask("query($id: ID) { place(id: $id) { key } }", Map.of("id", found.get("place.id")))
            .get("place.key"));
    assertNull(ask("{ place(key: \"atlantis\") { id } }").get("place"));
    assertEquals("invalid", refused("{ place { id } }").code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | kursk-oblast kyiv russia vatican-city",
        "{name: \"\", countries: [], precisions: []} | kursk-oblast kyiv russia vatican-city",
        "{name: \"vatican\"} | vatican-city",
        "{name: \"Kursk Oblasst\"} | kursk-oblast",
        "{name: \"Paris\"} | ''",
        "{countries: [\"RU\"]} | kursk-oblast russia",
        "{countries: [\"UA\", \"VA\"]} | kyiv vatican-city",
        "{precisions: [EXACT, COUNTRY]} | russia vatican-city",
        "{within: {south: 50, west: 30, north: 52, east: 37}} | kursk-oblast kyiv",
        "{within: {south: 40, west: 37, north: 60, east: 13}} | vatican-city",
        "{within: {south: 50, west: 30, north: 52, east: 37}, countries: [\"UA\"]} | kyiv",
      })
  void aFilterKeepsWhatMeetsIt(String filter, String keys) {
    Json found = ask("{ places(filter: %s) { totalCount nodes { key } } }".formatted(filter));
    List<String> expected = keys.isEmpty() ? List.of() : List.of(keys.split(" "));
    assertEquals(expected, found.getList("places.nodes.key"));
    assertEquals(expected.size(), found.getInt("places.totalCount"));
  }

  @Test
  void placesComeByNameEitherWay() {
    assertEquals(
        List.of("vatican-city", "russia", "kyiv", "kursk-oblast"),
        ask("{ places(order: NAME_DESC) { nodes { key } } }").getList("places.nodes.key"));
  }

  @Test
  void aBoxMustBeOne() {
    GraphQL.Error error =
        refused(
            "{ places(filter: {within: {south: 2, west: 0, north: 1, east: 1}}) { totalCount } }");
    assertEquals("filter.within.north: must not be less than south", error.message());
    assertEquals(
        "invalid", refused("{ places(filter: {countries: [\"XX\"]}) { totalCount } }").code());
  }

  @Test
  void thePlaceKnowsWhatHappenedThere() {
    Json found =
        ask(
            """
            { places { nodes { key engagements(order: TITLE_ASC) { totalCount nodes { key place { key } } } } }
              place(key: "kursk-oblast") { engagements(filter: {kinds: [MILITARY_OPERATION]}) { nodes { key } } } }
            """);
    List<List<String>> places = found.getList("places.nodes.engagements.nodes.place.key");
    List<String> keys = found.getList("places.nodes.key");
    for (int i = 0; i < keys.size(); i++) {
      assertEquals(List.of(keys.get(i)), places.get(i).stream().distinct().toList());
    }
    assertEquals(List.of(3, 1, 1, 1), found.getList("places.nodes.engagements.totalCount"));
    assertEquals(List.of("kursk-campaign"), found.getList("place.engagements.nodes.key"));
  }
}
