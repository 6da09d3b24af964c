package io.counterclaim.graphql.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.Beside;
import io.counterclaim.LateIdentityProvider;
import io.counterclaim.TestDatabase;
import io.counterclaim.Token;
import io.counterclaim.dispute.OwnDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Where only those may read who send a token: with two places, of which one client has one, and no
 * queue.
 */
@QuarkusTest
@TestProfile(ReadingByTokenTest.Profile.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadingByTokenTest {
  private static final List<String> PATHS =
      List.of(
          "/graphql?query=%7B__typename%7D",
          "/graphql?query=%7B__schema%7BqueryType%7Bname%7D%7D%7D",
          "/graphql/schema.graphql",
          "/changes",
          "/dossiers",
          "/dossiers/kursk-campaign",
          "/feeds/disputes.atom",
          "/feeds/disputes.json");
  private static final String SLOW = "{ engagement(key: \"kursk-campaign\") { place { name } } }";
  private static final String QUICK = "{ __typename }";

  public static class Profile extends OwnDatabase {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(
          new TestResourceEntry(TestDatabase.class),
          new TestResourceEntry(LateIdentityProvider.class));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "counterclaim.reading", "token",
          "counterclaim.limits.time", "2s",
          "quarkus.datasource.jdbc.max-size", "4",
          "counterclaim.limits.queue", "0");
    }
  }

  @Test
  @Order(1)
  void whileTheIdentityProviderIsAwayNothingIsKnownOfATokenUntilItIsBack() throws IOException {
    PATHS.forEach(ReadingByTokenTest::assertUnavailable);
    ServerSocket silent = LateIdentityProvider.hang();
    assertUnavailable(PATHS.get(0));
    silent.close();
    LateIdentityProvider.come();
    assertEquals(200, get(PATHS.get(0), "somebody").status());
  }

  private static void assertUnavailable(String path) {
    Answer answer = get(path, "somebody");
    assertEquals(503, answer.status(), answer.text());
    assertEquals("timeout", answer.code());
    assertEquals("1", answer.header("Retry-After"));
    assertTrue(answer.message().contains("identity provider"), answer.text());
  }

  @Test
  @Order(2)
  void whoeverSendsNoneReadsNothing() {
    for (String path : PATHS) {
      Answer answer = Answer.get(path);
      assertEquals(401, answer.status());
      assertEquals("unauthenticated", answer.code());
      assertEquals("Bearer realm=\"counterclaim\"", answer.header("WWW-Authenticate"));
      assertEquals("no-store", answer.header("Cache-Control"));
    }
    Answer posted =
        Answer.post(BodyPublishers.ofString("no JSON"), "Content-Type", "application/json");
    assertEquals(401, posted.status());
  }

  @Test
  @Order(2)
  void thePagesHaveNothingInThem() {
    assertEquals(200, Answer.get("/").status());
    assertEquals(200, Answer.get("/q/graphql-ui/").status());
  }

  @Test
  @Order(2)
  void anyTokenOfTheIdentityProviderIsEnough() {
    for (String path : PATHS) {
      assertEquals(200, get(path, "somebody").status());
    }
  }

  @Test
  @Order(3)
  void thoseWhoAskFromOneAddressTakeTurnsByWhoTheyAre() throws SQLException {
    TestDatabase.execute(
        "create function nap() returns text language sql volatile as 'select pg_sleep(1)::text'",
        "alter table place rename to place_table",
        "create view place as select * from place_table where (select nap()) is not null");
    CompletableFuture<Integer> slow = Beside.supply(() -> ask("one", SLOW));
    while (Metrics.sum("graphql_running") == 0 && !slow.isDone()) {
      Thread.onSpinWait();
    }
    assertEquals(503, ask("one", QUICK));
    assertEquals(200, ask("another", QUICK));
    assertEquals(503, ask("one", QUICK));
    assertEquals(200, slow.join());
  }

  private static int ask(String subject, String document) {
    String body = new JsonObject().put("query", document).encode();
    return Answer.post(
            BodyPublishers.ofString(body),
            "Content-Type",
            "application/json",
            "Authorization",
            "Bearer " + Token.of(subject).signed())
        .status();
  }

  private static Answer get(String path, String subject) {
    return Answer.get(path, "Authorization", "Bearer " + Token.of(subject).signed());
  }
}
