package io.counterclaim.graphql.http;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.counterclaim.IdentityProvider;
import io.counterclaim.Token;
import io.counterclaim.WithTokens;
import io.counterclaim.graphql.execution.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may what, where tokens of an identity provider tell who asks. */
@QuarkusTest
@TestProfile(WithTokens.class)
class AccessTest {
  private static final Map<Role, Set<String>> MUTATIONS =
      Map.of(
          Role.EDITOR,
          names("saveDraft submitDraft returnDraft discardDraft"),
          Role.PUBLISHER,
          names(
              "publishDraft record recordActor recordAffiliation recordAssessment recordEngagement recordPlace recordRelation"
                  + " recordSource recordStatement amendActor amendAffiliation amendEngagement amendPlace amendSource"
                  + " citeStatement recodeStatement withdrawAssessment withdrawRelation"),
          Role.ADMIN,
          names("delete restore mergeActors unmergeActor"));

  private static final Set<String> NOT_ALLOWED = Set.of("forbidden", "unauthenticated");
  private static final String DOSSIER = "{\"title\": \"Nothing\"}";
  private static final String RECORD =
      "mutation { recordActor(input: {key: \"%s\", name: \"%1$s\", type: PERSON}) { revision violations { message } } }";
  private static final String AMEND =
      "mutation { record(input: {dossier: {title: \"Nothing\"}, amend: true}) { revision } }";

  private static Set<String> names(String names) {
    return new TreeSet<>(List.of(names.split(" ")));
  }

