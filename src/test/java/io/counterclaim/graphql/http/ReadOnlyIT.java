package io.counterclaim.graphql.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A service that knows nobody: the packaged one, with no identity provider. */
@QuarkusIntegrationTest
@QuarkusTestResource(TestDatabase.class)
class ReadOnlyIT {
  private static final String DOSSIERS = "/dossiers?dryRun=true";

  @Test
  void nobodyMayRecord() {
    for (MutationDocument mutation : MutationDocument.all()) {
      assertForbidden(send("/graphql", mutation.body()));
    }
    Answer upload = send(DOSSIERS, "{\"title\": \"Nothing\"}");
    assertEquals(403, upload.status());
    assertForbidden(upload);
  }

  private static void assertForbidden(Answer answer) {
    assertEquals("forbidden", answer.code(), answer.text());
    assertTrue(answer.message().contains("QUARKUS_OIDC_AUTH_SERVER_URL"), answer.text());
  }

  @Test
  void whateverIsSentToTellWhoAsksIsRefused() {
    for (String credentials : List.of("Bearer a.b.c", "Bearer", "Basic YWRtaW46YWRtaW4=", "x")) {
      for (String path : List.of("/graphql?query=%7B__typename%7D", "/changes", "/dossiers")) {
        assertUnauthenticated(Answer.get(path, "Authorization", credentials));
      }
      for (String path : List.of("/graphql", DOSSIERS)) {
        assertUnauthenticated(send(path, "{}", "Authorization", credentials));
      }
    }
  }

  private static void assertUnauthenticated(Answer answer) {
    assertEquals(401, answer.status());
    assertEquals("unauthenticated", answer.code());
    assertTrue(answer.header("WWW-Authenticate").startsWith("Bearer "));
  }

  private static Answer send(String path, String body, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "Content-Type";
    all[1] = "application/json";
    return Answer.to("POST", path, BodyPublishers.ofString(body), all);
  }
}
