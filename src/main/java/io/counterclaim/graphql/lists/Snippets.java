package io.counterclaim.graphql.lists;

import io.counterclaim.base.Recorded;
import io.counterclaim.graphql.execution.Snapshot;
import io.counterclaim.graphql.lists.SearchText.Term;
import io.counterclaim.graphql.lists.Snippet.Hit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Loads what a search found in the texts of entries. Where each word stands is asked of the search
 * vectors that found them, so that what is marked is what matched.
 */
public final class Snippets {
  public static final String DESCRIPTION =
      "The part of the text in which most was found of what filter.text looks for, up to 30 words; null where it looks"
          + " for nothing. It is HTML that can stand in a page as it is: what matched is in `<mark>` and `</mark>`, each"
          + " `&`, `<`, `>`, `\"` and `'` of the text is a character reference, and `…` stands where the text goes on.";

  private static final String PLACES =
      """
      with sought as materialized (
        select word, word like '%%*' as prefix, (tsvector_to_array(case
          when word like '%%*' then to_tsvector('simple', words(word))
          else to_tsvector('counterclaim', words(word)) end))[1] as lexeme
        from unnest(cast(:words as text[])) as x (word))
      select e.id, s.word, p.place
      from %s e, unnest(e.search) as v, unnest(v.positions, v.weights) as p (place, weight), sought s
      where e.id = any(cast(:ids as uuid[])) and p.place < 16383
        and case when s.prefix then starts_with(v.lexeme, s.lexeme) and p.weight = 'A' else v.lexeme = s.lexeme end
      """;

  private Snippets() {}

  /**
   * The snippet of an entry; null if no words were looked for. All that is marked stands before the
   * 16383rd word: the database does not tell the places of later ones.
   *
   * @param texts those that were searched, in their order; some may be null
   */
  public static <T extends Recorded> CompletionStage<String> load(
      RelayEdge<T> edge, Class<T> entity, Function<T, Stream<String>> texts) {
    SearchText searched = edge.searched;
    return searched == null
        ? CompletableFuture.completedFuture(null)
        : Loader.load(edge.node, null, found -> snippets(found, entity, texts, searched));
  }

  private static <T extends Recorded> Map<T, String> snippets(
      List<T> found, Class<T> entity, Function<T, Stream<String>> texts, SearchText searched) {
    Map<UUID, Map<String, Set<Integer>>> places = places(found, entity, searched);
    Map<T, String> snippets = new HashMap<>();
    for (T entry : found) {
      List<Hit> hits = hits(searched, places.getOrDefault(entry.id, Map.of()));
      snippets.put(entry, Snippet.of(texts.apply(entry).filter(Objects::nonNull).toList(), hits));
    }
    return snippets;
  }

  private static <T extends Recorded> Map<UUID, Map<String, Set<Integer>>> places(
      List<T> found, Class<T> entity, SearchText searched) {
    Map<UUID, Map<String, Set<Integer>>> places = new HashMap<>();
    Snapshot.session()
        .createNativeQuery(PLACES.formatted(entity.getSimpleName()), Object[].class)
        .setParameter("ids", found.stream().map(entry -> entry.id).toArray(UUID[]::new))
        .setParameter("words", words(searched))
        .getResultList()
        .forEach(
            row ->
                places
                    .computeIfAbsent((UUID) row[0], id -> new HashMap<>())
                    .computeIfAbsent((String) row[1], word -> new HashSet<>())
                    .add(((Number) row[2]).intValue()));
    return places;
  }

  private static String[] words(SearchText searched) {
    return searched.alternatives().stream()
        .flatMap(List::stream)
        .flatMap(term -> term.words().stream())
        .distinct()
        .toArray(String[]::new);
  }

  /** What was found of the alternatives that hold. */
  private static List<Hit> hits(SearchText searched, Map<String, Set<Integer>> places) {
    return searched.alternatives().stream()
        .filter(
            terms ->
                terms.stream().allMatch(term -> term.excluded() == hits(term, places).isEmpty()))
        .flatMap(List::stream)
        .filter(term -> !term.excluded())
        .flatMap(term -> hits(term, places).stream())
        .distinct()
        .sorted(Hit.IN_ORDER)
        .toList();
  }

  private static List<Hit> hits(Term term, Map<String, Set<Integer>> places) {
    List<String> words = term.words();
    return places.getOrDefault(words.get(0), Set.of()).stream()
        .filter(
            first ->
                Stream.iterate(1, i -> i < words.size(), i -> i + 1)
                    .allMatch(i -> places.getOrDefault(words.get(i), Set.of()).contains(first + i)))
        .map(first -> new Hit(first, first + words.size() - 1))
        .toList();
  }
}
