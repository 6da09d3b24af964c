package io.counterclaim.graphql.execution;

import java.sql.SQLException;
import java.time.Instant;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jboss.logging.Logger;

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

  void begin() throws SQLException {
    connection.execute(begin);
    session = sessions.openStatelessSession(connection.driver());
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
