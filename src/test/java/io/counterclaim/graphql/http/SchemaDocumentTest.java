package io.counterclaim.graphql.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SchemaDocumentTest {
  private static final String PATH = "/graphql/schema.graphql";

  @Test
  void whoHasItIsNotSentItAgain() {
    Answer answer = Answer.get(PATH);
    Answer again = Answer.get(PATH, "If-None-Match", answer.header("ETag"));
    assertEquals(304, again.status());
    assertEquals("", again.text());
    assertEquals(answer.header("ETag"), again.header("ETag"));
    assertEquals(200, Answer.get(PATH, "If-None-Match", "\"other\"").status());
  }

  @Test
  void itIsCompressedForWhomItMayBe() {
    Answer plain = Answer.get(PATH);
    Answer compressed = Answer.get(PATH, "Accept-Encoding", "gzip");
    assertEquals("gzip", compressed.header("Content-Encoding"));
    assertTrue(compressed.http().body().length * 3 < plain.http().body().length);
  }

  @Test
  void itsHeadersCanBeHadAlone() {
    Answer head = Answer.to("HEAD", PATH, BodyPublishers.noBody());
    Answer whole = Answer.get(PATH);
    assertEquals(200, head.status());
    assertEquals("", head.text());
    assertEquals(whole.header("ETag"), head.header("ETag"));
    assertEquals(String.valueOf(whole.http().body().length), head.header("Content-Length"));
    assertEquals(whole.header("Content-Type"), head.header("Content-Type"));
  }
}
