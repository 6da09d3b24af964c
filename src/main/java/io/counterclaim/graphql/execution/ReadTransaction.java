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
  static final String REVISION = "select latest_revision()";

  /** Null where it is none. */
  private static final String REVISION_OF_STANDBY =
      "select case when pg_is_in_recovery() then latest_revision() end";

  private final SqlConnection connection;
  private final ReadSettings settings;
  private final SessionFactory sessions;
  private StatelessSession session;
  private Instant settled;
  private Long revision;
  private boolean onReplica;

  ReadTransaction(SqlConnection connection, ReadSettings settings, SessionFactory sessions) {
    this.connection = connection;
    this.settings = settings;
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
    if (settings.areIn(connection.driver())) {
      connection.beginWithQuery();
    } else {
      connection.execute(settings.begin());
    }
    session = sessions.openStatelessSession(connection.driver());
  }

  /** On a standby, which must answer soon; if it is none, the revision is not known. */
  void beginOnReplica() throws SQLException {
    onReplica = true;
    connection.within(
        ReadPools.PATIENCE,
        () -> {
          begin();
          revision = connection.number(REVISION_OF_STANDBY);
        });
  }

  boolean isOnReplica() {
    return onReplica;
  }

  /** Asks for its revision before anything else is read. */
  void see() throws SQLException {
    revision = connection.number(REVISION);
  }

  /** The latest revision that the snapshot has; null as long as nobody has asked for it. */
  Long revision() {
    return revision;
  }

  /** Whether no query of it was answered, if it began with one. */
  boolean isUnread() {
    return connection.driver().getTransactionState() == TransactionState.IDLE;
  }

  StatelessSession session() {
    return session;
  }

  /**
   * Gives the connection back to the pool, which keeps none that is still in a transaction. The
   * revision is known afterwards, unless a query failed.
   */
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

  private void rollback() {
    if (revision == null && connection.driver().getTransactionState() == TransactionState.OPEN) {
      try {
        revision = connection.lastNumber(REVISION);
        return;
      } catch (SQLException e) {
        LOG.debug("A transaction is rolled back without its revision", e);
      }
    }
    connection.rollback();
  }
}
