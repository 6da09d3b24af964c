package io.counterclaim.graphql.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jboss.logging.Logger;
import org.postgresql.jdbc.PgConnection;

/** A read-only transaction, which sees one snapshot of the database, and its connection. */
final class ReadTransaction {
  private static final Logger LOG = Logger.getLogger(ReadTransaction.class);

  private final Connection connection;
  private final String begin;
  private final SessionFactory sessions;
  private StatelessSession session;

  ReadTransaction(Connection connection, String begin, SessionFactory sessions) {
    this.connection = connection;
    this.begin = begin;
    this.sessions = sessions;
  }

  void begin() throws SQLException {
    execute(begin);
    session = sessions.openStatelessSession(connection.unwrap(PgConnection.class));
  }

  StatelessSession session() {
    return session;
  }

  /** Has the statement that runs end with an error, if the database hears of it. */
  void cancel() {
    try {
      connection.unwrap(PgConnection.class).cancelQuery();
    } catch (SQLException closed) {
      LOG.debug("Nothing is left to be cancelled", closed);
    }
  }

  /** Has whoever waits for the database wait no longer. */
  void cut() {
    try {
      connection.unwrap(PgConnection.class).abort(Runnable::run);
    } catch (SQLException closed) {
      LOG.debug("Nothing is left to be cut", closed);
    }
  }

  /** Gives the connection back to the pool, which keeps none that is still in a transaction. */
  void end() {
    try (connection) {
      rollback();
      if (session != null) {
        session.close();
      }
    } catch (SQLException | RuntimeException e) {
      LOG.warn("A connection could not be given back", e);
    }
  }

  /** The second time if a cancellation that came late has hit the first. */
  private void rollback() {
    try {
      execute("rollback");
    } catch (SQLException cancelled) {
      try {
        execute("rollback");
      } catch (SQLException broken) {
        cut();
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
