package io.counterclaim.dispute;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.Json;
import io.counterclaim.dossier.DossierImporter;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The feeds as feed readers read them. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class DisputeFeedTest {
  private static final String ATOM = "/feeds/disputes.atom";
  private static final String JSON = "/feeds/disputes.json";
  private static final String RFC_3339 = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z";
  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

  @Inject DossierImporter importer;
  @Inject DueDisputes due;
  @Inject SessionFactory sessions;

  private Scene scene(String name, int engagements) {
    Scene scene = new Scene(importer, name, engagements);
    for (int i = 0; i < engagements; i++) {
      scene.add("statements: [" + Scene.statement("a" + i, "kim", 1, i, "ENDED") + "]");
    }
    return scene;
  }

  private static Response get(String address) {
    Response response = given().urlEncodingEnabled(false).get(address);
    assertEquals(200, response.statusCode(), response.asString());
    return response;
  }

  /** A document that a parser took and that has what RFC 4287 asks for. */
  private static Element atom(String parameters) throws Exception {
    Response response = get(ATOM + parameters);
    assertEquals("application/atom+xml; charset=utf-8", response.contentType());
    DocumentBuilderFactory parsers = DocumentBuilderFactory.newDefaultNSInstance();
    Element feed =
        parsers
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(response.asByteArray()))
            .getDocumentElement();
    assertEquals("feed", feed.getLocalName());
    assertEquals(NAMESPACE, feed.getNamespaceURI());
    assertEquals("self", ((Element) all(feed, "link").item(0)).getAttribute("rel"));
    assertEquals(text(feed, "id"), ((Element) all(feed, "link").item(0)).getAttribute("href"));
    assertTrue(URI.create(text(feed, "id")).isAbsolute());
    assertEquals(1, own(feed, "author"));
    assertTrue(!text((Element) all(feed, "author").item(0), "name").isBlank());
    assertNamedAndDated(feed);
    HashSet<String> ids = new HashSet<>();
    for (Element entry : entries(feed)) {
      assertNamedAndDated(entry);
      assertTrue(ids.add(text(entry, "id")), "twice");
      assertTrue(text(entry, "id").startsWith("urn:uuid:"));
      assertTrue(
          !Instant.parse(text(entry, "updated")).isAfter(Instant.parse(text(feed, "updated"))));
    }
    return feed;
  }

  /** With one of each that must be there. */
  private static void assertNamedAndDated(Element element) {
    for (String name : List.of("id", "title", "updated")) {
      assertEquals(1, own(element, name), name);
      assertTrue(!text(element, name).isBlank(), name);
    }
    assertTrue(text(element, "updated").matches(RFC_3339));
  }

  private static long own(Element element, String name) {
    NodeList found = all(element, name);
    return IntStream.range(0, found.getLength())
        .filter(i -> found.item(i).getParentNode() == element)
        .count();
  }

  private static List<Element> entries(Element feed) {
    NodeList found = all(feed, "entry");
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private static NodeList all(Element in, String name) {
    return in.getElementsByTagNameNS(NAMESPACE, name);
  }

  private static String text(Element in, String name) {
    return all(in, name).item(0).getTextContent();
  }

  private static List<String> titles(String parameters) {
    return new Json(get(JSON + parameters).asString()).getList("items.title");
  }

  @Test
  void eachChangeOfStateIsAnEntryTheLatestFirst() throws Exception {
    Scene scene = scene("feed-states", 1);
    scene.add("statements: [" + Scene.statement("b", "borland", 2, 0, "ONGOING") + "]");
    List<Element> entries = entries(atom("?engagement=feed-states-e0"));
    assertEquals(
        List.of(
            "STATUS of Event: now CONTESTED, before ONE_SIDED",
            "STATUS of Event: now ONE_SIDED, not spoken of before"),
        entries.stream().map(entry -> text(entry, "title")).toList());
    assertEquals(
        "By what B said (2 March 2025): \u201cWords.\u201d", text(entries.get(0), "summary"));
    assertEquals(
        "CONTESTED", ((Element) all(entries.get(0), "category").item(0)).getAttribute("term"));
    String link = ((Element) all(entries.get(0), "link").item(0)).getAttribute("href");
    Json dispute = new Json(get(link).asString()).setRootPath("data.dispute");
    assertEquals("CONTESTED", dispute.get("state"));
    assertEquals("feed-states-e0", dispute.get("engagement.key"));
  }

  @Test
  void otherPositionsInTheSameStateAreNoEntry() {
    Scene scene = scene("feed-same", 1);
    scene.add("statements: [" + Scene.statement("b", "kim", 2, 0, "ONGOING") + "]");
    assertEquals(1, titles("?engagement=feed-same-e0").size());
  }

  @Test
  void bothFormsTellTheSame() throws Exception {
    scene("feed-forms", 3);
    String parameters = "?engagements=feed-forms-e0,feed-forms-e2";
    Json json = new Json(get(JSON + parameters).asString());
    List<Element> entries = entries(atom(parameters));
    assertEquals(2, entries.size());
    assertEquals("https://jsonfeed.org/version/1.1", json.get("version"));
    assertTrue(json.getString("feed_url").endsWith(JSON + parameters));
    for (Map.Entry<String, String> member :
        Map.of("id", "id", "title", "title", "content_text", "summary", "date_published", "updated")
            .entrySet()) {
      assertEquals(
          entries.stream().map(entry -> text(entry, member.getValue())).toList(),
          json.getList("items." + member.getKey()));
    }
  }

  @Test
  void parametersAreTheConditionsOfTheList() {
    Scene scene = scene("feed-filter", 2);
    scene.add("statements: [" + Scene.statement("b", "borland", 2, 1, "ONGOING") + "]");
    String some = "?engagements=feed-filter-e0&engagements=feed-filter-e1";
    assertEquals(3, titles(some).size());
    assertEquals(1, titles(some + "&states=CONTESTED,AGREED").size());
    assertEquals(1, titles(some + "&camps=feed-filter-arland,feed-filter-borland").size());
    assertEquals(3, titles(some + "&statedOnly=true&attributes=STATUS&states=").size());
    assertEquals(0, titles(some + "&attributes=KILLED").size());
    assertEquals(0, titles(some + "&subjects=feed-filter-arland").size());
  }

  @Test
  void aFeedOfNothingIsValid() throws Exception {
    scene("feed-none", 1);
    String parameters = "?engagement=feed-none-e0&states=DENIED";
    assertEquals(List.of(), entries(atom(parameters)));
    assertEquals(List.of(), titles(parameters));
  }

  @Test
  void thereAreAtMostFifty() throws Exception {
    scene("feed-many", 60);
    assertEquals(50, entries(atom("")).size());
  }

  @Test
  void whatXmlCannotSayOrWouldTakeForMarkupIsRead() throws Exception {
    Scene scene = new Scene(importer, "feed-signs", 1);
    String said = Scene.statement("a", "kim", 1, 0, "ENDED");
    scene.add(
        "statements: ["
            + said.replace("Words.", "<b>&amp; ]]> \\u0001\\u000B\\uFFFE \\uD83D\\uDE00")
            + "]");
    Element entry = entries(atom("?engagement=feed-signs-e0")).get(0);
    assertTrue(
        text(entry, "summary").contains("<b>&amp; ]]> \uFFFD\uFFFD\uFFFD \uD83D\uDE00"),
        () -> text(entry, "summary"));
  }

  @Test
  void whatWasDeletedIsQuotedNoMore() {
    Scene scene = scene("feed-deleted", 1);
    scene.delete("a0");
    due.update();
    Json feed = new Json(get(JSON + "?engagement=feed-deleted-e0").asString());
    assertEquals(
        List.of("By a statement that was deleted since."), feed.getList("items.content_text"));
  }

  @ParameterizedTest
  @ValueSource(strings = {ATOM, JSON})
  void whoeverHasItAlreadyIsToldSo(String path) {
    Scene scene = scene("feed-tag-" + path.length() + path.charAt(16), 1);
    Response first = get(path);
    String tag = first.header("ETag");
    assertEquals("no-cache", first.header("Cache-Control"));
    given().header("If-None-Match", tag).get(path).then().statusCode(304).body(emptyString());
    given()
        .header("If-None-Match", tag)
        .head(path)
        .then()
        .statusCode(304)
        .header("ETag", equalTo(tag));
    given()
        .head(path)
        .then()
        .statusCode(200)
        .contentType(first.contentType())
        .header("ETag", equalTo(tag))
        .body(emptyString());
    scene.add("statements: [" + Scene.statement("b", "borland", 2, 0, "ONGOING") + "]");
    Response next = given().header("If-None-Match", tag).get(path);
    assertEquals(200, next.statusCode());
    assertNotEquals(tag, next.header("ETag"));
  }

  /** Entries that are there change when what they quote is deleted. */
  @ParameterizedTest
  @ValueSource(strings = {ATOM, JSON})
  void whetherItIsStillTheSameIsToldByTheTagAlone(String path) {
    Response first = get(path);
    assertNull(first.header("Last-Modified"));
    String later = "Fri, 01 Jan 2999 00:00:00 GMT";
    given().header("If-Modified-Since", later).get(path).then().statusCode(200);
    given()
        .header("If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT")
        .header("If-None-Match", first.header("ETag"))
        .get(path)
        .then()
        .statusCode(304);
  }

  @Test
  void anEntryKeepsItsIdWhateverFollows() {
    Scene scene = scene("feed-id", 1);
    String all = JSON + "?engagement=feed-id-e0";
    List<String> first = new Json(get(all).asString()).getList("items.id");
    scene.add("statements: [" + Scene.statement("b", "borland", 2, 0, "ONGOING") + "]");
    List<String> then = new Json(get(all).asString()).getList("items.id");
    assertEquals(first, then.subList(1, 2));
  }

  @Test
  void itTakesTwoSqlStatements() {
    scene("feed-sql", 5);
    get(ATOM + "?engagement=feed-sql-e0");
    long before = sessions.getStatistics().getPrepareStatementCount();
    get(ATOM + "?engagements=feed-sql-e0,feed-sql-e1");
    assertEquals(2, sessions.getStatistics().getPrepareStatementCount() - before);
  }

  @ParameterizedTest
  @CsvSource({
    "state=CONTESTED, 'state: must be among states, attributes'",
    "states=CONTESTED;contested, 'states: must be among CONTESTED'",
    "states=X, 'not X'",
    "attributes=WOUNDS, 'not WOUNDS'",
    "statedOnly=yes, 'statedOnly: must be among true, false, not yes'",
    "engagement=a;b, engagement: must be given once",
    "engagement=N%20o, engagement"
  })
  void whatIsWrongIsRefused(String parameter, String message) {
    given()
        .urlEncodingEnabled(false)
        .get(ATOM + "?" + parameter.replace(';', ','))
        .then()
        .statusCode(400)
        .contentType(startsWith("application/json"))
        .body("errors[0].message", containsString(message))
        .body("errors[0].extensions.code", equalTo("invalid"));
  }

  @Test
  void whatIsNotThereIsNotFound() {
    given()
        .get(ATOM + "?engagement=nothing-of-the-kind")
        .then()
        .statusCode(404)
        .body("errors[0].message", containsString("nothing-of-the-kind"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "DELETE"})
  void itCanOnlyBeRead(String method) {
    given().request(method, ATOM).then().statusCode(405).header("Allow", "GET, HEAD");
  }
}
