package io.counterclaim.recording;

import static io.counterclaim.GraphQL.ask;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterclaim.Sql;
import io.counterclaim.dispute.OwnDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(OwnDatabase.class)
class ChangeFeedTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static List<JsonNode> lines(String parameters) throws IOException {
    Response response = given().get("/changes" + parameters);
    assertEquals(200, response.statusCode(), response.asString());
    assertEquals("application/x-ndjson; charset=utf-8", response.contentType());
    assertEquals("no-store", response.header("Cache-Control"));
    assertTrue(response.asString().isEmpty() || response.asString().endsWith("\n"));
    List<JsonNode> lines = new ArrayList<>();
    for (String line : response.asString().lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private static List<String> revisions(List<JsonNode> lines) {
    return lines.stream().map(line -> line.get("revision").asText()).toList();
  }

  @Test
  void aLineIsAChange() throws IOException {
    List<Map<String, Object>> asked =
        ask("{ changes(first: 100) { nodes { revision at kind type id key why by after } } }")
            .getList("changes.nodes");
    List<JsonNode> lines = lines("?first=100");
    assertEquals(JSON.valueToTree(asked), JSON.valueToTree(lines));
  }

  @Test
  void allThatThereIsIsSentHoweverMuch() throws IOException {
    try (Sql sql = Sql.open()) {
      sql.execute(
          "insert into actor (id, key, type, name) select gen_random_uuid(), 'feed-' || n, 'OTHER', 'Actor ' || n"
              + " from generate_series(1, 3000) as n");
      assertEquals(sql.rows("select revision from change order by revision"), revisions(lines("")));
      assertEquals(
          sql.rows(
              "select revision from change where type in ('PLACE', 'ACTOR') order by revision limit 1234"),
          revisions(lines("?types=ACTOR,PLACE&first=1234")));
      String last = sql.rows("select max(revision) - 5 from change").get(0);
      assertEquals(5, lines("?after=" + last).size());
      assertEquals(List.of(), lines("?after=999999999999"));
      assertEquals(List.of(), lines("?first=0"));
    }
  }

  @Test
  void linesAreCompressed() {
    Response response = given().header("Accept-Encoding", "gzip").get("/changes?first=50");
    assertEquals("gzip", response.header("Content-Encoding"));
    assertEquals(50, response.asString().lines().count());
  }

  @Test
  void aHeadHasNoLines() {
    given()
        .head("/changes")
        .then()
        .statusCode(200)
        .header("Content-Type", "application/x-ndjson; charset=utf-8")
        .body(emptyString());
  }

  @ParameterizedTest
  @CsvSource({
    "after=-1, after: must be a whole number",
    "after=x, after: must be a whole number",
    "after=, after: must be a whole number",
    "first=1.5, first: must be a whole number",
    "types=ACTOR;CAMP, types: must be among ACTOR",
    "types=actor, types: must be among ACTOR"
  })
  void whatIsWrongIsRefused(String parameter, String message) {
    given()
        .get("/changes?" + parameter.replace(';', ','))
        .then()
        .statusCode(400)
        .contentType(startsWith("application/json"))
        .body("errors[0].message", containsString(message))
        .body("errors[0].extensions.code", equalTo("invalid"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "DELETE", "PUT"})
  void changesCanOnlyBeRead(String method) {
    given()
        .request(method, "/changes")
        .then()
        .statusCode(405)
        .header("Allow", "GET, HEAD")
        .body("errors[0].extensions.code", equalTo("invalid"));
  }
}
