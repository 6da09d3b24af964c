package io.counterclaim.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.util.RawValue;
import io.agroal.api.AgroalDataSource;
import io.counterclaim.base.Json;
import io.counterclaim.graphql.execution.ErrorCode;
import io.counterclaim.graphql.execution.Role;
import io.counterclaim.graphql.http.Feed;
import io.counterclaim.graphql.http.Guest;
import io.counterclaim.graphql.http.LineFeed;
import io.counterclaim.graphql.http.MediaType;
import io.counterclaim.graphql.http.Refusals;
import io.counterclaim.graphql.schema.Revision;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The changes as lines of JSON, all that there are beyond a revision at the moment of asking. They
 * are read in chunks, so that no transaction lasts as long as a client reads.
 */
@Singleton
class ChangeFeed {
  private static final String PATH = "/changes";
  private static final int CHUNK = 500;
  private static final String SQL =
      """
      select c.revision, c.at, c.kind, c.type, c.node_id, c.key, c.why, c.by, cast(c.after as text)
      from (
        select o.revision from unnest(?) as t (type) cross join lateral (
          select revision from change where type = t.type and revision > ? and revision <= ? order by revision limit ?) o
        order by o.revision limit ?) r
      cross join lateral (select * from change where revision = r.revision limit 1) c
      order by c.revision
      """;

  @Inject AgroalDataSource database;
  @Inject LineFeed feed;
  @Inject Refusals refusals;

  /** What is asked for. */
  private record Range(long after, String[] types, long first) {
    Range beyond(Chunk chunk) {
      return new Range(chunk.size == 0 ? after : chunk.last, types, first - chunk.size);
    }

    static Range of(MultiMap parameters) {
      String types = parameters.get("types");
      return new Range(
          number(parameters, "after", 0),
          types == null || types.isBlank()
              ? names()
              : Stream.of(types.split(",")).map(Range::type).toArray(String[]::new),
          number(parameters, "first", Long.MAX_VALUE));
    }

    private static long number(MultiMap parameters, String name, long otherwise) {
      String given = parameters.get(name);
      try {
        return given == null ? otherwise : new Revision(given).number();
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(name + ": must be a whole number, in digits");
      }
    }

    private static String type(String name) {
      if (!Arrays.asList(names()).contains(name)) {
        throw new IllegalArgumentException("types: must be among " + String.join(", ", names()));
      }
      return name;
    }

    private static String[] names() {
      return Stream.of(NodeType.values()).map(NodeType::name).toArray(String[]::new);
    }
  }

  void open(@Observes Router router) {
    feed.open(router, PATH, this::answer);
    refusals.refuseOthers(router, PATH, "GET, HEAD");
  }

  private void answer(RoutingContext http) {
    Range range;
    try {
      range = Range.of(http.queryParams());
    } catch (IllegalArgumentException e) {
      refusals.refuse(http, 400, ErrorCode.INVALID, e.getMessage());
      return;
    }
    boolean named = Guest.of(http).caller().has(Role.EDITOR);
    feed.answer(
        http, () -> new Feed(MediaType.NDJSON, null, Map.of(), new Lines(range, last(), named)));
  }

  /** Goes through a range, chunk by chunk, up to the revision that was the last one. */
  private final class Lines implements Supplier<byte[]> {
    private final long last;
    private final boolean named;
    private Range left;

    /**
     * @param named whether it is told who did it
     */
    Lines(Range range, long last, boolean named) {
      left = range;
      this.last = last;
      this.named = named;
    }

    @Override
    public byte[] get() {
      Chunk chunk = left.first == 0 || left.after >= last ? new Chunk() : chunk(left, last, named);
      left = left.beyond(chunk);
      return chunk.size == 0 ? null : chunk.lines.toByteArray();
    }
  }

  private long last() {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement("select max(revision) from change");
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Some lines, and the revision of the last one. */
  private static final class Chunk {
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private int size;
    private long last;
  }

  private Chunk chunk(Range range, long last, boolean named) {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(SQL)) {
      query.setArray(1, connection.createArrayOf("text", range.types));
      query.setLong(2, range.after);
      query.setLong(3, last);
      query.setLong(4, Math.min(range.first, CHUNK));
      query.setLong(5, Math.min(range.first, CHUNK));
      Chunk chunk = new Chunk();
      ResultSet row = query.executeQuery();
      while (row.next()) {
        chunk.last = row.getLong(1);
        chunk.size++;
        chunk.lines.writeBytes(line(row, named));
        chunk.lines.write('\n');
      }
      return chunk;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] line(ResultSet row, boolean named) throws SQLException {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("revision", row.getString(1));
    line.put("at", row.getObject(2, OffsetDateTime.class).toInstant().toString());
    line.put("kind", row.getString(3));
    line.put("type", row.getString(4));
    line.put("id", row.getString(5));
    line.put("key", row.getString(6));
    line.put("why", row.getString(7));
    line.put("by", named ? row.getString(8) : null);
    line.put("after", row.getString(9) == null ? null : new RawValue(row.getString(9)));
    try {
      return Json.MAPPER.writeValueAsBytes(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
