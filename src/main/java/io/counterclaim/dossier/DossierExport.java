package io.counterclaim.dossier;

import io.agroal.api.AgroalDataSource;
import io.counterclaim.graphql.execution.RequestError;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what is recorded, a few parts at a time. All are as they were at one revision: what was
 * written down of up to that stays, so no transaction has to last as long as a client reads.
 */
@Singleton
class DossierExport {
  private static final String EVERYTHING = "All that is recorded";

  private static final String LATEST =
      "select latest_revision(), (select coalesce(max(revision), 0) from change)";

  private static final String ENGAGEMENT =
      """
      with nodes as materialized (select * from dossier_nodes(?))
      select n.type, n.ids, (select title from engagement where key = ?), latest_revision(), (
        select md5(string_agg(cast(c.revision as text), ' ' order by m.type, i.nth))
        from nodes m cross join lateral unnest(m.ids) with ordinality as i (id, nth)
        cross join lateral (select revision from change where node_id = i.id order by revision desc limit 1) c)
      from nodes n
      """;

  /** Later words stay later ones when they are read anew in this order. */
  private static final String NEXT_STATEMENTS =
      """
      select id from statement
      where (recorded_at, id) > (coalesce((select recorded_at from statement where id = ?), '-infinity'), ?)
      order by recorded_at, id limit ?
      """;

  private static final String NEXT = "select id from %s where id > ? order by id limit ?";

  /** What was merged is what it was before, and leads elsewhere. */
  private static final String PART_AT =
      """
      select case when c.kind <> 'MERGED' then c.after else c.after || (
        select b.after from change b where b.node_id = c.node_id and b.revision < c.revision and b.kind <> 'MERGED'
        order by b.revision desc limit 1) end as after
      from change c where c.node_id = %s.id and c.revision <= ? order by c.revision desc limit 1""";

  private static final String PARTS =
      """
      select cast(c.after as text)
      from unnest(?) with ordinality as n (id, nth)
      cross join lateral (%s) c
      where c.after is not null%s
      order by n.nth
      """;

  /** What is said of a deleted statement is left out with it. */
  private static final Map<DossierSection, String> ENDS =
      Map.of(
          DossierSection.RELATIONS,
          "unnest(array[(select from_id from statement_relation where id = n.id),"
              + " (select to_id from statement_relation where id = n.id)])",
          DossierSection.ASSESSMENTS,
          "(select statement_id from assessment where id = n.id)");

  private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,100}");
  private static final UUID FIRST = new UUID(0, 0);

  @Inject AgroalDataSource database;

  /** All that is recorded just now. */
  DossierContent everything() {
    return query(
        LATEST,
        query -> {},
        row -> {
          row.next();
          return new DossierContent(EVERYTHING, row.getLong(1), null, row.getString(2));
        });
  }

  /**
   * One engagement, as it is just now, with all that hangs on it.
   *
   * @throws RequestError if there is none
   */
  DossierContent engagement(String key) {
    if (!KEY.matcher(key).matches()) {
      throw unknown(key);
    }
    return query(
        ENGAGEMENT,
        query -> {
          query.setString(1, key);
          query.setString(2, key);
        },
        rows -> {
          Map<DossierSection, List<UUID>> nodes = new EnumMap<>(DossierSection.class);
          DossierContent content = null;
          while (rows.next()) {
            nodes.put(section(rows.getString(1)), List.of((UUID[]) rows.getArray(2).getArray()));
            content =
                new DossierContent(rows.getString(3), rows.getLong(4), nodes, rows.getString(5));
          }
          if (content == null) {
            throw unknown(key);
          }
          return content;
        });
  }

  private static RequestError unknown(String key) {
    return RequestError.notFound("key", "there is no engagement " + key);
  }

  private static DossierSection section(String type) {
    return Stream.of(DossierSection.values())
        .filter(section -> section.type.name().equals(type))
        .findFirst()
        .orElseThrow();
  }

  /** The nodes of a section that come after one; the first ones if that is null. */
  List<UUID> nodesAfter(UUID last, DossierSection section, int most) {
    UUID after = last == null ? FIRST : last;
    boolean statements = section == DossierSection.STATEMENTS;
    return query(
        statements ? NEXT_STATEMENTS : NEXT.formatted(section.table),
        query -> {
          query.setObject(1, after);
          query.setObject(2, statements ? after : (Object) most);
          if (statements) {
            query.setInt(3, most);
          }
        },
        rows -> {
          List<UUID> nodes = new ArrayList<>();
          while (rows.next()) {
            nodes.add(rows.getObject(1, UUID.class));
          }
          return nodes;
        });
  }

  /** What some nodes of a section were at a revision, without those that were not there. */
  List<String> parts(DossierSection section, List<UUID> nodes, long revision) {
    String ends = ENDS.get(section);
    String there =
        ends == null
            ? ""
            : " and not exists (select from %s as s (id) where (%s) is null)"
                .formatted(ends, PART_AT.formatted("s"));
    return query(
        PARTS.formatted(PART_AT.formatted("n"), there),
        query -> {
          query.setArray(1, query.getConnection().createArrayOf("uuid", nodes.toArray()));
          query.setLong(2, revision);
          if (ends != null) {
            query.setLong(3, revision);
          }
        },
        rows -> {
          List<String> parts = new ArrayList<>();
          while (rows.next()) {
            parts.add(rows.getString(1));
          }
          return parts;
        });
  }

  private interface Parameters {
    void set(PreparedStatement query) throws SQLException;
  }

  private interface Rows<T> {
    T read(ResultSet rows) throws SQLException;
  }

  private <T> T query(String sql, Parameters parameters, Rows<T> answer) {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      parameters.set(query);
      try (ResultSet rows = query.executeQuery()) {
        return answer.read(rows);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
