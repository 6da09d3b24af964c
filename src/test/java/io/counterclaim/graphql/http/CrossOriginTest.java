package io.counterclaim.graphql.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages of other sites may ask, and answers may be kept, where an operator says so. */
@QuarkusTest
@TestProfile(ForTheWorld.class)
class CrossOriginTest {
  private static final List<String> QUERY = List.of("query={ __typename }");

  @Test
  void aPageMayReadWhatItNeedsOfAnAnswer() {
    Answer answer = Answer.query(QUERY, "Origin", ForTheWorld.SITE);
    assertEquals(ForTheWorld.SITE, answer.header("Access-Control-Allow-Origin"));
    for (String header : List.of("X-Request-Id", "Retry-After", "ETag")) {
      assertTrue(answer.header("Access-Control-Expose-Headers").contains(header), header);
    }
    assertTrue(answer.header("Vary").contains("Origin"));
  }

  @Test
  void whetherItMayAskNeedNotBeAskedEachTime() {
    Answer answer =
        Answer.to(
            "OPTIONS",
            "/graphql",
            BodyPublishers.noBody(),
            "Origin",
            ForTheWorld.SITE,
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "authorization,content-type");
    assertEquals(200, answer.status());
    assertEquals("86400", answer.header("Access-Control-Max-Age"));
    assertTrue(answer.header("Vary").contains("Origin"));
  }

  @Test
  void aPageOfAnotherSiteMayNot() {
    Answer answer = Answer.query(QUERY, "Origin", "https://other.example");
    assertEquals(403, answer.status());
    assertNull(answer.header("Access-Control-Allow-Origin"));
  }

  @Test
  void anAnswerToAnybodyMayBeKeptForTheConfiguredTime() {
    assertEquals("public, max-age=300", Answer.query(QUERY).header("Cache-Control"));
    assertEquals(
        "public, max-age=300", Answer.get("/graphql/schema.graphql").header("Cache-Control"));
  }

  @Test
  void anAnswerWithAnErrorOrToPostMayNot() {
    assertEquals("no-store", Answer.query(List.of("query={ nothing }")).header("Cache-Control"));
    assertEquals(
        "no-store",
        Answer.post(
                BodyPublishers.ofString("{\"query\":\"{ __typename }\"}"),
                "Content-Type",
                "application/json")
            .header("Cache-Control"));
  }
}
