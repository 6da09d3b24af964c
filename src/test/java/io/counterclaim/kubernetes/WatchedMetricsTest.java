package io.counterclaim.kubernetes;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterclaim.GraphQL;
import io.counterclaim.TestDatabase;
import io.counterclaim.graphql.execution.ErrorCode;
import io.counterclaim.graphql.http.Metrics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts and the dashboard ask for what the service tells, and for nothing else. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WatchedMetricsTest {
  private String told;

  /** What nothing keeps is not a number once memory was tidied up. */
  @BeforeEach
  void tellAll() {
    GraphQL.post("{ statements { totalCount } }", Map.of());
    System.gc();
    told = Metrics.all();
  }

  @Test
  void alertsAreOfMetricsThatThereAre() {
    List<JsonNode> rules = new ArrayList<>();
    for (Manifest manifest : new Overlay("overlays/production").manifests) {
      rules.addAll(manifest.all("expr"));
    }
    assertTrue(rules.size() > 5);
    rules.forEach(rule -> check(rule.asText()));
  }

  @Test
  void theDashboardIsOfMetricsThatThereAre() throws IOException {
    String json = Kustomization.text(Overlay.ROOT.resolve("overlays/production/dashboard.json"));
    List<JsonNode> targets = new ObjectMapper().readTree(json).findValues("expr");
    assertTrue(targets.size() > 15);
    targets.forEach(target -> check(target.asText()));
  }

  private void check(String expression) {
    PromQl query = new PromQl(expression);
    assertFalse(query.series.isEmpty(), expression);
    query.series.forEach(series -> check(expression, series));
    Set<String> labels =
        query.series.stream()
            .flatMap(series -> lines(series.name()))
            .flatMap(WatchedMetricsTest::labels)
            .collect(toSet());
    labels.addAll(PromQl.OF_PROMETHEUS);
    assertTrue(labels.containsAll(query.groups), expression);
  }

  private void check(String expression, PromQl.Series series) {
    assertTrue(
        lines(series.name()).findAny().isPresent(), () -> series.name() + " in " + expression);
    assertTrue(lines(series.name()).noneMatch(line -> line.endsWith("NaN")), series::name);
    assertEquals("counterclaim", series.labels().get("job"), expression);
    series.labels().forEach((name, value) -> check(expression, series.name(), name, value));
  }

  private void check(String expression, String metric, String label, String value) {
    boolean known =
        label.equals("job")
            || lines(metric).anyMatch(line -> line.contains(label + "=\"" + value + '"'))
            || label.equals("outcome") && isCode(value);
    assertTrue(known, () -> label + " " + value + " in " + expression);
  }

  private static boolean isCode(String value) {
    return Stream.of(ErrorCode.values()).anyMatch(code -> code.toString().equals(value));
  }

  private Stream<String> lines(String metric) {
    return told.lines()
        .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "));
  }

  private static Stream<String> labels(String line) {
    return Stream.of(line.split("[{,]"))
        .filter(part -> part.contains("="))
        .map(part -> part.split("=")[0]);
  }
}
