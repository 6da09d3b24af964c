package io.counterclaim.statement;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.GraphQL.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.counterclaim.GraphQL;
import io.counterclaim.Json;
import io.counterclaim.dispute.OwnDatabase;
import io.counterclaim.dossier.DossierImporter;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@TestProfile(OwnDatabase.class)
class SourceApiTest {
  private static final String AGENCY_AND_COPIES =
      """
      {"title": "Sources",
       "actors": [{"key": "src-agency", "type": "MEDIA_OUTLET", "name": "Agency"},
         {"key": "src-paper", "type": "MEDIA_OUTLET", "name": "Paper"}],
       "sources": [
         {"key": "src-wire", "kind": "WEB_PAGE", "publisher": "src-agency", "title": "Bridge over the Oskil/Donets destroyed",
           "url": "https://agency.example/2024/05/bridge_17.html?id=42", "language": "en", "published": "2024-05-01"},
         {"key": "src-copy", "kind": "WEB_PAGE", "publisher": "src-paper", "title": "Another bridge", "language": "uk",
           "published": "2024-05-02"},
         {"key": "src-post", "kind": "SOCIAL_POST", "publisher": "src-paper", "url": "https://social.example/@paper/99",
           "published": "2024-05-02"},
         {"key": "src-undated", "kind": "DOCUMENT", "publisher": "src-agency", "title": "Annex", "language": "de"}],
       "statements": [
         {"key": "src-s1", "speaker": "src-agency", "kind": "REPORT", "rendering": "PARAPHRASE", "text": "Words.",
           "language": "en", "medium": "NEWS_ARTICLE", "said": "2024-05-01",
           "citations": [{"source": "src-wire"}, {"source": "src-copy", "relays": "src-wire"}]},
         {"key": "src-s2", "speaker": "src-paper", "kind": "CLAIM", "rendering": "PARAPHRASE", "text": "More words.",
           "language": "en", "medium": "NEWS_ARTICLE", "said": "2024-05-02",
           "citations": [{"source": "src-copy"}, {"source": "src-post", "relays": "src-wire"}]}]}
      """;
  private static final String ALL = "publishers: [\"src-agency\", \"src-paper\"]";

  @Inject DossierImporter importer;

