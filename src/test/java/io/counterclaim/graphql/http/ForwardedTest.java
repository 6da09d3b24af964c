package io.counterclaim.graphql.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.counterclaim.Beside;
import io.counterclaim.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who the clients behind a proxy are: with two places, of which one has one, and one to wait. */
@QuarkusTest
@TestProfile(ForTheWorld.class)
class ForwardedTest {
  private static final String STRANGER = "127.0.0.2";
  private static final String SLOW = "{ engagement(key: \"engagement-0\") { place { name } } }";
  private static final String QUICK = "{ __typename }";

  @BeforeAll
  static void makePlacesSlow() throws SQLException {
    TestDatabase.execute(
        "create function nap() returns text language sql volatile as 'select pg_sleep(3)::text'",
        "alter table place rename to place_table",
        "create view place as select * from place_table where (select nap()) is not null");
  }

  @AfterAll
  static void makePlacesQuick() throws SQLException {
    TestDatabase.execute(
        "drop view place", "alter table place_table rename to place", "drop function nap");
  }

  @Test
  void areThoseThatAConfiguredProxyTells() {
    CompletableFuture<Void> slow = slow(ForTheWorld.PROXY, "192.0.2.1");
    assertEquals(503, RawClient.status(ForTheWorld.PROXY, "192.0.2.1", QUICK));
    assertEquals(200, RawClient.status(ForTheWorld.PROXY, "192.0.2.2", QUICK));
    assertEquals(503, RawClient.status(ForTheWorld.PROXY, "192.0.2.1", QUICK));
    slow.join();
  }

  @Test
  void areNotWhatAnybodyElseClaims() {
    CompletableFuture<Void> slow = slow(STRANGER, "192.0.2.1");
    assertEquals(503, RawClient.status(STRANGER, "192.0.2.2", QUICK));
    assertEquals(200, RawClient.status(ForTheWorld.PROXY, "192.0.2.1", QUICK));
    slow.join();
  }

  /** One that runs, and one that waits for its end: no other of the same client may wait. */
  private static CompletableFuture<Void> slow(String address, String forwardedFor) {
    CompletableFuture<Void> runs = slow(address, forwardedFor, "graphql_running");
    return CompletableFuture.allOf(runs, slow(address, forwardedFor, "graphql_waiting"));
  }

  private static CompletableFuture<Void> slow(String address, String forwardedFor, String metric) {
    CompletableFuture<Void> answered =
        Beside.run(() -> assertEquals(200, RawClient.status(address, forwardedFor, SLOW)));
    while (Metrics.sum(metric) == 0 && !answered.isDone()) {
      Thread.onSpinWait();
    }
    return answered;
  }
}
