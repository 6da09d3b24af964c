package io.counterclaim.graphql.execution;

import java.sql.SQLException;
import java.time.Instant;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jboss.logging.Logger;
import org.postgresql.core.TransactionState;

/** A read-only transaction, which sees one snapshot of the database, and its connection. */
final class ReadTransaction {
  private static final Logger LOG = Logger.getLogger(ReadTransaction.class);

  private final SqlConnection connection;
  private final String begin;
  private final SessionFactory sessions;
  private StatelessSession session;
  private Instant settled;

  ReadTransaction(SqlConnection connection, String begin, SessionFactory sessions) {
    this.connection = connection;
    this.begin = begin;
    this.sessions = sessions;
  }

  SqlConnection connection() {
    return connection;
  }

  /**
   * Waits for what is being committed just now, so that the snapshot has it. Only then is known
   * what had been recorded by a moment; to be called before the transaction begins, since its
   * snapshot is made before a statement of it waits.
   */
  void settle() throws SQLException {
    settled = connection.moment("select settled_moment()");
  }

  /** The latest moment of which the snapshot has all that had been recorded by then; or null. */
  Instant settled() {
    return settled;
  }

  /** With its first query, which saves a way there and back, where the session has the settings. */
  void begin() throws SQLException {
    if (ReadSettings.isIn(connection.driver())) {
      connection.beginWithQuery();
    } else {
      connection.execute(begin);
    }
    session = sessions.openStatelessSession(connection.driver());
  }

  /** Whether no query of it was answered, if it began with one. */
  boolean isUnread() {
    return connection.driver().getTransactionState() == TransactionState.IDLE;
  }

  StatelessSession session() {
    return session;
  }

  /** Gives the connection back to the pool, which keeps none that is still in a transaction. */
  void end() {
    try (connection) {
      connection.rollback();
      if (session != null) {
        session.close();
      }
    } catch (SQLException | RuntimeException e) {
      LOG.warn("A connection could not be given back", e);
    }
  }
}