  @Test
  void eachMutationTellsItsRole() {
    assertEquals(
        MUTATIONS,
        MutationDocument.all().stream()
            .collect(
                groupingBy(
                    MutationDocument::role,
                    mapping(MutationDocument::name, toCollection(TreeSet::new)))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "stranger", "reader", "editor", "publisher", "admin"})
  void mutationsAreForThoseWhoHaveTheirRole(String who) {
    String before = revision();
    for (MutationDocument mutation : MutationDocument.all()) {
      Answer answer = post("/graphql", mutation.body(), who);
      assertEquals(200, answer.status(), answer.text());
      if (has(who, mutation.role())) {
        assertFalse(answer.text().contains("needs the role"), answer.text());
      } else {
        assertEquals(refusal(who), answer.code(), answer.text());
        assertTrue(
            answer.message().startsWith(mutation.name() + ": needs the role " + mutation.role()));
        assertNull(answer.json().get("data." + mutation.name()));
      }
    }
    if (!has(who, Role.EDITOR)) {
      assertEquals(before, revision());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "stranger", "reader", "editor", "publisher", "admin"})
  void onlyAdminsAmendByDossiers(String who) {
    Answer answer = post("/graphql", query(AMEND), who);
    if (has(who, Role.ADMIN)) {
      assertEquals(
          Map.of("data", Map.of("record", Map.of("revision", revision()))), answer.members());
    } else {
      assertEquals(refusal(who), answer.code());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "stranger", "reader", "editor", "publisher", "admin"})
  void draftsAreForEditors(String who) {
    Answer answer = post("/graphql", query("{ drafts { totalCount } }"), who);
    if (has(who, Role.EDITOR)) {
      assertNull(answer.json().get("errors"), answer.text());
    } else {
      assertEquals(refusal(who), answer.code());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | /graphql?query=%7B__typename%7D | READER",
        "GET | /graphql/schema.graphql | READER",
        "HEAD | /graphql/schema.graphql | READER",
        "GET | /changes?first=1 | READER",
        "GET | /dossiers | READER",
        "HEAD | /dossiers/kursk-campaign | READER",
        "GET | /dossiers/kursk-campaign | READER",
        "POST | /dossiers | PUBLISHER",
        "POST | /dossiers?dryRun=true | PUBLISHER",
        "POST | /dossiers?amend=true | ADMIN",
        "POST | /dossiers?amend=true&dryRun=true | ADMIN",
      })
  void soIsWhatIsAskedForBesides(String method, String path, Role needed) {
    for (String who : List.of("nobody", "stranger", "reader", "editor", "publisher", "admin")) {
      Answer answer = send(method, path, who);
      if (has(who, needed)) {
        assertEquals(200, answer.status(), who + answer.text());
      } else {
        assertEquals(who.equals("nobody") ? 401 : 403, answer.status());
        assertEquals(refusal(who), answer.code());
        assertTrue(answer.message().contains("needs the role " + needed), answer.text());
        assertEquals(
            who.equals("nobody") ? "Bearer realm=\"counterclaim\"" : null,
            answer.header("WWW-Authenticate"));
      }
    }
  }

  static List<String> wrongCredentials() {
    long now = System.currentTimeMillis() / 1000;
    String right = Token.of("somebody", "admin").signed();
    String[] parts = right.split("\\.");
    String others = Token.of("somebody else", "reader").signed();
    List<String> tokens =
        List.of(
            token().with("exp", now - 1).signed(),
            token().without("exp").signed(),
            token().with("nbf", now + 60).signed(),
            token().without("iat").signed(),
            token().with("aud", "another service").signed(),
            token().with("aud", List.of("account", "counterclaim2")).signed(),
            token().without("aud").signed(),
            token().with("iss", "http://localhost:1/realms/counterclaim").signed(),
            token().without("iss").signed(),
            token().without("sub").signed(),
            token().with("typ", "ID").signed(),
            token().signed(IdentityProvider.newKeys().getPrivate()),
            token().head("kid", "another").signed(),
            token().head("alg", "RS512").signed(),
            token().unsigned(),
            token().signed(IdentityProvider.publicKey().getEncoded()),
            token().signed(pem(IdentityProvider.publicKey())),
            parts[0] + "." + parts[1] + ".",
            parts[0] + "." + parts[1],
            others.split("\\.")[0] + "." + parts[1] + "." + others.split("\\.")[2],
            right + "." + right,
            right.substring(1),
            "a.b.c",
            "...",
            "garbage",
            "x".repeat(8000),
            "ä",
            "");
    List<String> credentials = new ArrayList<>(tokens.stream().map(t -> "Bearer " + t).toList());
    credentials.addAll(
        List.of(
            "Bearer",
            "",
            right,
            "Token " + right,
            "Basic YWRtaW46YWRtaW4=",
            "Basic " + right,
            "Bearer: " + right));
    return credentials;
  }

  private static byte[] pem(PublicKey key) {
    String text = Base64.getMimeEncoder().encodeToString(key.getEncoded());
    return ("-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static Token token() {
    return Token.of("somebody", "admin");
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("wrongCredentials")
  void whoeverSendsWrongCredentialsGetsNothing(String credentials) {
    String mutation = query(RECORD.formatted("never"));
    List<Answer> answers =
        List.of(
            sendAs("POST", "/graphql", mutation, credentials),
            sendAs("POST", "/graphql", query("{ __typename }"), credentials),
            sendAs("POST", "/graphql", "no JSON", credentials),
            sendAs("GET", "/graphql?query=%7B__typename%7D", null, credentials),
            sendAs("GET", "/graphql/schema.graphql", null, credentials),
            sendAs("GET", "/changes", null, credentials),
            sendAs("GET", "/dossiers", null, credentials),
            sendAs("POST", "/dossiers", DOSSIER.repeat(10_000), credentials));
    for (Answer answer : answers) {
      assertEquals(401, answer.status(), answer.text());
      assertEquals("unauthenticated", answer.code());
      assertEquals(
          "Bearer realm=\"counterclaim\", error=\"invalid_token\"",
          answer.header("WWW-Authenticate"));
      assertEquals("no-store", answer.header("Cache-Control"));
      assertNull(answer.json().get("data"));
    }
  }

  /**
   * An identity provider that was asked about each would be asked by anybody, as often as they
   * like.
   */
  @Test
  void theIdentityProviderIsNotAskedAboutEachToken() {
    assumeFalse(IdentityProvider.isKeycloak());
    List<String> wrong = wrongCredentials();
    int before = IdentityProvider.questions();
    for (int i = 0; i < 10; i++) {
      wrong.forEach(credentials -> sendAs("GET", "/changes?first=0", null, credentials));
      send("GET", "/changes?first=0", "reader");
    }
    assertTrue(IdentityProvider.questions() <= before + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "bearer", "BEARER"})
  void theNameOfTheSchemeMayBeWrittenAsOneLikes(String scheme) {
    String token = IdentityProvider.token("reader");
    assertEquals(200, sendAs("GET", "/changes?first=0", null, scheme + " " + token).status());
  }

  @Test
  void rolesMayAlsoStandInTheClaimThatIsUsualElsewhere() {
    String token =
        Token.of("somebody").without("realm_access").with("groups", List.of("admin")).signed();
    assertEquals(200, sendAs("POST", "/dossiers?amend=true", DOSSIER, "Bearer " + token).status());
  }

  @Test
  void whoDidSomethingIsTheSubjectOfTheirTokenAndToldToEditors() {
    String key = "a-" + UUID.randomUUID();
    String token = IdentityProvider.token("publisher");
    String before = revision();
    Answer recorded = sendAs("POST", "/graphql", query(RECORD.formatted(key)), "Bearer " + token);
    assertNotEquals(before, recorded.json().getString("data.recordActor.revision"));
    String ask =
        "{ changes(after: \"%s\") { nodes { by } } actor(key: \"%s\") { history { nodes { by } } } }"
            .formatted(before, key);
    for (String who : List.of("nobody", "stranger", "reader", "editor", "publisher", "admin")) {
      String by = has(who, Role.EDITOR) ? Token.subject(token) : null;
      Answer answer = post("/graphql", query(ask), who);
      assertEquals(by, answer.json().get("data.changes.nodes[0].by"));
      assertEquals(by, answer.json().get("data.actor.history.nodes[0].by"));
      JsonObject line = new JsonObject(send("GET", "/changes?after=" + before, who).text());
      assertEquals(by, line.getString("by"));
    }
  }

  @Test
  void noCacheGivesTheAnswerForOneToAnother() {
    for (String path :
        List.of("/graphql?query=%7B__typename%7D", "/graphql/schema.graphql", "/dossiers")) {
      for (String who : List.of("stranger", "admin")) {
        Answer answer = send("GET", path, who);
        assertEquals("private, no-cache", answer.header("Cache-Control"));
        assertTrue(answer.header("Vary").contains("Authorization"));
      }
      Answer answer = send("GET", path, "nobody");
      assertEquals("public, max-age=300", answer.header("Cache-Control"));
      assertTrue(answer.header("Vary").contains("Authorization"));
    }
  }

  private static boolean has(String who, Role needed) {
    return role(who).compareTo(needed) >= 0;
  }

  private static Role role(String who) {
    return Role.highest(Set.of(who));
  }

  private static String refusal(String who) {
    return who.equals("nobody") ? "unauthenticated" : "forbidden";
  }

  private static String revision() {
    String query = "{ changes(first: 100, after: \"%s\") { pageInfo { endCursor hasNextPage } } }";
    String revision = "0";
    Answer answer;
    do {
      answer = post("/graphql", query(query.formatted(revision)), "nobody");
      revision = answer.json().getString("data.changes.pageInfo.endCursor");
    } while (answer.json().getBoolean("data.changes.pageInfo.hasNextPage"));
    return revision;
  }

  private static String query(String document) {
    return new JsonObject().put("query", document).encode();
  }

  private static Answer post(String path, String body, String who) {
    return sendAs("POST", path, body, credentials(who));
  }

  private static Answer send(String method, String path, String who) {
    return sendAs(method, path, method.equals("POST") ? DOSSIER : null, credentials(who));
  }

  private static String credentials(String who) {
    return who.equals("nobody") ? null : "Bearer " + IdentityProvider.token(who);
  }

  /**
   * @param credentials what the header has; null if there is none
   */
  private static Answer sendAs(String method, String path, String body, String credentials) {
    List<String> headers = new ArrayList<>(List.of("Content-Type", "application/json"));
    if (credentials != null) {
      headers.addAll(List.of("Authorization", credentials));
    }
    BodyPublisher content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return Answer.to(method, path, content, headers.toArray(String[]::new));
  }
}
