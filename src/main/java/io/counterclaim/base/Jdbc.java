package io.counterclaim.base;

import jakarta.persistence.EntityManager;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.hibernate.Session;

/**
 * SQL of which each write takes some, past Hibernate: of what is to find something else than an
 * entity it makes a plan each time, which takes longer than to execute it.
 */
public final class Jdbc {
  private Jdbc() {}

  /**
   * The rows of a query, column by column.
   *
   * @param parameters texts, moments, numbers and lists of texts, which the SQL casts
   */
  public static List<Object[]> rows(EntityManager entities, String sql, Object... parameters) {
    return entities
        .unwrap(Session.class)
        .doReturningWork(
            connection -> {
              try (PreparedStatement query = prepared(connection, sql, parameters);
                  ResultSet found = query.executeQuery()) {
                List<Object[]> rows = new ArrayList<>();
                while (found.next()) {
                  rows.add(row(found));
                }
                return rows;
              }
            });
  }

  /** Executes what finds nothing. */
  public static void execute(EntityManager entities, String sql, Object... parameters) {
    entities
        .unwrap(Session.class)
        .doWork(
            connection -> {
              try (PreparedStatement statement = prepared(connection, sql, parameters)) {
                statement.execute();
              }
            });
  }

  /** A member of each, as the database reads it; null where there is none. */
  public static <T> String[] texts(Collection<T> list, Function<T, Object> member) {
    return list.stream()
        .map(member)
        .map(value -> value == null ? null : value.toString())
        .toArray(String[]::new);
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, value(connection, parameters[i]));
    }
    return statement;
  }

  private static Object value(Connection connection, Object parameter) throws SQLException {
    if (parameter instanceof String[] texts) {
      return connection.createArrayOf("text", texts);
    }
    return parameter instanceof Instant moment
        ? OffsetDateTime.ofInstant(moment, ZoneOffset.UTC)
        : parameter;
  }

  private static Object[] row(ResultSet found) throws SQLException {
    Object[] row = new Object[found.getMetaData().getColumnCount()];
    for (int i = 0; i < row.length; i++) {
      Object value = found.getObject(i + 1);
      row[i] = value instanceof Array array ? array.getArray() : value;
    }
    return row;
  }
}