  @BeforeEach
  void record() {
    importer.importDossier(AGENCY_AND_COPIES.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aSourceIsFoundByItsKeyAndByItsId() {
    Json found = ask("{ source(key: \"src-wire\") { id title publisher { key } } }");
    assertEquals("src-agency", found.get("source.publisher.key"));
    assertEquals(
        "src-wire",
        ask("query($id: ID) { source(id: $id) { key } }", Map.of("id", found.get("source.id")))
            .get("source.key"));
    assertNull(ask("{ source(key: \"nothing\") { id } }").get("source"));
    assertEquals("invalid", refused("{ source { id } }").code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "publishers: [\"src-agency\"] | src-undated src-wire",
        "publishers: [\"src-agency\", \"src-paper\"] | src-copy src-post src-undated src-wire",
        "publishers: [\"src-paper\"], kinds: [SOCIAL_POST, DOCUMENT] | src-post",
        "publishers: [\"src-paper\"], kinds: [], languages: [], text: \"\" | src-copy src-post",
        "languages: [\"uk\", \"de\"] | src-copy src-undated",
        "text: \"bridge\" | src-copy src-wire",
        "text: \"bridge another\" | src-copy",
        "text: \"donets OSKIL\" | src-wire",
        "text: \"https://agency.example/2024/05/bridge_17.html\" | src-wire",
        "text: \"social.example/@paper\" | src-post",
        "text: \"bridges -another\" | src-wire",
        "text: \"ann*\" | src-undated",
        "text: \"\\\"bridge another\\\"\" | ''",
        "text: \"submarine\" | ''",
        "text: \"bridge\", publishedFrom: \"2024-05-02T00:00:00Z\" | src-copy",
        "text: \"bridge\", publishedBefore: \"2024-05-02T00:00:00Z\" | src-wire",
        "text: \"annex\", publishedFrom: \"1999-01-01T00:00:00Z\" | ''",
        "text: \"annex\", publishedBefore: \"2099-01-01T00:00:00Z\" | ''",
      })
  void aFilterKeepsWhatMeetsIt(String filter, String keys) {
    for (SourceOrder order : SourceOrder.values()) {
      Json found =
          ask(
              "{ sources(filter: {%s}, order: %s) { totalCount nodes { key } } }"
                  .formatted(filter, order));
      List<String> expected = keys.isEmpty() ? List.of() : List.of(keys.split(" "));
      assertEquals(expected, found.<String>getList("sources.nodes.key").stream().sorted().toList());
      assertEquals(expected.size(), found.getInt("sources.totalCount"));
    }
  }

  @ParameterizedTest
  @EnumSource(SourceOrder.class)
  void everyOrderIsWalkedThrough(SourceOrder order) {
    String query =
        "query($after: String) { sources(first: 1, after: $after, order: %s, filter: {%s}) { nodes { key }"
            + " pageInfo { endCursor hasNextPage } } }";
    List<String> walked = new ArrayList<>();
    Map<String, Object> variables = new HashMap<>();
    Json page;
    do {
      page = ask(query.formatted(order, ALL), variables);
      walked.addAll(page.getList("sources.nodes.key"));
      variables.put("after", page.get("sources.pageInfo.endCursor"));
    } while (page.getBoolean("sources.pageInfo.hasNextPage"));
    assertEquals(4, new HashSet<>(walked).size(), walked::toString);
    assertEquals(4, walked.size());
    switch (order) {
      case PUBLISHED_DESC -> assertEquals(List.of("src-wire", "src-undated"), walked.subList(2, 4));
      case PUBLISHED_ASC -> {
        assertEquals("src-wire", walked.get(0));
        assertEquals("src-undated", walked.get(3));
      }
      case RECORDED_DESC -> {}
    }
  }

  @Test
  void theSourceKnowsWhatCanBeReadInIt() {
    Json found =
        ask(
            """
            { sources(filter: {%s}, order: PUBLISHED_ASC) { nodes { key statements(order: SAID_ASC) { totalCount nodes { key } } } }
              source(key: "src-copy") { statements(filter: {kinds: [CLAIM]}) { nodes { key } } } }
            """
                .formatted(ALL));
    Map<String, Object> read = new HashMap<>();
    List<String> keys = found.getList("sources.nodes.key");
    List<Object> statements = found.getList("sources.nodes.statements.nodes.key");
    for (int i = 0; i < keys.size(); i++) {
      read.put(keys.get(i), statements.get(i));
    }
    assertEquals(
        Map.of(
            "src-wire", List.of("src-s1"),
            "src-copy", List.of("src-s1", "src-s2"),
            "src-post", List.of("src-s2"),
            "src-undated", List.of()),
        read);
    assertEquals(List.of("src-s2"), found.getList("source.statements.nodes.key"));
  }

  @Test
  void theSourceKnowsWhichOnesRelayIt() {
    Json found =
        ask(
            """
            { wire: source(key: "src-wire") { relayedBy { totalCount nodes { key publisher { key } } }
                posts: relayedBy(filter: {kinds: [SOCIAL_POST]}) { nodes { key } } }
              copy: source(key: "src-copy") { relayedBy { totalCount } } }
            """);
    assertEquals(
        List.of("src-copy", "src-post"),
        found.<String>getList("wire.relayedBy.nodes.key").stream().sorted().toList());
    assertEquals(List.of("src-post"), found.getList("wire.posts.nodes.key"));
    assertEquals(2, found.getInt("wire.relayedBy.totalCount"));
    assertEquals(0, found.getInt("copy.relayedBy.totalCount"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "publishers: [\"nobody\"] | not-found | filter.publishers: no actor",
        "publishers: [\"!\"] | invalid | filter.publishers: must be an id",
        "languages: [\"e!\"] | invalid | filter.languages: must be a BCP 47 language tag",
        "publishedFrom: \"2024-05-02T00:00:00Z\", publishedBefore: \"2024-05-02T00:00:00Z\" | invalid | filter.publishedBefore: must be later than filter.publishedFrom",
      })
  void aBrokenRuleIsNamedWithItsArgument(String filter, String code, String message) {
    GraphQL.Error error = refused("{ sources(filter: {%s}) { totalCount } }".formatted(filter));
    assertEquals(code, error.code());
    assertEquals(message, error.message().substring(0, message.length()));
  }
}
