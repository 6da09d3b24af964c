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
  private static final String NAMES =
      "select table_name from information_schema.tables"
          + " where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'";

  private Tables() {}

  /** How many rows each table has. */
  public static Map<String, Long> counts() {
    try (Connection database = TestDatabase.connect();
        Statement sql = database.createStatement();
        ResultSet names = sql.executeQuery(NAMES)) {
      Map<String, Long> counts = new TreeMap<>();
      while (names.next()) {
        counts.put(names.getString(1), number("select count(*) from " + names.getString(1)));
      }
      return counts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
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

  /** Leaves to later tests what they expect to find: the article and nothing else. */
  public static void reset(DossierImporter importer) {
    try (Connection database = TestDatabase.connect();
        Statement sql = database.createStatement();
        ResultSet names =
            sql.executeQuery(
                "select string_agg(table_name, ', ') from (" + NAMES + ") as t (table_name)")) {
      names.next();
      sql.execute("truncate " + names.getString(1));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    importer.importDossier(Dossiers.article());
  }
}
