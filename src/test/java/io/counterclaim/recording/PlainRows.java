package io.counterclaim.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterclaim.base.DatePrecision;
import io.counterclaim.base.Period;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Writes a part of a dossier straight into the tables, as somebody would who knows the columns and
 * no rule: the database alone refuses it.
 */
final class PlainRows {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where the key stands for a row that a member names. */
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("speaker", "actor"),
          Map.entry("onBehalfOf", "actor"),
          Map.entry("publisher", "actor"),
          Map.entry("member", "actor"),
          Map.entry("group", "actor"),
          Map.entry("assessor", "actor"),
          Map.entry("actor", "actor"),
          Map.entry("subject", "actor"),
          Map.entry("place", "place"),
          Map.entry("engagement", "engagement"),
          Map.entry("partOf", "engagement"),
          Map.entry("source", "source"),
          Map.entry("relays", "source"),
          Map.entry("statement", "statement"));

  private static final Set<String> PERIODS = Set.of("said", "published", "period", "time");

  private final Connection database;
  private int written;

  PlainRows(Connection database) {
    this.database = database;
  }

  /**
   * @return how many rows it came to
   * @throws java.time.DateTimeException if no column can have what it has for a time
   */
  int writePart(String section, ObjectNode part) throws SQLException {
    switch (section) {
      case "actors" -> writeNamed("actor", part);
      case "places" -> writeNamed("place", part);
      case "affiliations" ->
          write("affiliation", renamed(part, "from", "validFrom", "to", "validTo"));
      case "sources" -> writeSource(part);
      case "engagements" -> writeEngagement(part);
      case "statements" -> writeStatement(part);
      case "relations" -> writeRelation(part);
      case "assessments" -> writeAssessments(part);
      default -> throw new IllegalArgumentException(section);
    }
    return written;
  }

  private void writeNamed(String table, ObjectNode part) throws SQLException {
    JsonNode aliases = taken(part, "aliases");
    JsonNode ids = taken(part, "externalIds");
    UUID id = write(table, part);
    for (JsonNode alias : aliases) {
      write("actor_name", ((ObjectNode) alias).put(table + "_id", id.toString()));
    }
    for (Map.Entry<String, JsonNode> external : ids.properties()) {
      ObjectNode row = JSON.createObjectNode().put(table + "_id", id.toString());
      write("external_id", row.put("scheme", external.getKey()).set("value", external.getValue()));
    }
  }

  private void writeSource(ObjectNode part) throws SQLException {
    part.set("authors", taken(part, "authors"));
    setPeriod(part, "published", period(part.remove("published")));
    write("source", renamed(part, "retrieved", "retrievedAt"));
  }

  private void writeEngagement(ObjectNode part) throws SQLException {
    JsonNode participants = taken(part, "participants");
    Period period = period(part.remove("period"));
    setPeriod(part, "period", period);
    part.put("aggregate", false);
    part.put("started_day", period.from() == null ? null : period.getFirstDay().toString());
    UUID engagement = UUID.randomUUID();
    if (part.path("partOf").equals(part.get("key"))) {
      part.put("part_of_id", engagement.toString()).remove("partOf");
    }
    write("engagement", part, engagement);
    for (JsonNode participant : participants) {
      write(
          "participation", ((ObjectNode) participant).put("engagement_id", engagement.toString()));
    }
  }

  private void writeStatement(ObjectNode part) throws SQLException {
    JsonNode citations = taken(part, "citations");
    JsonNode assertions = taken(part, "assertions");
    setSaid(part, citations);
    UUID statement = write("statement", part);
    int position = 0;
    for (JsonNode citation : citations) {
      ObjectNode row = ((ObjectNode) citation).put("statement_id", statement.toString());
      write("citation", row.put("position", position++));
    }
    for (JsonNode assertion : assertions) {
      writeAssertion(((ObjectNode) assertion).put("statement_id", statement.toString()));
    }
  }

  /** With the camp that the database works out for the day. */
  private void setSaid(ObjectNode part, JsonNode citations) throws SQLException {
    JsonNode given = part.remove("said");
    Period said = given == null ? undated(citations) : period(given);
    setPeriod(part, "said", said);
    LocalDate day = said.getLastDay();
    part.put("said_day", day == null ? null : day.toString());
    String speaker = part.path(part.has("onBehalfOf") ? "onBehalfOf" : "speaker").asText();
    part.put(
        "camp_id",
        one(
            "select camp_of(?::uuid, ?::date)::text",
            id("actor", speaker),
            part.path("said_day").textValue()));
  }

  private Period undated(JsonNode citations) throws SQLException {
    List<String> keys = new ArrayList<>();
    citations.forEach(citation -> keys.add(citation.path("source").asText()));
    String to =
        one(
            "select to_char(min(published_to) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from source where key = any(string_to_array(?, ' '))",
            String.join(" ", keys));
    Instant end = to == null ? null : Instant.parse(to);
    return new Period(null, end, DatePrecision.UNKNOWN, ZoneOffset.UTC);
  }

  private void writeAssertion(ObjectNode assertion) throws SQLException {
    JsonNode quantity = taken(assertion, "quantity");
    quantity.properties().forEach(member -> assertion.set(member.getKey(), member.getValue()));
    JsonNode time = assertion.remove("time");
    if (time != null) {
      setPeriod(assertion, "time", period(time));
    }
    if (!assertion.has("polarity")) {
      assertion.put("polarity", "AFFIRMS");
    }
    if (!assertion.has("basis")) {
      assertion.put("basis", "STATED");
    }
    write("assertion", assertion);
  }

  private void writeRelation(ObjectNode part) throws SQLException {
    part.put("from_id", id("statement", part.remove("from").asText()));
    part.put("to_id", id("statement", part.remove("to").asText()));
    write("statement_relation", part);
  }

  private void writeAssessments(ObjectNode part) throws SQLException {
    Period assessed = period(part.remove("assessed"));
    for (JsonNode statement : taken(part, "statements")) {
      ObjectNode row = part.deepCopy().put("statement", statement.asText());
      row.put("assessed_at", assessed.to() == null ? null : assessed.to().toString());
      write("assessment", row);
    }
  }

  private static Period period(JsonNode time) {
    return time == null
        ? new Period(null, null, DatePrecision.UNKNOWN, ZoneOffset.UTC)
        : TimeExpression.parse(time.asText(), ZoneOffset.UTC);
  }

  private static void setPeriod(ObjectNode row, String name, Period period) {
    row.put(name + "_from", period.from() == null ? null : period.from().toString());
    row.put(name + "_to", period.to() == null ? null : period.to().toString());
    row.put(name + "_precision", period.precision().name());
    row.put(name + "_zone", period.zone());
  }

  /** A member that has rows of its own. */
  private static JsonNode taken(ObjectNode part, String member) {
    JsonNode taken = part.remove(member);
    return taken == null ? JSON.createArrayNode() : taken;
  }

  private static ObjectNode renamed(ObjectNode part, String... names) {
    for (int i = 0; i < names.length; i += 2) {
      if (part.has(names[i])) {
        part.set(names[i + 1], part.remove(names[i]));
      }
    }
    return part;
  }

  private UUID write(String table, JsonNode members) throws SQLException {
    return write(table, members, UUID.randomUUID());
  }

  private UUID write(String table, JsonNode members, UUID id) throws SQLException {
    ObjectNode row = JSON.createObjectNode().put("id", id.toString());
    for (Map.Entry<String, JsonNode> member : members.properties()) {
      String named = NAMED.get(member.getKey());
      if (named == null) {
        row.set(column(member.getKey()), member.getValue());
      } else {
        row.put(column(member.getKey()) + "_id", id(named, member.getValue().asText()));
      }
    }
    List<String> columns = new ArrayList<>();
    row.fieldNames().forEachRemaining(columns::add);
    String list = String.join(", ", columns);
    String insert =
        "insert into %1$s (%2$s) select %2$s from jsonb_populate_record(null::%1$s, ?::jsonb)";
    try (PreparedStatement sql = database.prepareStatement(insert.formatted(table, list))) {
      sql.setString(1, row.toString());
      written += sql.executeUpdate();
    }
    return id;
  }

  private static String column(String member) {
    return member.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** Of what has a key; of nothing where nothing has. */
  private String id(String table, String key) throws SQLException {
    String found = one("select id::text from " + table + " where key = ?", key);
    return found == null ? UUID.randomUUID().toString() : found;
  }

  private String one(String query, String... values) throws SQLException {
    try (PreparedStatement sql = database.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        sql.setString(i + 1, values[i]);
      }
      ResultSet rows = sql.executeQuery();
      return rows.next() ? rows.getString(1) : null;
    }
  }
}
