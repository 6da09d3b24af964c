package io.counterclaim.facet;

import io.counterclaim.actor.Actor;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.graphql.lists.Loader;
import io.counterclaim.graphql.lists.Lookup;
import io.counterclaim.graphql.lists.RelayConnection;
import io.counterclaim.graphql.lists.Rollup;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/** Counts of what a list has by some of its keys: of one list, or of those of many parents. */
public record Facets<K extends FacetKey>(List<K> by, int top, FacetOrder order) {
  public static final String DESCRIPTION =
      "Counts over everything that the filter matches, not only this page.";
  public static final String BY = "What to count by, in the order in which to answer.";
  public static final String TOP = "How many buckets of each facet at most: 1 to 400.";
  public static final String ORDER = "Which buckets come first.";

  private static final int USUAL = 10;
  private static final int MOST = 400;

  public static <K extends FacetKey> Facets<K> by(List<K> by, Integer top, FacetOrder order) {
    int most = top == null ? USUAL : top;
    if (most < 1 || most > MOST) {
      throw RequestError.invalid("top", "must be 1 to " + MOST + ", not " + most);
    }
    if (Set.copyOf(by).size() < by.size()) {
      throw RequestError.invalid("by", "must not name a facet twice");
    }
    return new Facets<>(by, most, order == null ? FacetOrder.COUNT : order);
  }

  /**
   * @param facet makes the facet of a key from its buckets
   */
  public <F> CompletionStage<List<F>> of(
      RelayConnection<?, ?> list, BiFunction<K, List<FacetBucket>, F> facet) {
    Rollup rollup = list.listing.rollup();
    return list.parent == null
        ? CompletableFuture.completedFuture(
            facets(rollup, Collections.singletonList(null), facet).get(null))
        : Loader.load(list.parent, List.of(), parents -> facets(rollup, parents, facet));
  }

  private <F> Map<UUID, List<F>> facets(
      Rollup rollup, List<UUID> parents, BiFunction<K, List<FacetBucket>, F> facet) {
    Map<K, Map<UUID, List<FacetBucket>>> counted = new HashMap<>();
    for (K key : by) {
      counted.put(
          key,
          buckets(key, rollup.counts(key.key(), key.of(), order == FacetOrder.KEY, top, parents)));
    }
    Map<UUID, List<F>> facets = new HashMap<>();
    for (UUID parent : parents) {
      facets.put(
          parent,
          by.stream()
              .map(key -> facet.apply(key, counted.get(key).getOrDefault(parent, List.of())))
              .toList());
    }
    return facets;
  }

  private static Map<UUID, List<FacetBucket>> buckets(
      FacetKey facet, Map<UUID, List<Rollup.Count>> counts) {
    Map<UUID, Actor> actors = facet.isOfActors() ? actors(counts) : Map.of();
    Map<UUID, List<FacetBucket>> buckets = new HashMap<>();
    counts.forEach(
        (parent, list) ->
            buckets.put(parent, list.stream().map(count -> bucket(facet, count, actors)).toList()));
    return buckets;
  }

  private static FacetBucket bucket(FacetKey facet, Rollup.Count count, Map<UUID, Actor> actors) {
    Actor actor = facet.isOfActors() ? actors.get(UUID.fromString(count.key())) : null;
    String label = actor != null ? actor.name : facet.label(count.key());
    return new FacetBucket(count.key(), label, count.count(), actor);
  }

  private static Map<UUID, Actor> actors(Map<UUID, List<Rollup.Count>> counts) {
    List<UUID> ids =
        counts.values().stream()
            .flatMap(List::stream)
            .map(count -> UUID.fromString(count.key()))
            .distinct()
            .toList();
    return ids.isEmpty() ? Map.of() : Lookup.byId(Actor.class, ids, SelectedFields.none());
  }
}
