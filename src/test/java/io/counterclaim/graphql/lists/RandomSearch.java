package io.counterclaim.graphql.lists;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A search made up at random, which knows what it means without reading what it wrote, and finds it
 * by comparing word by word.
 */
record RandomSearch(List<List<Term>> alternatives, String written) {
  private static final List<String> JOINTS =
      List.of("-", "/", "_", ".", "://", "\u2013", "'", "’", "-/-", "\u00AD", "(");
  private static final List<String> STRAY =
      List.of("-", "*", "- -", "&", "|", "!", "()", "\u2013", "<->", ":", "❤️", "'", "\\", "--");

  record Term(boolean excluded, List<Word> words) {}

  record Word(String text, boolean prefix) {
    /** Whether a word of a text is one that is meant. */
    private boolean means(String word) {
      String here = plain(word);
      String sought = plain(text);
      return prefix
          ? here.startsWith(sought)
          : here.equals(sought)
              || SearchWorld.FORMS.stream()
                  .map(forms -> forms.stream().map(RandomSearch::plain).toList())
                  .anyMatch(forms -> forms.contains(here) && forms.contains(sought));
    }
  }

  /** Words of a text, with where they begin and end. */
  private record Piece(String word, int from, int to) {}

  private record Span(int first, int last) implements Comparable<Span> {
    @Override
    public int compareTo(Span other) {
      return first != other.first ? first - other.first : last - other.last;
    }
  }

  static RandomSearch make(Random random) {
    List<List<Term>> alternatives = new ArrayList<>();
    StringBuilder written = new StringBuilder(stray(random));
    int count = random.nextInt(3) == 0 ? 2 : 1;
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        written.append(random.nextBoolean() ? " OR " : " or ").append(stray(random));
      }
      List<Term> together = new ArrayList<>();
      for (int left = 1 + random.nextInt(2); left > 0; left--) {
        together.add(term(random, written));
        written.append(' ').append(stray(random));
      }
      alternatives.add(together);
    }
    if (random.nextInt(8) == 0) {
      written.append("OR ");
    }
    return new RandomSearch(alternatives, written.toString());
  }

  private static String stray(Random random) {
    return random.nextInt(6) == 0 ? STRAY.get(random.nextInt(STRAY.size())) + " " : "";
  }

  private static Term term(Random random, StringBuilder written) {
    List<Word> words = new ArrayList<>();
    for (int left = random.nextInt(4) == 0 ? 2 : 1; left > 0; left--) {
      words.add(word(random));
    }
    boolean excluded = random.nextInt(4) == 0;
    boolean quoted = random.nextBoolean();
    String joint = quoted ? " " : JOINTS.get(random.nextInt(JOINTS.size()));
    String inside =
        words.stream()
            .map(word -> word.text + (word.prefix ? "*" : ""))
            .collect(Collectors.joining(joint));
    written.append(excluded ? "-" : "");
    written.append(
        !quoted ? inside : random.nextBoolean() ? "\"" + inside + "\"" : "“" + inside + "”");
    return new Term(excluded, words);
  }

  private static Word word(Random random) {
    String word = SearchWorld.word(random);
    boolean prefix = random.nextInt(5) == 0;
    int length = prefix ? 1 + random.nextInt(word.length()) : word.length();
    return new Word(word.substring(0, length), prefix);
  }

  private static String plain(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  boolean finds(List<String> texts) {
    return alternatives.stream().anyMatch(terms -> holds(terms, texts));
  }

  private static boolean holds(List<Term> terms, List<String> texts) {
    return terms.stream()
        .allMatch(
            term -> term.excluded != texts.stream().anyMatch(text -> !spans(term, text).isEmpty()));
  }

  /** The text with most hits, with marks about them. */
  String snippet(List<String> texts) {
    String best = null;
    int most = -1;
    for (String text : texts) {
      TreeSet<Span> spans = new TreeSet<>();
      alternatives.stream()
          .filter(terms -> holds(terms, texts))
          .flatMap(List::stream)
          .filter(term -> !term.excluded)
          .forEach(term -> spans.addAll(spans(term, text)));
      if (spans.size() > most) {
        most = spans.size();
        best = marked(text, spans);
      }
    }
    return best;
  }

  private static String marked(String text, TreeSet<Span> spans) {
    List<Piece> pieces = pieces(text);
    StringBuilder marked = new StringBuilder();
    int at = 0;
    for (int i = 0; i < pieces.size(); i++) {
      int word = i;
      boolean inside = spans.stream().anyMatch(s -> s.first <= word && word <= s.last);
      boolean goesOn = spans.stream().anyMatch(s -> s.first < word && word <= s.last);
      boolean goesFurther = spans.stream().anyMatch(s -> s.first <= word && word < s.last);
      marked.append(html(text.substring(at, pieces.get(i).from)));
      marked.append(inside && !goesOn ? "<mark>" : "").append(html(pieces.get(i).word));
      marked.append(inside && !goesFurther ? "</mark>" : "");
      at = pieces.get(i).to;
    }
    return marked.append(html(text.substring(at))).toString();
  }

  private static String html(String text) {
    StringBuilder html = new StringBuilder();
    for (char c : text.toCharArray()) {
      html.append(
          switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> String.valueOf(c);
          });
    }
    return html.toString();
  }

  private static List<Span> spans(Term term, String text) {
    List<Piece> pieces = pieces(text);
    List<Span> spans = new ArrayList<>();
    int size = term.words.size();
    for (int first = 0; first + size <= pieces.size(); first++) {
      boolean here = true;
      for (int i = 0; i < size; i++) {
        here &= term.words.get(i).means(pieces.get(first + i).word);
      }
      if (here) {
        spans.add(new Span(first, first + size - 1));
      }
    }
    return spans;
  }

  private static List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    int from = -1;
    for (int i = 0; i <= text.length(); ) {
      int c = i < text.length() ? text.codePointAt(i) : ' ';
      boolean letter = Character.isLetterOrDigit(c);
      int type = Character.getType(c);
      boolean mark =
          type == Character.NON_SPACING_MARK
              || type == Character.COMBINING_SPACING_MARK
              || type == Character.ENCLOSING_MARK;
      if (from < 0 && letter) {
        from = i;
      } else if (from >= 0 && !letter && !mark) {
        pieces.add(new Piece(text.substring(from, i), from, i));
        from = -1;
      }
      i += Character.charCount(c);
    }
    return pieces;
  }
}
