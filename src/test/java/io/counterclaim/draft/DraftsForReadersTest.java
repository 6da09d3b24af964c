package io.counterclaim.draft;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.GraphQL;
import io.counterclaim.Sql;
import io.counterclaim.WithTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** To whoever may only read, a draft is what nothing is. */
@QuarkusTest
@TestProfile(WithTokens.class)
class DraftsForReadersTest {
  private static final Logger LOG = Logger.getLogger(DraftsForReadersTest.class);
  private static final String UNKNOWN = "0199e0de-0000-7000-8000-000000000000";
  private static final String DRAFT = "0199e0de-0000-7000-8000-00000000000d";
  private static final String NODE = "query($id: ID!) { node(id: $id) { id } }";
  private static final String NODES = "query($id: ID!) { nodes(ids: [$id]) { id __typename } }";
  private static final String STATEMENT = "query($id: ID!) { statement(id: $id) { key } }";
  private static final String STATEMENTS =
      "query($id: ID!) { statements(filter: {speaker: $id}) { totalCount } }";

  @BeforeEach
  void writeADraft() {
    try (Sql sql = Sql.open()) {
      sql.execute(
          """
          insert into draft (id, title, status, dossier, violations, revision, changed_by, changed_at)
          values ('%s', 'Secret', 'OPEN', '{"title": "Secret"}', '[]', 1, 'somebody', now()) on conflict do nothing
          """
              .formatted(DRAFT));
    }
  }

  @Test
  void itsIdIsAnsweredAsOneThatNothingHas() {
    for (String query : List.of(NODE, NODES, STATEMENT, STATEMENTS)) {
      assertEquals(answer(query, UNKNOWN), answer(query, DRAFT));
    }
  }

  private static String answer(String query, String id) {
    return GraphQL.post(query, Map.of("id", id)).text().replace(id, "");
  }

  @Test
  void listsMutationsAndPreviewsAreRefusedWhateverIsThere() {
    assertEquals("unauthenticated", GraphQL.refused("{ drafts { totalCount } }").code());
    for (String mutation : List.of("submitDraft", "publishDraft", "discardDraft")) {
      String document =
          "mutation($id: ID!) { %s(input: {id: $id, expected: \"1\"}) { revision } }"
              .formatted(mutation);
      assertEquals("unauthenticated", GraphQL.refused(document, Map.of("id", DRAFT)).code());
      assertEquals(answer(document, UNKNOWN), answer(document, DRAFT));
    }
    assertEquals(preview(UNKNOWN), preview(DRAFT));
    assertEquals(preview("no id"), preview(DRAFT));
    assertTrue(preview(DRAFT).contains("unauthenticated"));
  }

  private static String preview(String id) {
    Response answer =
        given().header("Counterclaim-Draft", id).param("query", "{ __typename }").get("/graphql");
    assertEquals(401, answer.statusCode());
    return answer.asString();
  }

  /**
   * Both are looked for in the same tables, of which that of drafts is none: nothing is to find.
   */
  @Test
  void itTakesAsLongAsWhatIsNotThere() {
    long[] draft = new long[400];
    long[] unknown = new long[draft.length];
    for (int i = 0; i < draft.length; i++) {
      draft[i] = nanos(DRAFT);
      unknown[i] = nanos(UNKNOWN);
    }
    LOG.infof("Medians: %d µs of a draft, %d µs of nothing", median(draft), median(unknown));
    assertTrue(median(draft) < 2 * median(unknown));
  }

  private static long nanos(String id) {
    long start = System.nanoTime();
    GraphQL.post(NODE, Map.of("id", id));
    return System.nanoTime() - start;
  }

  private static long median(long[] nanos) {
    return Arrays.stream(nanos).sorted().skip(nanos.length / 2).findFirst().orElseThrow() / 1000;
  }
}
