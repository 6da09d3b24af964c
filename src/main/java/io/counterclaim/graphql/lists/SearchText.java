package io.counterclaim.graphql.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words to look for, as people write them into a search box. Whatever is written means something:
 * what has no meaning at its place parts words, and an open quotation ends with the text.
 */
public final class SearchText {
  public static final String SYNTAX =
      "Letters and digits are words, everything else parts them. All words must be there; words in quotation marks or"
          + " joined by other characters (al-Bab, YPG/SDF) next to one another. `-` before a word or a quotation excludes"
          + " it, `OR` between two is either of them, `*` after a word is any that begins so. English words are found in"
          + " all their forms, others as typed, in any case. At most 300 characters.";

  /** A word as the database knows it, too: a letter or digit, then those and combining marks. */
  static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}\\p{M}]*");

  private static final Pattern WORD_OR_PREFIX = Pattern.compile(WORD + "\\*?");
  private static final Pattern QUOTATION_MARK =
      Pattern.compile("[\u201C\u201D\u201E\u201F\u00AB\u00BB]");
  private static final Pattern TERM =
      Pattern.compile(
          "(?U)(?<excluded>(?<!\\S)-(?=[\"\\p{L}\\p{Nd}]))?(\"(?<phrase>[^\"]*)\"?|(?<plain>[^\\s\"]+))");

  /**
   * Words next to one another.
   *
   * @param words each with a `*` at its end if it is a prefix
   */
  record Term(boolean excluded, List<String> words) {
    private String formula() {
      String phrase =
          words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" <-> "));
      return (excluded ? "!" : "") + "(" + phrase + ")";
    }
  }

  private final List<List<Term>> alternatives = new ArrayList<>();

  private SearchText(String text) {
    List<Term> together = new ArrayList<>();
    Matcher term = TERM.matcher(QUOTATION_MARK.matcher(text).replaceAll("\""));
    while (term.find()) {
      if ("or".equalsIgnoreCase(term.group("plain"))) {
        together = next(together);
      } else {
        add(term, together);
      }
    }
    next(together);
    if (alternatives.isEmpty()) {
      alternatives.add(List.of(new Term(false, List.of("or"))));
    }
  }

  private List<Term> next(List<Term> together) {
    if (together.isEmpty()) {
      return together;
    }
    alternatives.add(together);
    return new ArrayList<>();
  }

  private static void add(Matcher term, List<Term> together) {
    String text = term.group("phrase") != null ? term.group("phrase") : term.group("plain");
    List<String> words =
        WORD_OR_PREFIX.matcher(text).results().map(found -> found.group()).toList();
    if (!words.isEmpty()) {
      together.add(new Term(term.group("excluded") != null, words));
    }
  }

  /** Null where there is no word. */
  public static SearchText parse(String argument, String text) {
    String words = Text.words(argument, text);
    return words == null ? null : new SearchText(words);
  }

  /** What must hold together, of which one is enough. */
  List<List<Term>> alternatives() {
    return alternatives;
  }

  /** As the database's `search_query` takes it. */
  String formula() {
    return alternatives.stream()
        .map(terms -> terms.stream().map(Term::formula).collect(Collectors.joining(" & ")))
        .collect(Collectors.joining(" | "));
  }
}
