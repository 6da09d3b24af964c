package io.counterclaim;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A session with a database, beside those of the service. */
public final class Sql implements AutoCloseable {
  public final Connection connection;

  public Sql(String url) {
    try {
      connection = DriverManager.getConnection(url);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Sql(Connection connection) {
    this.connection = connection;
  }

  /** On the database of {@link TestDatabase}. */
  public static Sql open() {
    try {
      return new Sql(TestDatabase.connect());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public void execute(String... statements) {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public long number(String query) {
    return Long.parseLong(rows(query).get(0));
  }

  /** Waits until somebody else waits for a table that is locked. */
  public void awaitWhoWaitsFor(String table) throws InterruptedException {
    String waiting =
        "select count(*) from pg_locks where relation = '%s'::regclass and not granted";
    while (number(waiting.formatted(table)) == 0) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** The values of each row, with spaces between them. */
  public List<String> rows(String query) {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      while (found.next()) {
        rows.add(row(found));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All that were given, be it to changes or to what became of disputes. */
  public List<String> revisions() {
    return rows(
        "select revision from change union all select revision from dispute_change order by revision");
  }

  private static String row(ResultSet found) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
      values.add(found.getString(i));
    }
    return String.join(" ", values);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
