package io.counterclaim.graphql.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.counterclaim.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Mutations whose connection to the database breaks. */
@QuarkusTest
@TestProfile(Mutations.Profile.class)
class LostMutationTest extends Mutations {
  @Test
  void whatBreaksBeforeTheCommitIsNotRecorded() throws SQLException {
    assertUnavailable("the database did not answer", whileItNaps("write"));
    assertEquals(List.of(), stored());
    assertEquals(List.of("1"), stored(store("1")));
  }

  @Test
  void ofWhatBreaksInTheCommitNobodyKnowsUntilItIsSentAgain() throws SQLException {
    assertUnavailable("it is not known whether", whileItNaps("commit"));
    assertEquals(List.of("1"), stored(store("1")));
    assertEquals(List.of("1"), stored());
  }

  private static Answer whileItNaps(String moment) throws SQLException {
    nap(moment, "1");
    CompletableFuture<Answer> asked = begin(() -> store("1"));
    eventually("SQL", () -> napping() == 1);
    terminateWhoeverNaps();
    Answer answer = asked.join();
    TestDatabase.execute("truncate naps");
    return answer;
  }

  @Test
  void connectionsThatBrokeWhileNobodyAskedAreReplacedUnseen() throws SQLException {
    begin(8, () -> ask("{ actors { totalCount } }")).forEach(CompletableFuture::join);
    column(
        "select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()");
    assertEquals(List.of("1"), stored(store("1")));
  }
}
