package io.counterclaim.dossier;

import io.counterclaim.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** The tables below the service. */
public final class Tables {
  private static final String ALL =
      """
      select string_agg(%s) from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'
      """;

  /**
   * Not of those that follow from others: of disputes, which are brought up to date at any time.
   */
  private static final String COUNTS =
      ALL.formatted("format('select %1$L, count(*) from %1$I', table_name), ' union all '")
          + "and table_name not in ('recording', 'dispute', 'dispute_change', 'dispute_due', 'dispute_look')";

  private static final String NAMES = ALL.formatted("table_name, ', '");

  /** Of the tables when they had nothing else: each change of it is a row of one of them. */
  private static Map<String, Long> withTheArticle = Map.of();

  private Tables() {}

  /** How many rows each table has of what is recorded. */
  public static Map<String, Long> counts() {
    try (Connection database = TestDatabase.connect();
        Statement sql = database.createStatement();
        ResultSet rows = sql.executeQuery(text(sql, COUNTS))) {
      Map<String, Long> counts = new TreeMap<>();
      while (rows.next()) {
        counts.put(rows.getString(1), rows.getLong(2));
      }
      return counts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Statement sql, String query) throws SQLException {
    try (ResultSet rows = sql.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  public static long number(String query) {
    try (Connection database = TestDatabase.connect();
        Statement sql = database.createStatement();
        ResultSet rows = sql.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static void empty() {
    clear();
  }

  /** Leaves to later tests what they expect to find: the article and nothing else. */
  public static void reset(DossierImporter importer) {
    if (!counts().equals(withTheArticle)) {
      empty();
      importer.importDossier(Dossiers.article());
      withTheArticle = counts();
    }
  }

  /** Leaves nothing. */
  public static void clear() {
    try (Connection database = TestDatabase.connect();
        Statement sql = database.createStatement()) {
      sql.execute("truncate " + text(sql, NAMES));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
