package io.counterclaim.graphql.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jboss.logging.Logger;
import org.postgresql.jdbc.PgConnection;

/** A connection of the pool. Another thread may end what is executed on it. */
final class SqlConnection implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(SqlConnection.class);

  private final Connection pooled;
  private final PgConnection driver;

  SqlConnection(Connection pooled) throws SQLException {
    this.pooled = pooled;
    driver = pooled.unwrap(PgConnection.class);
  }

  PgConnection driver() {
    return driver;
  }

  /** Something that is asked of the database. */
  interface Question {
    void ask() throws SQLException;
  }

  /** Breaks if there is no answer for so long. */
  void within(Duration longest, Question question) throws SQLException {
    int usual = driver.getNetworkTimeout();
    driver.setNetworkTimeout(Runnable::run, Math.toIntExact(longest.toMillis()));
    try {
      question.ask();
    } finally {
      if (!driver.isClosed()) {
        driver.setNetworkTimeout(Runnable::run, usual);
      }
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = pooled.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The same of what is executed so often that the driver prepares it. */
  void executeOften(String sql) throws SQLException {
    try (PreparedStatement statement = pooled.prepareStatement(sql)) {
      statement.execute();
    }
  }

  /** The pool sets it back when it gets the connection. */
  void beginWithQuery() throws SQLException {
    pooled.setAutoCommit(false);
  }

  /** The only value of a query for a moment. */
  Instant moment(String query) throws SQLException {
    try (Statement statement = pooled.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      found.next();
      return found.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  /** The only value of a query for a number. */
  Long number(String query) throws SQLException {
    try (PreparedStatement statement = pooled.prepareStatement(query)) {
      statement.execute();
      return number(statement);
    }
  }

  /** The same, with which the transaction is rolled back: on one way there and back. */
  Long lastNumber(String query) throws SQLException {
    return number(query + "; rollback");
  }

  private static Long number(PreparedStatement executed) throws SQLException {
    try (ResultSet found = executed.getResultSet()) {
      found.next();
      return found.getObject(1, Long.class);
    }
  }

  /** The second time if a cancellation that came late has hit the first. */
  void rollback() {
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

  /** Has the statement that runs end with an error, if the database hears of it. */
  void cancel() {
    try {
      driver.cancelQuery();
    } catch (SQLException closed) {
      LOG.debug("Nothing is left to be cancelled", closed);
    }
  }

  /** Has whoever waits for the database wait no longer. */
  void cut() {
    try {
      driver.abort(Runnable::run);
    } catch (SQLException closed) {
      LOG.debug("Nothing is left to be cut", closed);
    }
  }

  /** Gives it back to the pool, unless a transaction of the thread keeps it until its end. */
  @Override
  public void close() throws SQLException {
    pooled.close();
  }
}
