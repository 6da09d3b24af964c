package io.counterclaim.graphql.http;

import static io.counterclaim.graphql.http.Answer.get;
import static io.counterclaim.graphql.http.Answer.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of GraphQL over HTTP, and of HTTP itself. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DoorTest {
  private static final String JSON = "application/json";
  private static final String RESPONSE = "application/graphql-response+json";
  private static final String TYPENAME = "{ \"query\": \"{ __typename }\" }";
  private static final String SHORT = "query={ __typename }";
  private static final String LONG = "query={ statements { nodes { id text } } }";
  private static final int BODY_LIMIT = 100 * 1024;
  private static final String NO_URI =
      "{\"errors\":[{\"message\":\"request: must be for a URI, in which characters such as { and % are written as %7B and %25\",\"extensions\":{\"code\":\"invalid\"}}]}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ 'query': '{ __typename }' }",
        "{ 'query': '{ __typename }', 'variables': null }",
        "{ 'query': '{ __typename }', 'operationName': null }",
        "{ 'query': '{ __typename }', 'extensions': null }",
        "{ 'query': '{ __typename }', 'documentId': null }",
        "{ 'query': '{ __typename }', 'variables': {} }",
        "{ 'query': '{ __typename }', 'extensions': { 'some': 'value' } }",
        "{ 'query': '{ __typename }', 'unknown': [1] }",
        "{ 'query': 'query A { __typename }', 'operationName': 'A' }",
        "{ 'query': 'query A { a: __typename } query B { __typename }', 'operationName': 'B' }",
        "{ 'query': 'query($name: String!) { __type(name: $name) { name } }', 'variables': { 'name': 'Actor' } }",
        "{ 'query': 'query($name: String!) { __type(name: $name) { name } }', 'variables': { 'name': 'Run🏃Swim🏊' } }",
      })
  void aRequestIsAnsweredInTheMediaTypeAskedFor(String body) {
    for (String type : List.of(JSON, RESPONSE)) {
      Answer answer = post(body, type);
      assertEquals(200, answer.status(), answer.text());
      assertEquals(type + "; charset=utf-8", answer.header("Content-Type"));
      assertEquals(Set.of("data"), answer.members().keySet());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{ 'not JSON",
        "[{ 'query': '{ __typename }' }]",
        "'{ __typename }'",
        "null",
        "{}",
        "{ 'qeury': '{ __typename }' }",
        "{ 'query': null }",
        "{ 'query': { 'obj': 'ect' } }",
        "{ 'query': 0 }",
        "{ 'query': false }",
        "{ 'query': ['array'] }",
        "{ 'query': '{ __typename }', 'operationName': { 'obj': 'ect' } }",
        "{ 'query': '{ __typename }', 'operationName': 0 }",
        "{ 'query': '{ __typename }', 'operationName': false }",
        "{ 'query': '{ __typename }', 'operationName': ['array'] }",
        "{ 'query': '{ __typename }', 'variables': 'string' }",
        "{ 'query': '{ __typename }', 'variables': 0 }",
        "{ 'query': '{ __typename }', 'variables': false }",
        "{ 'query': '{ __typename }', 'variables': ['array'] }",
        "{ 'query': '{ __typename }', 'extensions': 'string' }",
        "{ 'query': '{ __typename }', 'extensions': 0 }",
        "{ 'query': '{ __typename }', 'extensions': false }",
        "{ 'query': '{ __typename }', 'extensions': ['array'] }",
        "{ 'query': '{ __typename }', 'documentId': 'x' }",
        "{ 'query': '{ a: __typename }', 'query': '{ __typename }' }",
        "{ 'query': '{ __typename }' } {}",
      })
  void whatIsNoRequestIsRefused(String body) {
    for (String type : List.of(JSON, RESPONSE)) {
      refused(400, "invalid", post(body, type));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ 'query': '{' } | 1 | 2",
        "{ 'query': '{ statements {\\n nodes( } }' } | 2 | 9",
        "{ 'query': '{ nothing }' } | 1 | 3",
        "{ 'query': '{ 8f31403dfe404bccbb0e835f2629c6a7 }' } | 1 | 3",
        "{ 'query': 'query($id: ID!) { node(id: $id) { id } }', 'variables': { 'id': null } } | 1 | 7",
        "{ 'query': 'query A { __typename }', 'operationName': 'B' } | | ",
        "{ 'query': 'query A { __typename } query B { __typename }' } | | ",
      })
  void whatCannotBeExecutedIsToldBySaidStatusAndPlace(String body, Integer line, Integer column) {
    Answer json = refused(200, "invalid", post(body, JSON));
    Answer response = refused(400, "invalid", post(body, RESPONSE));
    assertEquals(json.text(), response.text());
    assertEquals(
        line == null ? null : List.of(Map.of("line", line, "column", column)),
        json.json().getList("errors[0].locations"));
  }

  @Test
  void aSyntaxErrorSaysWhatStandsThere() {
    assertTrue(post("{ 'query': '{ a(: 1) }' }", JSON).message().contains("token ':'"));
  }

  @Test
  void anErrorOfAFieldLeavesTheRestAndTheStatus() {
    for (String type : List.of(JSON, RESPONSE)) {
      Answer answer =
          post("{ 'query': '{ __typename statement(key: \\\"Wrong\\\") { id } }' }", type);
      assertEquals(200, answer.status());
      assertEquals("invalid", answer.code());
      assertEquals("Query", answer.json().get("data.__typename"));
      assertEquals(List.of("statement"), answer.json().getList("errors[0].path"));
    }
  }

  @Test
  void textIsUtf8InBothDirections() {
    Answer answer =
        post("{ 'query': '{ statement(key: \\\"ua-staff-not-true\\\") { text } }' }", JSON);
    assertTrue(answer.text().contains("Ukraine’s General Staff"), answer.text());
    byte[] latin1 =
        "{ \"query\": \"{ __typename } # \u00e9\" }".getBytes(StandardCharsets.ISO_8859_1);
    Answer refused = Answer.post(BodyPublishers.ofByteArray(latin1), "Content-Type", JSON);
    assertEquals("the body: must be UTF-8", refused(400, "invalid", refused).message());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "text/plain; charset=utf-8",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/graphql",
        RESPONSE,
        "application/jsonx",
        "application/*",
        "*/*",
        "text/plain, application/json",
        "application/json, text/plain",
        "application/json; charset=iso-8859-1",
        "application/json; charset=utf-16",
        "nonsense",
        ";",
        "",
      })
  void aBodyOfAnotherTypeIsRefused(String type) {
    refused(415, "invalid", typed(TYPENAME, type));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        JSON,
        "APPLICATION/JSON",
        "application/json; charset=utf-8",
        "application/json;charset=UTF-8",
        "application/json; charset=\"utf-8\"",
        "application/json, application/json",
      })
  void aBodyOfJsonIsTaken(String type) {
    assertEquals(200, typed(TYPENAME, type).status());
  }

  @Test
  void aBodyOfNoTypeIsRefused() {
    refused(415, "invalid", Answer.post(BodyPublishers.ofString(TYPENAME)));
  }

  @Test
  void aBodyHasALimit() {
    String atLimit = TYPENAME + " ".repeat(BODY_LIMIT - TYPENAME.length());
    assertEquals(200, typed(atLimit, JSON).status());
    Answer refused = refused(413, "too-expensive", typed(atLimit + " ", JSON));
    assertEquals("the body must have at most " + BODY_LIMIT + " bytes", refused.message());
    byte[] large = (atLimit + " ".repeat(BODY_LIMIT)).getBytes(StandardCharsets.UTF_8);
    refused(
        413,
        "too-expensive",
        Answer.post(
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)),
            "Content-Type",
            JSON));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/* | " + JSON,
        "application/* | " + JSON,
        "application/json | " + JSON,
        "application/graphql-response+json | " + RESPONSE,
        "APPLICATION/GRAPHQL-RESPONSE+JSON | " + RESPONSE,
        "application/graphql-response+json; charset=utf-8 | " + RESPONSE,
        "application/graphql-response+json, application/json | " + RESPONSE,
        "application/json, application/graphql-response+json | " + JSON,
        "application/json;q=0.5, application/graphql-response+json;q=0.9 | " + RESPONSE,
        "application/graphql-response+json;q=0.5, application/json;q=0.501 | " + JSON,
        "application/graphql-response+json;q=0.001 | " + RESPONSE,
        "application/graphql-response+json ; Q=0.9 , application/json;q=1.000 | " + JSON,
        "text/html, application/xhtml+xml, */*;q=0.8 | " + JSON,
        "*/*;q=0.8, application/graphql-response+json;q=0.5 | " + JSON,
        "*/*;q=0.5, application/graphql-response+json;q=0.8 | " + RESPONSE,
        "application/json;q=0, */* | " + RESPONSE,
        "*/*, application/json;q=0 | " + RESPONSE,
        "application/*;q=0, */* | text/event-stream",
        "application/json;q=0 | ",
        "*/*;q=0 | ",
        "*/*;q=0.0, application/json;q=0.1 | " + JSON,
        "text/html | ",
        "text/* | text/event-stream",
        "application/xml, text/html;q=0.1 | ",
        "garbage | ",
        ";;;,,,/ | ",
        "garbage, application/json;q=nonsense | " + JSON,
      })
  void theMediaTypeWantedMostIsSent(String accept, String type) {
    Answer answer = post(TYPENAME, accept);
    if (type == null) {
      refused(406, "invalid", answer);
    } else {
      assertEquals(200, answer.status(), answer.text());
      assertEquals(type + "; charset=utf-8", answer.header("Content-Type"));
    }
  }

  @Test
  void severalHeadersAreLikeOne() {
    Answer answer =
        Answer.post(
            BodyPublishers.ofString(TYPENAME),
            ("Content-Type, application/json, Accept, text/html, Accept, application/json;q=0.5, Accept, "
                    + RESPONSE)
                .split(", "));
    assertEquals(RESPONSE + "; charset=utf-8", answer.header("Content-Type"));
  }

  @Test
  void withoutAWishItIsJson() {
    assertEquals(JSON + "; charset=utf-8", typed(TYPENAME, JSON).header("Content-Type"));
    assertEquals(JSON + "; charset=utf-8", post(TYPENAME, " ").header("Content-Type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"})
  void otherMethodsAreRefused(String method) {
    Answer answer = Answer.to(method, "/graphql", BodyPublishers.noBody());
    assertEquals("GET, POST", refused(405, "invalid", answer).header("Allow"));
  }

  @Test
  void headIsRefusedWithoutABody() {
    Answer answer = Answer.to("HEAD", "/graphql", BodyPublishers.noBody());
    assertEquals(405, answer.status());
    assertEquals("", answer.text());
    assertNull(answer.header("Content-Encoding"));
  }

  @Test
  void aMutationByGetIsRefused() {
    String beside = "query=query Q { __typename } mutation M { __typename }";
    for (String type : List.of(JSON, RESPONSE)) {
      Answer alone = query(List.of("query=mutation { __typename }"), "Accept", type);
      assertEquals("POST", refused(405, "forbidden", alone).header("Allow"));
      Answer named = query(List.of(beside, "operationName=M"), "Accept", type);
      assertEquals("POST", refused(405, "forbidden", named).header("Allow"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "query={ __typename } | {'data':{'__typename':'Query'}}",
        "query={ __typename }&variables=null&extensions=null | {'data':{'__typename':'Query'}}",
        "query={ __typename }&variables={}&operationName=&extensions={'a':1} | {'data':{'__typename':'Query'}}",
        "query=query($a: String!) { __type(name: $a) { name } }&variables={'a': 'Actor'} | {'data':{'__type':{'name':'Actor'}}}",
        "query=query A { a: __typename } query B { b: __typename }&operationName=B | {'data':{'b':'Query'}}",
      })
  void aQueryMayComeByGet(String parameters, String answer) {
    assertEquals(quoted(answer), query(List.of(quoted(parameters).split("&"))).text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "variables={} | query, documentId: exactly one of the two must be given",
        "query={ __typename }&documentId=x | query, documentId: exactly one of the two must be given",
        "query={ __typename }&variables= | variables: must be a JSON object",
        "query={ __typename }&variables=[] | variables: must be a JSON object",
        "query={ __typename }&variables='x' | variables: must be a JSON object",
        "query={ __typename }&variables={ | variables: must be a JSON object",
        "query={ __typename }&extensions=5 | extensions: must be a JSON object",
        "query={ __typename }&query={ __typename } | query: must be given once",
        "query={ __typename }&variables={}&variables={} | variables: must be given once",
        "query={ __typename }&operationName=A&operationName=A | operationName: must be given once",
        "query={ __typename }&extensions={}&extensions={} | extensions: must be given once",
        "documentId=x&documentId=x | documentId: must be given once",
      })
  void aWrongParameterIsRefused(String parameters, String message) {
    Answer answer = query(List.of(quoted(parameters).split("&")));
    assertEquals(message, refused(400, "invalid", answer).message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "x, %s", "*", "W/%s", "W/\"x\", W/%s,\"y\"", " * "})
  void whatTheClientHasIsNotSentAgain(String known) {
    String tag = query(List.of(LONG)).header("ETag");
    assertTrue(tag.matches("W/\"[A-Za-z0-9_-]+\""), tag);
    String header = known.formatted(tag.substring(2));
    for (String coding : List.of("gzip", "identity")) {
      Answer answer = query(List.of(LONG), "If-None-Match", header, "Accept-Encoding", coding);
      assertEquals(304, answer.status(), header);
      assertEquals("", answer.text());
      assertEquals(tag, answer.header("ETag"));
      assertEquals("no-cache", answer.header("Cache-Control"));
      assertEquals(
          "Accept, Accept-Encoding, Authorization, Origin, Counterclaim-Draft, Counterclaim-Revision",
          answer.header("Vary"));
      assertNull(answer.header("Content-Encoding"));
    }
  }

  @Test
  void aTagMayBeInAnyOfSeveralHeaders() {
    String tag = query(List.of(SHORT)).header("ETag");
    Answer answer = query(List.of(SHORT), "If-None-Match", "\"x\"", "If-None-Match", tag);
    assertEquals(304, answer.status());
  }

  @Test
  void anotherAnswerHasAnotherTag() {
    String tag = query(List.of(SHORT)).header("ETag");
    assertEquals(tag, query(List.of(SHORT, "variables={}")).header("ETag"));
    Answer other = query(List.of("query={ a: __typename }"), "If-None-Match", tag);
    assertEquals(200, other.status());
    assertNotEquals(tag, other.header("ETag"));
    assertEquals("no-cache", other.header("Cache-Control"));
  }

  @Test
  void onlyAnswersWithoutErrorsToGetHaveATag() {
    List<Answer> answers =
        List.of(
            post(TYPENAME, JSON),
            query(List.of("query={"), "If-None-Match", "*"),
            query(List.of("query={ statement(key: \"Wrong\") { id } }"), "If-None-Match", "*"),
            query(List.of("query=mutation { a }"), "If-None-Match", "*"),
            get("/graphql", "If-None-Match", "*"));
    for (Answer answer : answers) {
      assertNotEquals(304, answer.status());
      assertNull(answer.header("ETag"));
      assertEquals("no-store", answer.header("Cache-Control"));
    }
  }

  @Test
  void aLongAnswerIsCompressedWhenAskedFor() throws IOException {
    Answer plain = query(List.of(LONG));
    Answer compressed = query(List.of(LONG), "Accept-Encoding", "gzip");
    assertNull(plain.header("Content-Encoding"));
    assertEquals("gzip", compressed.header("Content-Encoding"));
    assertTrue(compressed.http().body().length < plain.http().body().length / 2);
    try (var body = new GZIPInputStream(new ByteArrayInputStream(compressed.http().body()))) {
      assertEquals(plain.text(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void anAnswerBelowAKilobyteIsSentAsItIs() {
    String names =
        Stream.of("b", "c", "d", "e", "f", "g", "h", "i", "j")
            .map(name -> name.repeat(90) + ": __typename ")
            .collect(Collectors.joining());
    String thousandBytes = "{ 'query': '{ " + names + "%s: __typename }' }";
    int around = post(thousandBytes.formatted("a"), JSON).http().body().length - 1;
    for (int length : List.of(1023, 1024)) {
      Answer answer =
          Answer.post(
              BodyPublishers.ofString(quoted(thousandBytes.formatted("a".repeat(length - around)))),
              "Content-Type",
              JSON,
              "Accept-Encoding",
              "gzip");
      assertEquals(200, answer.status());
      assertEquals(length < 1024 ? null : "gzip", answer.header("Content-Encoding"));
    }
  }

  @Test
  void overHttp2TheAnswersAreTheSame() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    for (String query : List.of(SHORT, LONG)) {
      Answer expected = query(List.of(query));
      URI uri = expected.http().uri();
      for (int requests = 0; requests < 2; requests++) {
        Answer answer =
            new Answer(
                client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray()));
        assertEquals(HttpClient.Version.HTTP_2, answer.http().version());
        assertEquals(expected.text(), answer.text());
        assertNull(answer.header("Content-Encoding"));
        assertEquals(expected.header("ETag"), answer.header("ETag"));
      }
    }
  }

  @Test
  void everyAnswerHasTheIdOfItsRequest() {
    String id = "Ab.9_-".repeat(10) + "abcd";
    for (Answer answer : everySort("X-Request-Id", id)) {
      assertEquals(List.of(id), answer.http().headers().allValues("X-Request-Id"));
    }
    Set<String> given = new HashSet<>();
    List<Answer> answers = everySort();
    for (Answer answer : answers) {
      given.add(UUID.fromString(answer.header("X-Request-Id")).toString());
    }
    assertEquals(answers.size(), given.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "a\tb",
        "<script>",
        "é",
        "a,b",
        "12345678901234567890123456789012345678901234567890123456789012345"
      })
  void anIdThatIsNotWellFormedIsReplaced(String id) {
    String given = query(List.of(SHORT), "X-Request-Id", id).header("X-Request-Id");
    assertEquals(given, UUID.fromString(given).toString());
  }

  @Test
  void answersAreNotGuessedToBeOfAnotherType() {
    for (Answer answer : everySort()) {
      if (answer.http().uri().getPath().equals("/graphql")) {
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
      }
    }
  }

  @Test
  void otherSitesGetNoLeaveToRead() {
    List<Answer> answers = everySort("Origin", "https://elsewhere.example");
    answers.add(
        Answer.to(
            "OPTIONS",
            "/graphql",
            BodyPublishers.noBody(),
            "Origin",
            "https://elsewhere.example",
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "content-type"));
    for (Answer answer : answers) {
      assertTrue(
          answer.http().headers().map().keySet().stream()
              .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-")),
          answer.http().headers()::toString);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0 | { __typename }",
        "41 | { statements { nodes { key } } }",
        "32 | query($n: Int) { statements(first: $n) { nodes { key said { to } } pageInfo { hasNextPage } } }",
      })
  void aRequestIsToldItsCostWhenItAsksForIt(int cost, String document) {
    Map<String, Object> variables = Map.of("n", 5);
    Answer answer = told(document, variables, "1");
    assertEquals(Set.of("data", "extensions"), answer.members().keySet(), answer.text());
    assertEquals(
        Map.of("cost", Map.of("requested", cost, "limit", 20000)),
        answer.members().get("extensions"));
  }

  @Test
  void whatIsTooExpensiveIsToldItsCostToo() {
    Answer answer =
        told(
            "{ actors(first: 100) { nodes { statements(first: 100) { nodes { said { to } } } } } }",
            Map.of(),
            "1");
    assertEquals(20321, answer.json().getInt("extensions.cost.requested"));
    assertEquals("too-expensive", answer.code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "", "true"})
  void nobodyElseIsToldTheCost(String header) {
    assertEquals(Set.of("data"), told("{ __typename }", Map.of(), header).members().keySet());
  }

  private static Answer told(String document, Map<String, ?> variables, String header) {
    Map<String, Object> body = Map.of("query", quoted(document), "variables", variables);
    return Answer.post(
        BodyPublishers.ofString(new JsonObject(body).encode()),
        "Content-Type",
        JSON,
        "GraphQL-Cost",
        header);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/q/health",
        "/q/health/live",
        "/q/health/ready",
        "/q/health/started",
        "/q/health/group/x",
        "/q/metrics",
        "/q/metrics/",
        "/q",
        "/q/",
        "/q/..%2fq/metrics",
        "//q/metrics",
        "/x/../q/metrics",
      })
  void thePublicPortHasNothingForOperators(String path) {
    assertEquals(404, get(path).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /graphql?query=%7B__typename%7D HTTP/1.1",
        "GET /q/metrics HTTP/1.1",
      })
  void aRequestWithoutAHostIsRefusedAsAnyOther(String request) throws IOException {
    String answer = raw(request + "\r\nConnection: close\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    assertTrue(answer.toLowerCase(Locale.ROOT).contains("\r\nx-request-id: "), answer);
    assertTrue(answer.contains("{\"errors\":[{\"message\":\""), answer);
    assertTrue(answer.contains("\"code\":\"invalid\""), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/graphql?query=%zz",
        "/graphql?x=%",
        "/graphql?query={__typename}",
        "/graphql/%",
        "/%zz",
        "/%2",
        "/q/metrics?^",
      })
  void whatIsNoUriIsRefusedAsAnyOtherRequest(String path) throws Exception {
    String end = " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAccept: %s\r\n\r\n";
    for (String type : List.of(JSON, RESPONSE)) {
      String answer = raw("GET " + path + end.formatted(type));
      assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
      assertTrue(answer.contains("\r\ncontent-type: " + type + "; charset=utf-8\r\n"), answer);
      assertTrue(answer.toLowerCase(Locale.ROOT).contains("\r\nx-request-id: "), answer);
      assertTrue(answer.endsWith("\r\n\r\n" + NO_URI), answer);
    }
    assertEquals(NO_URI, overHttp2(path));
  }

  /** As it is, which the client of the platform does not allow. */
  private static String overHttp2(String path) throws Exception {
    URI door = Answer.uri("/");
    Vertx vertx = Vertx.vertx();
    try {
      return vertx
          .createHttpClient(
              new HttpClientOptions()
                  .setProtocolVersion(HttpVersion.HTTP_2)
                  .setHttp2ClearTextUpgrade(false))
          .request(HttpMethod.GET, door.getPort(), door.getHost(), path)
          .compose(HttpClientRequest::send)
          .compose(
              response -> {
                assertEquals(HttpVersion.HTTP_2, response.version());
                assertEquals(400, response.statusCode());
                return response.body();
              })
          .toCompletionStage()
          .toCompletableFuture()
          .get(10, TimeUnit.SECONDS)
          .toString();
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }

  private static String raw(String request) throws IOException {
    URI door = Answer.uri("/");
    try (Socket socket = new Socket(door.getHost(), door.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** An answer of each sort that there is. */
  private static List<Answer> everySort(String... headers) {
    String[] known = plus(headers, "If-None-Match", "*");
    String[] json = plus(headers, "Content-Type", JSON);
    return new ArrayList<>(
        List.of(
            get("/", headers),
            get("/nothing", headers),
            get("/q/metrics", headers),
            get("/graphql/schema.graphql", headers),
            get("/graphql", headers),
            query(List.of(SHORT), headers),
            query(List.of(SHORT), known),
            query(List.of(LONG), plus(headers, "Accept-Encoding", "gzip")),
            query(List.of(SHORT), plus(headers, "Accept", "text/html")),
            query(List.of("query=mutation { a }"), headers),
            Answer.to("PUT", "/graphql", BodyPublishers.noBody(), headers),
            Answer.post(BodyPublishers.ofString(TYPENAME), headers),
            Answer.post(BodyPublishers.ofString(TYPENAME), json),
            Answer.post(BodyPublishers.ofString(" ".repeat(BODY_LIMIT + 1)), json)));
  }

  private static String[] plus(String[] headers, String... more) {
    return Stream.of(headers, more).flatMap(Stream::of).toArray(String[]::new);
  }

  private static Answer post(String body, String accept) {
    return Answer.post(
        BodyPublishers.ofString(quoted(body)), "Content-Type", JSON, "Accept", accept);
  }

  private static Answer typed(String body, String type) {
    return Answer.post(BodyPublishers.ofString(body), "Content-Type", type);
  }

  /** JSON with the quotation marks that it must have. */
  private static String quoted(String json) {
    return json.replace('\'', '"');
  }

  private static Answer refused(int status, String code, Answer answer) {
    assertEquals(status, answer.status(), answer.text());
    assertEquals(Set.of("errors"), answer.members().keySet());
    assertEquals(code, answer.code(), answer.text());
    return answer;
  }
}
