package io.counterclaim.graphql.http;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.counterclaim.GraphQL;
import io.counterclaim.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MetricsTest {
  private static final String REQUESTS = "graphql_request_seconds_count";
  private static final String FIELDS = "graphql_field_seconds_count";
  private static final String CACHE = "cache_gets_total";
  private static final String DOCUMENTS = "cache=\"graphql.documents\"";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ok | query MadeUp { __typename }",
        "invalid | query MadeUp { nothing }",
        "invalid | query MadeUp {",
        "invalid | query MadeUp { statement(key: \"Wrong\") { key } }",
        "not-found | query MadeUp { statements(filter: {speaker: \"00000000-0000-7000-8000-000000000000\"}) { totalCount } }",
        "too-expensive | query MadeUp { actors(first: 100) { nodes { statements(first: 100) { nodes { relations { type } } } } } }",
      })
  void eachRequestCountsByItsOutcome(String outcome, String document) {
    String[] tags = {"operation=\"untrusted\"", "outcome=\"" + outcome + '"'};
    double before = Metrics.sum(REQUESTS, tags);
    double all = Metrics.sum(REQUESTS);
    GraphQL.post(document, Map.of());
    GraphQL.post(document, Map.of());
    Metrics.assertSoon(before + 2, REQUESTS, tags);
    Metrics.assertSoon(all + 2, REQUESTS);
    assertFalse(Metrics.all().contains("MadeUp"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ua-staff-not-true", "no-such"})
  void eachRootFieldCounts(String key) {
    double statement = Metrics.sum(FIELDS, "field=\"statement\"");
    double all = Metrics.sum(FIELDS);
    GraphQL.post(
        "query($key: String) { a: statement(key: $key) { speaker { name } } b: statement(key: $key) { key } actors { totalCount } }",
        Map.of("key", key));
    Metrics.assertSoon(statement + 2, FIELDS, "field=\"statement\"");
    Metrics.assertSoon(all + 3, FIELDS);
  }

  @Test
  void aDocumentIsParsedOnceUnlessItIsWrong() {
    double hits = Metrics.sum(CACHE, DOCUMENTS, "result=\"hit\"");
    double misses = Metrics.sum(CACHE, DOCUMENTS, "result=\"miss\"");
    for (int i = 0; i < 3; i++) {
      GraphQL.post("{ parsedOnce: __typename }", Map.of());
      GraphQL.post("{ parsedAgain }", Map.of());
    }
    Metrics.assertSoon(hits + 2, CACHE, DOCUMENTS, "result=\"hit\"");
    Metrics.assertSoon(misses + 4, CACHE, DOCUMENTS, "result=\"miss\"");
  }

  @Test
  void whatRunsWaitsAndIsConnectedIsKnown() {
    for (String gauge :
        "graphql_running graphql_waiting agroal_active_count agroal_available_count agroal_awaiting_count agroal_max_used_count"
            .split(" ")) {
      Metrics.assertKnown(gauge);
    }
  }
}
