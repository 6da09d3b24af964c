package io.counterclaim.graphql.lists;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;

/** The part of a text in which most was found, with marks in it, as HTML. */
final class Snippet {
  private static final int MOST_WORDS = 30;
  private static final int WORDS_BEFORE = 5;

  /** In bytes: the database neither keeps nor counts longer ones. */
  private static final int LONGEST_WORD = 2046;

  /** Words in a row, by the numbers of the first and the last one. */
  record Hit(int first, int last) {
    static final Comparator<Hit> IN_ORDER =
        Comparator.comparingInt(Hit::first).thenComparingInt(Hit::last);
  }

  private final String text;
  private final List<MatchResult> words;
  private final List<Hit> hits;
  private int start;
  private int found;

  private Snippet(String text, List<MatchResult> words, List<Hit> hits) {
    this.text = text;
    this.words = words;
    this.hits = hits;
    for (int i = 0; i < hits.size(); i++) {
      int from = Math.max(0, Math.min(hits.get(i).first - WORDS_BEFORE, words.size() - MOST_WORDS));
      int seen = seen(i, from + MOST_WORDS);
      if (seen > found) {
        start = from;
        found = seen;
      }
    }
  }

  /** How many hits begin before a word, from one of them on. */
  private int seen(int hit, int end) {
    int next = hit;
    while (next < hits.size() && hits.get(next).first < end) {
      next++;
    }
    return next - hit;
  }

  /**
   * @param hits in their order; their words are counted from 1 through all texts, of which each
   *     next one begins two after the last word of the one before
   */
  static String of(List<String> texts, List<Hit> hits) {
    List<Snippet> snippets = new ArrayList<>();
    int next = 1;
    for (String text : texts) {
      List<MatchResult> words =
          SearchText.WORD.matcher(text).results().filter(Snippet::isCounted).toList();
      snippets.add(new Snippet(text, words, within(hits, next, next + words.size())));
      next += words.size() + 1;
    }
    return snippets.stream().max(Comparator.comparingInt(s -> s.found)).map(Snippet::html).get();
  }

  private static boolean isCounted(MatchResult word) {
    return word.group().length() <= LONGEST_WORD / 4
        || word.group().getBytes(StandardCharsets.UTF_8).length <= LONGEST_WORD;
  }

  private static List<Hit> within(List<Hit> hits, int from, int end) {
    return hits.stream()
        .filter(hit -> hit.first >= from && hit.last < end)
        .map(hit -> new Hit(hit.first - from, hit.last - from))
        .toList();
  }

  private String html() {
    int end = Math.min(start + MOST_WORDS, words.size());
    StringBuilder html = new StringBuilder(start == 0 ? "" : "… ");
    int at = start == 0 ? 0 : words.get(start).start();
    for (Hit hit : marks(end)) {
      int from = words.get(hit.first).start();
      int to = words.get(hit.last).end();
      html.append(escaped(at, from)).append("<mark>").append(escaped(from, to)).append("</mark>");
      at = to;
    }
    boolean whole = end == words.size();
    html.append(escaped(at, whole ? text.length() : words.get(end - 1).end()));
    return html.append(whole ? "" : " …").toString();
  }

  /** The hits in the snippet, with those that overlap as one. */
  private List<Hit> marks(int end) {
    List<Hit> marks = new ArrayList<>();
    for (Hit hit : hits) {
      int last = marks.size() - 1;
      if (last >= 0 && hit.first <= marks.get(last).last) {
        Hit before = marks.remove(last);
        marks.add(new Hit(before.first, Math.min(end - 1, Math.max(before.last, hit.last))));
      } else if (hit.first >= start && hit.first < end) {
        marks.add(new Hit(hit.first, Math.min(end - 1, hit.last)));
      }
    }
    return marks;
  }

  private String escaped(int from, int to) {
    return text.substring(from, to)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
