package io.counterclaim.graphql.lists;

import static io.counterclaim.GraphQL.ask;
import static io.counterclaim.GraphQL.post;
import static io.counterclaim.GraphQL.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterclaim.TestDatabase;
import io.counterclaim.dispute.OwnDatabase;
import io.counterclaim.dossier.DossierImporter;
import io.counterclaim.dossier.Tables;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules of search find is compared with what going through all texts finds. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {
  private static final long SEED = Long.getLong("seed", 20250426);
  private static final int SEARCHES = Integer.getInteger("searches", 300);

  private final List<Map<String, Object>> statements = SearchWorld.statements();

  @Inject DossierImporter importer;

  @BeforeAll
  void onlyTheTexts() {
    Tables.clear();
    importer.importDossier(SearchWorld.dossier());
  }

  @AfterAll
  void onlyTheArticle() {
    Tables.reset(importer);
  }

  @Test
  void whatIsFoundAndMarkedIsWhatTheRulesSay() {
    Map<String, String> speakers = speakers();
    int found = 0;
    for (int i = 0; i < SEARCHES; i++) {
      RandomSearch search = RandomSearch.make(new Random(SEED + i));
      Map<String, String> expected = new TreeMap<>();
      for (Map<String, Object> statement : statements) {
        List<String> texts =
            Stream.of("text", "originalText")
                .filter(statement::containsKey)
                .map(text -> (String) statement.get(text))
                .toList();
        if (search.finds(texts)) {
          expected.put((String) statement.get("key"), search.snippet(texts));
        }
      }
      found += expected.isEmpty() ? 0 : 1;
      assertEquals(
          expected, found(search.written(), speakers), "seed " + (SEED + i) + ": " + search);
    }
    assertTrue(found > SEARCHES / 2, "only " + found + " searches found anything");
  }

  private static Map<String, String> speakers() {
    Map<String, String> speakers = new HashMap<>();
    for (int i = 0; i < SearchWorld.SPEAKERS; i++) {
      speakers.put(
          "s" + i, ask("{ actor(key: \"speaker-" + i + "\") { id } }").getString("actor.id"));
    }
    return speakers;
  }

  /**
   * The snippets by key: of each speaker's statements on a page of its own, since all are too many.
   */
  private static Map<String, String> found(String text, Map<String, String> speakers) {
    StringBuilder query = new StringBuilder("query($text: String $s0: ID $s1: ID $s2: ID) {");
    for (String alias : speakers.keySet()) {
      query.append(
          " %s: statements(first: 100, order: RELEVANCE, filter: {text: $text, speaker: $%s}) { totalCount edges { snippet node { key } } }"
              .formatted(alias, alias));
    }
    Map<String, Object> variables = new HashMap<>(speakers);
    variables.put("text", text);
    Map<String, String> found = new TreeMap<>();
    for (JsonNode page : read(post(query.append(" }").toString(), variables).text())) {
      assertEquals(page.get("edges").size(), page.get("totalCount").intValue());
      for (JsonNode edge : page.get("edges")) {
        found.put(edge.at("/node/key").textValue(), edge.get("snippet").textValue());
      }
    }
    return found;
  }

  private static JsonNode read(String json) {
    try {
      JsonNode answer = new ObjectMapper().readTree(json);
      assertNull(answer.get("errors"), json);
      return answer.get("data");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "YPG/SDF units; YPG; true",
        "YPG/SDF units; sdf/YPG; false",
        "the Manbij-al-Bab road; al-Bab; true",
        "in Al Bab; al-Bab; true",
        "in Al Bab; al–Bab; true",
        "in Bab al Hawa; al-Bab; false",
        "see https://example.org/ypg?a=b; ypg; true",
        "see https://example.org/ypg?a=b; example.org; true",
        "see report_2024-05.pdf; report; true",
        "see report_2024-05.pdf; \"2024 05\"; true",
        "mail press@nato.int; nato; true",
        "Ukraine’s army; Ukraine; true",
        "Ukraine’s army; Ukraine's; true",
        "they don't; don't; true",
        "they don't; dont; false",
        "lost -3 or +4 tanks; 3; true",
        "lost 12,000 men; 12,000; true",
        "lost 12,000 men; 12000; false",
        "the Donetsk–Zaporizhzhia line; Zaporizhzhia; true",
        "an engagement; engagem*; true",
        "an engagement; engaging; true",
        "the army; armi*; false",
        "the armies; armi*; true",
        "КУРСК; курс*; true",
        "Курськ; курс*; true",
        "біля Курська; \"біля курс*\"; true",
        "біля села; біля -курс*; true",
        "біля Курська; біля -курс*; false",
        "Ays\u0327e; Ay\u015Fe; true",
        "Ayse; Ay\u015Fe; false",
        "Kursk - Belgorod; Kursk - Belgorod; true",
        "Kursk; Kursk --Belgorod; false",
        "Kursk; -Kursk; false",
        "Kursk; -Belgorod; true",
        "Kursk; Belgorod or Kursk; true",
        "Kursk; Kursk OR; true",
        "Kursk; OR Kursk; true",
        "this or that; or; true",
        "is “not true”; “not true”; true",
        "is “not true”; \"not tr*; true",
        "is true, not false; \"not true\"; false",
      })
  void lettersAndDigitsAreWordsAndAllElsePartsThem(String text, String search, boolean found)
      throws SQLException {
    try (Connection connection = TestDatabase.connect();
        PreparedStatement query =
            connection.prepareStatement("select search_vector(?, null) @@ search_query(?)")) {
      query.setString(1, text);
      query.setString(2, SearchText.parse("text", search).formula());
      ResultSet row = query.executeQuery();
      row.next();
      assertEquals(found, row.getBoolean(1));
    }
  }

  @Test
  void noTextIsRefusedForWhatStandsInIt() {
    List<String> pieces =
        List.of(
            "\"", "-", "*", "|", "&", "!", "(", ")", "<", ">", ":", "'", "\\", " ", "\t", "OR",
            "or", "a", "б", "\u0301", "❤️", "1", "<->", "<2>", ":*", "''", "%", "?", "$1", ":w0",
            "\uFFFF");
    for (int i = 0; i < SEARCHES; i++) {
      Random random = new Random(SEED + i);
      StringBuilder text = new StringBuilder();
      for (int left = random.nextInt(60); left > 0; left--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      read(
          post(
                  "query($text: String) { statements(first: 3, order: RELEVANCE, filter: {text: $text}) { totalCount edges { snippet } } }",
                  Map.of("text", text.toString()))
              .text());
    }
  }

  @Test
  void threeHundredCharactersMayBeAsManyWordsAsFitAndNoMoreAreRead() {
    String query =
        "query($text: String) { statements(first: 3, filter: {text: $text}) { totalCount edges { snippet } } }";
    for (String piece : List.of("a ", "a*", "-a ", "a OR ", "\"a ", "\" -", "é\u0301*")) {
      ask(query, Map.of("text", piece.repeat(300 / piece.length())));
    }
    assertEquals(
        "filter.text: must be at most 300 characters",
        refused(query, Map.of("text", "a".repeat(301))).message());
  }

  /** The database reads texts, this service what is looked for: both must part words alike. */
  @Test
  void theDatabaseAndTheServiceAgreeOnWhatIsAWord() throws SQLException {
    String sql =
        "select c, words('a' || chr(c) || 'b') not like ' % %', words('a ' || chr(c) || ' b') = ' a b'"
            + " from generate_series(1, 131071) as c where c not between 55296 and 57343";
    StringBuilder different = new StringBuilder();
    try (Connection connection = TestDatabase.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        int c = rows.getInt(1);
        String text = "a" + Character.toString(c) + "b";
        boolean joins = SearchText.WORD.matcher(text).results().count() == 1;
        boolean stands = SearchText.WORD.matcher(Character.toString(c)).find();
        if (isOld(c) && (joins != rows.getBoolean(2) || stands == rows.getBoolean(3))) {
          different.append(Integer.toHexString(c)).append(' ');
        }
      }
    }
    assertEquals("", different.toString());
  }

  /** Whether any version of Unicode in use knows it: the latest letters are in not all of them. */
  private static boolean isOld(int c) {
    return !Character.isLetterOrDigit(c) && Character.isDefined(c)
        || c < 0x500
        || Stream.of("ARABIC", "DEVANAGARI", "HANGUL_SYLLABLES", "KATAKANA", "HIRAGANA")
            .anyMatch(name -> Character.UnicodeBlock.forName(name) == Character.UnicodeBlock.of(c));
  }
}
