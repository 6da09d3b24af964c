package io.counterclaim.graphql.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.counterclaim.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReadTransactionsTest {
  private static final String SETTINGS =
      "select concat_ws(' / ', current_setting('transaction_isolation'),"
          + " current_setting('transaction_read_only'), current_setting('statement_timeout'),"
          + " current_setting('pg_trgm.word_similarity_threshold'),"
          + " current_setting('random_page_cost'), current_setting('jit'))";

  @Inject AgroalDataSource others;
  @Inject ReadTransactions reads;
  @Inject Limits limits;

  @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
  int all;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoeverReadsHasOneSnapshotAndTheSettings(boolean writer) throws SQLException {
    long time = limits.time().toSeconds() + 1;
    for (int again = 0; again < 3; again++) {
      assertEquals(
          "repeatable read / on / " + time + "s / 0.5 / 1.1 / off", settings(reads, writer));
    }
  }

  /** So that a query needs no further way to the database and back to begin. */
  @Test
  void whoeverReadsBeginsWithTheFirstQueryEachTime() throws SQLException {
    for (int again = 0; again < 3; again++) {
      ReadTransaction transaction = reads.connect(false);
      transaction.begin();
      assertTrue(transaction.isUnread());
      ask(transaction.session(), "select 'something'");
      assertFalse(transaction.isUnread());
      transaction.end();
    }
  }

  private static String settings(ReadTransactions reads, boolean writer) throws SQLException {
    ReadTransaction transaction = reads.connect(writer);
    try {
      transaction.begin();
      return ask(transaction.session(), SETTINGS);
    } finally {
      transaction.end();
    }
  }

  private static String ask(StatelessSession session, String sql) {
    return session.createNativeQuery(sql, String.class).getSingleResult();
  }

  /** What a writer reads must be as new as the lock that it waited for. */
  @Test
  void whoeverWritesSeesWhatWasCommittedLast() throws SQLException {
    settings(reads, false);
    settings(reads, true);
    try (Connection connection = others.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(SETTINGS)) {
      found.next();
      assertEquals("read committed / off / 0", found.getString(1).substring(0, 24));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aTransactionThatIsOverHoldsNoSnapshotAnyMore(boolean writer) throws SQLException {
    ReadTransaction transaction = reads.connect(writer);
    transaction.begin();
    String session = ask(transaction.session(), "select cast(pg_backend_pid() as text)");
    assertEquals("idle in transaction", state(session));
    transaction.end();
    assertEquals("idle", state(session));
  }

  private static String state(String session) throws SQLException {
    try (Connection connection = TestDatabase.connect();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("select state from pg_stat_activity where pid = " + session)) {
      found.next();
      return found.getString(1);
    }
  }

  @Test
  void bothPoolsTogetherHaveNoMoreConnectionsThanAreConfigured() throws SQLException {
    List<ReadTransaction> taken = new ArrayList<>();
    try {
      while (taken.size() < new Connections(all).reading) {
        taken.add(reads.connect(false));
      }
      int most = others.getConfiguration().connectionPoolConfiguration().maxSize();
      assertEquals(all, taken.size() + most);
    } finally {
      taken.forEach(ReadTransaction::end);
    }
  }
}
