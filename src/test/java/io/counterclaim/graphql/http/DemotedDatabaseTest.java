package io.counterclaim.graphql.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.counterclaim.Sql;
import io.counterclaim.dispute.OwnDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** A database that can only be read for a while, as one that has become a standby. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class DemotedDatabaseTest {
  private static final String SETTING = "alter role postgres %s default_transaction_read_only %s";
  private static final String TERMINATE =
      "select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()";

  @Test
  void connectionsToItAreNotKept() {
    assertEquals(200, record().status());
    try (Sql sql = Sql.open()) {
      sql.execute(SETTING.formatted("set", "= on"), TERMINATE);
      try {
        Answer refused = record();
        assertEquals(503, refused.status(), refused.text());
        assertEquals("timeout", refused.code());
      } finally {
        sql.execute(SETTING.formatted("reset", ""));
      }
    }
    assertEquals(200, record().status());
  }

  private static Answer record() {
    String document =
        "mutation { recordActor(input: {key: \"demoted-%d\", type: COMPANY, name: \"X\"}) { revision } }";
    JsonObject body = new JsonObject().put("query", document.formatted(System.nanoTime()));
    return Answer.post(BodyPublishers.ofString(body.encode()), "Content-Type", "application/json");
  }
}
