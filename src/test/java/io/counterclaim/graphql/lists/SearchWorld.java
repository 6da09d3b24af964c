package io.counterclaim.graphql.lists;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Texts of few words, joined in many ways, so that most searches find some. */
final class SearchWorld {
  static final int SPEAKERS = 3;
  private static final int STATEMENTS = 240;

  /** Words with their English forms, which are found together; others are found as they are. */
  static final List<List<String>> FORMS =
      List.of(
          List.of("strike", "strikes", "Striking"),
          List.of("fight", "fights", "FIGHTING"),
          List.of("bridge", "Bridges", "bridged"),
          List.of("engagement", "engagements", "engage"));

  static final List<String> OTHERS =
      List.of(
          "YPG",
          "sdf",
          "al",
          "Bab",
          "Manbij",
          "12",
          "000",
          "1e5",
          "F16",
          "міст",
          "Мости",
          "Київ",
          "Киї\u0308в",
          "قوات",
          "قُوّات",
          "Ay\u015Fe",
          "Ays\u0327e",
          "ayse",
          "कुर्स्क",
          "https",
          "org",
          "don",
          "t",
          "s");

  static final List<String> SEPARATORS =
      List.of(
          " ", " ", " ", ", ", "/", "-", "\u2013", "_", ".", "://", "'", "’", " & ", " <b> ", "…",
          " ❤️ ", "\u00AD", "\u200B", "\n", " - ", " | ", "*", "\"");

  private final Random random = new Random(19);

  /** The statements as they stand in the dossier. */
  static List<Map<String, Object>> statements() {
    SearchWorld world = new SearchWorld();
    List<Map<String, Object>> statements = new ArrayList<>();
    for (int i = 0; i < STATEMENTS; i++) {
      statements.add(world.statement(i));
    }
    return statements;
  }

  private Map<String, Object> statement(int i) {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("key", "statement-" + i);
    statement.put("speaker", "speaker-" + i % SPEAKERS);
    statement.put("kind", "CLAIM");
    statement.put("rendering", "PARAPHRASE");
    statement.put("text", text());
    statement.put("language", "en");
    if (i % 4 == 0) {
      statement.put("originalText", text());
      statement.put("originalLanguage", "uk");
    }
    statement.put("medium", "SPEECH");
    statement.put("said", "2025-01-0" + (1 + i % 5));
    statement.put("citations", List.of(Map.of("source", "source")));
    return statement;
  }

  private String text() {
    StringBuilder text = new StringBuilder(random.nextInt(5) == 0 ? "“" : "");
    for (int left = 1 + random.nextInt(12); left > 0; left--) {
      text.append(word(random)).append(SEPARATORS.get(random.nextInt(SEPARATORS.size())));
    }
    return text.toString();
  }

  static String word(Random random) {
    int n = random.nextInt(FORMS.size() + OTHERS.size());
    if (n >= FORMS.size()) {
      return OTHERS.get(n - FORMS.size());
    }
    List<String> forms = FORMS.get(n);
    return forms.get(random.nextInt(forms.size()));
  }

  static byte[] dossier() {
    List<Map<String, String>> actors = new ArrayList<>();
    actors.add(Map.of("key", "outlet", "type", "MEDIA_OUTLET", "name", "Outlet"));
    for (int i = 0; i < SPEAKERS; i++) {
      actors.add(Map.of("key", "speaker-" + i, "type", "PERSON", "name", "Speaker " + i));
    }
    Map<String, ?> source =
        Map.of(
            "key", "source",
            "kind", "WEB_PAGE",
            "publisher", "outlet",
            "published", "2025-02-01");
    Map<String, ?> dossier =
        Map.of(
            "title",
            "Texts",
            "actors",
            actors,
            "sources",
            List.of(source),
            "statements",
            statements());
    try {
      return new ObjectMapper().writeValueAsBytes(dossier);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
