package io.counterclaim.graphql.execution;

import graphql.schema.DataFetchingEnvironment;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.PgConnection;

/**
 * One operation that is being executed: on one thread, and with one read-only snapshot of the
 * database for all that it reads. Another thread may cancel it.
 */
public final class OperationRun {
  private static final Logger LOG = Logger.getLogger(OperationRun.class);
  private static final ThreadLocal<OperationRun> CURRENT = new ThreadLocal<>();

  private final OperationRequest operation;
  private volatile String name;
  private volatile Long cost;

  private DataFetchingEnvironment field;
  private StatelessSession session;
  private Connection connection;
  private boolean writing;
  private boolean begun;
  private boolean cancelled;
  private volatile boolean over;

  public OperationRun(OperationRequest operation) {
    this.operation = operation;
  }

  /** What this thread executes; null if it does nothing of the kind. */
  static OperationRun current() {
    return CURRENT.get();
  }

  OperationRequest operation() {
    return operation;
  }

  void estimate(String name, long cost) {
    this.name = name;
    this.cost = cost;
  }

  /** Of the operation; null if it has none, or was refused as it stands. */
  public String name() {
    return name;
  }

  /** As estimated; null if it was refused as it stands. */
  public Long cost() {
    return cost;
  }

  void begin() {
    synchronized (this) {
      begun = true;
    }
    CURRENT.set(this);
  }

  void at(DataFetchingEnvironment field) {
    check();
    this.field = field;
  }

  DataFetchingEnvironment field() {
    return field;
  }

  /** Whether it is in a transaction that writes, which has a session of its own. */
  boolean isWriting() {
    return writing;
  }

  void setWriting(boolean writing) {
    this.writing = writing;
  }

  /** Reads in the snapshot, which the first use makes. */
  StatelessSession session() {
    check();
    if (session == null) {
      open();
    }
    return session;
  }

  private void check() {
    if (isCancelled()) {
      throw RequestError.timeout();
    }
  }

  private void open() {
    try {
      Connection opened = Arc.container().instance(DataSource.class).get().getConnection();
      synchronized (this) {
        connection = opened;
      }
      check();
      execute(connection, "begin isolation level repeatable read, read only");
      session =
          Arc.container()
              .instance(SessionFactory.class)
              .get()
              .openStatelessSession(connection.unwrap(PgConnection.class));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives up what was read. What comes after reads a new snapshot. */
  void endSnapshot() {
    Connection used;
    synchronized (this) {
      used = connection;
      connection = null;
    }
    if (session != null) {
      session.close();
      session = null;
    }
    close(used);
  }

  private static void close(Connection connection) {
    if (connection == null) {
      return;
    }
    try (connection) {
      rollback(connection);
    } catch (SQLException e) {
      LOG.warn("A transaction that only read could not be ended", e);
    }
  }

  /** The second time if a cancellation that came late has hit the first. */
  private static void rollback(Connection connection) throws SQLException {
    try {
      execute(connection, "rollback");
    } catch (SQLException cancelled) {
      execute(connection, "rollback");
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  void end() {
    endSnapshot();
    over = true;
    CURRENT.remove();
  }

  public boolean isOver() {
    return over;
  }

  public synchronized boolean isCancelled() {
    return cancelled;
  }

  /**
   * Ends it early: the SQL statement that runs is cancelled. One that is on its way to the database
   * just then is not, so this is to be called until it is over. The lock keeps the connection from
   * going to another operation in between.
   */
  public synchronized void cancel() {
    cancelled = true;
    if (!begun) {
      over = true;
    }
    if (connection == null) {
      return;
    }
    try {
      connection.unwrap(PGConnection.class).cancelQuery();
    } catch (SQLException e) {
      LOG.warn("An SQL statement could not be cancelled", e);
    }
  }
}
