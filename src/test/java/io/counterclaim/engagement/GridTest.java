package io.counterclaim.engagement;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.GraphQL.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.Json;
import io.counterclaim.dispute.OwnDatabase;
import io.counterclaim.dossier.DossierImporter;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Grids are held against the engagements one by one, some of which lie on borders. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GridTest {
  private static final String GRID =
      """
      query($filter: EngagementFilter, $within: BoundingBoxInput!, $columns: Int!, $rows: Int!) {
        engagements(first: 1, filter: $filter) { grid(within: $within, columns: $columns, rows: $rows) {
          column row south west north east count example { key period { from } place { latitude longitude } } } } }
      """;
  private static final String COUNT =
      "query($filter: EngagementFilter) { engagements(filter: $filter) { totalCount } }";

  private record Point(String key, double latitude, double longitude) {}

  private final List<Point> points = new ArrayList<>();

  @Inject DossierImporter importer;

  @BeforeAll
  void importPoints() {
    Random random = new Random(180);
    List<String> places = new ArrayList<>();
    List<String> engagements = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      boolean round = i % 4 == 0;
      double latitude = round ? random.nextInt(-9, 10) * 10 : random.nextDouble(-90, 90);
      double longitude = round ? random.nextInt(-18, 19) * 10 : random.nextDouble(-180, 180);
      points.add(new Point("grid-" + i, latitude, longitude));
      places.add(
          "{\"key\": \"grid-%d\", \"name\": \"P\", \"precision\": \"NEAR\", \"latitude\": %s, \"longitude\": %s}"
              .formatted(i, latitude, longitude));
      engagements.add(
          "{\"key\": \"grid-%d\", \"kind\": \"PRISONER_EXCHANGE\", \"title\": \"Exchange\", \"place\": \"grid-%d\", \"period\": \"2024-%02d-%02d\"}"
              .formatted(i, i, 1 + i % 12, 1 + i % 28));
    }
    engagements.add(
        "{\"key\": \"grid-nowhere\", \"kind\": \"PRISONER_EXCHANGE\", \"title\": \"Exchange\"}");
    String dossier =
        "{\"title\": \"Points\", \"places\": [%s], \"engagements\": [%s]}"
            .formatted(String.join(",", places), String.join(",", engagements));
    importer.importDossier(dossier.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "-90, -180, 90, 180, 1, 1",
    "-90, -180, 90, 180, 36, 18",
    "-90, -180, 90, 180, 50, 50",
    "-30, 100, 30, -100, 16, 6",
    "-60, 170, 60, -170, 2, 12",
    "-60, 170, 60, -175, 3, 7",
    "0, 0, 90, 180, 7, 5",
    "-10, -170, 10, -180, 35, 2",
    "-80.5, 3.25, 70.1, 179.9, 13, 11",
    "-80.5, 179.9, 70.1, -0.3, 13, 11",
    "10, 180, 60, -180, 1, 3",
    "-90, 40, 90, 40, 1, 4",
    "20, -180, 20, 180, 9, 1",
  })
  void everyEngagementOfTheBoxIsInTheCellThatItLiesIn(
      double south, double west, double north, double east, int columns, int rows) {
    Map<String, Double> box = box(south, west, north, east);
    List<Map<String, Object>> cells = grid(box, columns, rows);
    int sum = cells.stream().mapToInt(cell -> (Integer) cell.get("count")).sum();
    assertEquals(count(box), sum);
    assertTrue(sum > 0);
    for (Map<String, Object> cell : cells) {
      assertEquals(
          points.stream().filter(point -> liesIn(cell, columns, rows, point)).count(),
          ((Integer) cell.get("count")).longValue(),
          cell::toString);
    }
  }

  /** The cell's southern and western border belong to it, the others to the next one. */
  private static boolean liesIn(Map<String, Object> cell, int columns, int rows, Point point) {
    double south = number(cell, "south");
    double north = number(cell, "north");
    double west = number(cell, "west");
    double east = number(cell, "east");
    boolean lastRow = cell.get("row").equals(rows - 1);
    boolean lastColumn = cell.get("column").equals(columns - 1);
    boolean high =
        point.latitude >= south && (point.latitude < north || lastRow && point.latitude == north);
    boolean eastOf = point.longitude >= west;
    boolean westOf = point.longitude < east || lastColumn && point.longitude == east;
    boolean wide =
        west <= east && !(west == 180 && east == 180) ? eastOf && westOf : eastOf || westOf;
    return high && wide;
  }

  @Test
  void aCellHasWhatItsBoxHasAndItsLatestAsExample() {
    Map<String, Double> box = box(-71.3, 91.7, 66.9, -97.3);
    for (Map<String, Object> cell : grid(box, 9, 7)) {
      Map<String, Double> within =
          box(
              number(cell, "south"),
              number(cell, "west"),
              number(cell, "north"),
              number(cell, "east"));
      Json list =
          ask(
              "query($filter: EngagementFilter) { engagements(filter: $filter) { totalCount nodes { key } } }",
              Map.of("filter", filter(within)));
      assertEquals(cell.get("count"), list.getInt("engagements.totalCount"), cell::toString);
      assertEquals(
          list.getString("engagements.nodes[0].key"), ((Map<?, ?>) cell.get("example")).get("key"));
    }
  }

  @Test
  void cellsComeFromSouthToNorthAndFromWestToEast() {
    List<Integer> places =
        grid(box(-30, 100, 30, -100), 16, 6).stream()
            .map(cell -> (Integer) cell.get("row") * 16 + (Integer) cell.get("column"))
            .toList();
    assertTrue(places.size() > 10);
    assertEquals(places.stream().sorted().distinct().toList(), places);
  }

  @Test
  void whatTheFilterLeavesOutIsNotCounted() {
    Map<String, Object> variables = new HashMap<>(variables(box(-90, -180, 90, 180), 3, 3));
    variables.put(
        "filter",
        Map.of("kinds", List.of("PRISONER_EXCHANGE"), "overlapsBefore", "2024-03-01T00:00:00Z"));
    int march = sum(ask(GRID, variables).getList("engagements.grid.count"));
    int expected =
        ask(COUNT, Map.of("filter", variables.get("filter"))).getInt("engagements.totalCount");
    assertEquals(expected, march);
    assertTrue(march > 10 && march < 400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "within: {south: 0, west: 0, north: 1, east: 1}, columns: 0, rows: 1 | columns, rows: must be at least 1",
        "within: {south: 0, west: 0, north: 1, east: 1}, columns: 1, rows: -1 | columns, rows: must be at least 1",
        "within: {south: 0, west: 0, north: 1, east: 1}, columns: 51, rows: 50 | columns, rows: must be at least 1 each, and at most 2,500 cells",
        "within: {south: 0, west: 0, north: 1, east: 1}, columns: 2147483647, rows: 2147483647 | columns, rows: must be at least 1",
        "within: {south: 2, west: 0, north: 1, east: 1}, columns: 1, rows: 1 | within.north: must not be less than south",
        "within: {south: 0, west: 181, north: 1, east: 1}, columns: 1, rows: 1 | within.west: must be -180 to 180",
      })
  void whatIsWrongIsNamed(String arguments, String message) {
    String told = refused("{ engagements { grid(" + arguments + ") { count } } }").message();
    assertTrue(told.startsWith(message), told);
  }

  private static List<Map<String, Object>> grid(Map<String, Double> box, int columns, int rows) {
    return ask(GRID, variables(box, columns, rows)).getList("engagements.grid");
  }

  private static Map<String, Object> variables(Map<String, Double> box, int columns, int rows) {
    return Map.of(
        "filter", Map.of("kinds", List.of("PRISONER_EXCHANGE")),
        "within", box,
        "columns", columns,
        "rows", rows);
  }

  private static int count(Map<String, Double> box) {
    return ask(COUNT, Map.of("filter", filter(box))).getInt("engagements.totalCount");
  }

  private static Map<String, Object> filter(Map<String, Double> box) {
    return Map.of("kinds", List.of("PRISONER_EXCHANGE"), "within", box);
  }

  private static Map<String, Double> box(double south, double west, double north, double east) {
    return Map.of("south", south, "west", west, "north", north, "east", east);
  }

  private static double number(Map<String, Object> cell, String border) {
    return Double.parseDouble(String.format(Locale.ROOT, "%s", cell.get(border)));
  }

  private static int sum(List<Integer> counts) {
    return counts.stream().mapToInt(count -> count).sum();
  }
}
