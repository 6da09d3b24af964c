package io.counterclaim.dispute;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.counterclaim.TestDatabase;
import io.counterclaim.dossier.DossierImporter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Two states, kim who is of the first one, robin who is of none, and some engagements, all with
 * names of its own. In what is added `$` stands for its name; quotation marks may be single.
 */
final class Scene {
  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .build();

  private final DossierImporter importer;
  private final String name;

  Scene(DossierImporter importer, String name, int engagements) {
    this.importer = importer;
    this.name = name;
    String events =
        IntStream.range(0, engagements)
            .mapToObj(i -> "{key: '$-e" + i + "', kind: 'OTHER', title: 'Event'}")
            .collect(Collectors.joining(", "));
    add(
        """
        actors: [{key: '$-arland', type: 'STATE', name: 'A'}, {key: '$-borland', type: 'STATE', name: 'B'},
          {key: '$-kim', type: 'PERSON', name: 'K'}, {key: '$-robin', type: 'PERSON', name: 'R'}],
        affiliations: [{member: '$-kim', kind: 'MEMBER_OF', group: '$-arland'}],
        sources: [{key: '$-source', kind: 'WEB_PAGE', publisher: '$-arland'}],
        engagements: [%s]
        """
            .formatted(events));
  }

  void add(String sections) {
    importer.importDossier(dossier(sections));
  }

  /** That a speaker affirms a status of an engagement on a day of March 2025. */
  static String statement(String key, String speaker, int day, int engagement, String status) {
    return """
        {key: '$-%s', speaker: '$-%s', kind: 'CLAIM', rendering: 'PARAPHRASE', text: 'Words.', language: 'en',
          medium: 'SPEECH', said: '2025-03-%02d', citations: [{source: '$-source'}],
          assertions: [{engagement: '$-e%d', attribute: 'STATUS', code: '%s'}]}
        """
        .formatted(key, speaker, day, engagement, status);
  }

  byte[] dossier(String sections) {
    String text = ("{title: 'Test', " + sections + "}").replace("$", name);
    try {
      return LENIENT.readTree(text).toString().getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  void delete(String statement) {
    tombstone(statement, "now()", "'recorded in error'");
  }

  void restore(String statement) {
    tombstone(statement, "null", "null");
  }

  private void tombstone(String statement, String deletedAt, String reason) {
    try (Connection database = TestDatabase.connect();
        PreparedStatement sql =
            database.prepareStatement(
                "update statement set deleted_at = %s, deletion_reason = %s where key = ?"
                    .formatted(deletedAt, reason))) {
      sql.setString(1, name + "-" + statement);
      sql.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  List<String> engagements() {
    return rows("select id from engagement where key like ? || '-e%' order by key");
  }

  /** All that is stored of its disputes, row by row. */
  List<String> disputes() {
    return rows(
        "select d.* from dispute d join engagement e on e.id = d.engagement_id where e.key like ? || '-e%'"
            + " order by d.id");
  }

  /** The same but for when a row was superseded: that is what may change. */
  List<String> lasting() {
    return rows(
        "select d.id, d.engagement_id, d.attribute, d.stated_only, d.state, d.camps, d.since, d.until, d.changed_by_id,"
            + " d.recorded_at from dispute d join engagement e on e.id = d.engagement_id where e.key like ? || '-e%'"
            + " order by d.id");
  }

  private List<String> rows(String query) {
    try (Connection database = TestDatabase.connect();
        PreparedStatement sql = database.prepareStatement(query)) {
      sql.setString(1, name);
      ResultSet rows = sql.executeQuery();
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        all.add(row(rows));
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String row(ResultSet rows) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      columns.add(String.valueOf(rows.getObject(i)));
    }
    return String.join(" ", columns);
  }
}
