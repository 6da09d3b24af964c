package io.counterclaim.recording;

import static io.counterclaim.dossier.Dossiers.bytes;
import static io.counterclaim.dossier.Dossiers.object;
import static io.counterclaim.dossier.Dossiers.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterclaim.TestDatabase;
import io.counterclaim.dispute.OwnDatabase;
import io.counterclaim.dossier.DossierImporter;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The parts that dossiers and mutations are refused for, as rows: what columns, checks, keys and
 * constraints can tell the database refuses by itself; of the others the tables say so.
 */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class BrokenRowsTest {
  @Inject DossierImporter importer;

  private Connection database;

  @BeforeEach
  void begin() throws SQLException {
    importer.importDossier(bytes(object(SmallWorld.WORLD)));
    database = TestDatabase.connect();
    database.setAutoCommit(false);
  }

  @AfterEach
  void rollBack() throws SQLException {
    database.rollback();
    database.close();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/rules/broken-parts.csv", delimiter = '|', quoteCharacter = '~')
  void aPartThatBreaksARule(ArgumentsAccessor broken) throws SQLException {
    String section = broken.getString(0);
    ObjectNode part = with(SmallWorld.PARTS.get(section), broken.getString(1));
    assertEquals(expected(broken, 4), outcome(section, part));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/rules/broken-assertions.csv", delimiter = '|', quoteCharacter = '~')
  void anAssertionThatBreaksARule(ArgumentsAccessor broken) throws SQLException {
    ObjectNode statement = object(SmallWorld.PARTS.get("statements"));
    statement.putArray("assertions").add(with("{engagement: 'r-engagement'}", broken.getString(0)));
    assertEquals(expected(broken, 3), outcome("statements", statement));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "actors",
        "affiliations",
        "places",
        "sources",
        "engagements",
        "statements",
        "relations",
        "assessments"
      })
  void aPartThatBreaksNone(String section) throws SQLException {
    assertEquals("taken", outcome(section, object(SmallWorld.PARTS.get(section))));
  }

  private static String expected(ArgumentsAccessor broken, int column) {
    return broken.size() > column ? broken.getString(column) : "refused";
  }

  private String outcome(String section, ObjectNode part) throws SQLException {
    try (Statement sql = database.createStatement()) {
      int rows = new PlainRows(database).writePart(section, part);
      sql.execute("set constraints all immediate");
      return rows == 0 ? "no row" : "taken";
    } catch (DateTimeException e) {
      return "no row";
    } catch (SQLException e) {
      return "refused";
    }
  }
}
