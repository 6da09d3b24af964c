package io.counterclaim.statement;

import io.counterclaim.actor.Actor;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.graphql.lists.Listing;
import io.counterclaim.graphql.lists.Loader;
import io.counterclaim.graphql.lists.Lookup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

@GraphQLApi
public class FacetApi {
  private static final int MOST = 100;

  @NonNull
  @Description("Counts over everything that the filter matches, not only this page.")
  public CompletionStage<@NonNull List<@NonNull Facet>> facets(
      @Source StatementConnection connection,
      @NonNull @Description("What to count by, in the order in which to answer.")
          List<@NonNull StatementFacet> by,
      @DefaultValue("10") @Description("How many buckets of each facet at most: 1 to 100.")
          Integer top) {
    int most = top == null ? 10 : top;
    if (most < 1 || most > MOST) {
      throw RequestError.invalid("top", "must be 1 to " + MOST + ", not " + most);
    }
    if (Set.copyOf(by).size() < by.size()) {
      throw RequestError.invalid("by", "must not name a facet twice");
    }
    Listing<Statement, StatementEdge> listing = connection.listing;
    if (connection.parent == null) {
      return CompletableFuture.completedFuture(
          facets(listing, by, most, Collections.singletonList(null)).get(null));
    }
    return Loader.load(connection.parent, List.of(), parents -> facets(listing, by, most, parents));
  }

  private static Map<UUID, List<Facet>> facets(
      Listing<Statement, StatementEdge> listing,
      List<StatementFacet> by,
      int top,
      List<UUID> parents) {
    Map<StatementFacet, Map<UUID, List<FacetBucket>>> counted = new HashMap<>();
    for (StatementFacet facet : by) {
      counted.put(facet, buckets(facet, listing.countsBy(facet.key, facet.joins(), top, parents)));
    }
    Map<UUID, List<Facet>> facets = new HashMap<>();
    for (UUID parent : parents) {
      facets.put(
          parent,
          by.stream()
              .map(facet -> new Facet(facet, counted.get(facet).getOrDefault(parent, List.of())))
              .toList());
    }
    return facets;
  }

  private static Map<UUID, List<FacetBucket>> buckets(
      StatementFacet facet, Map<UUID, List<Listing.Count>> counts) {
    Map<UUID, Actor> actors = facet.isOfActors() ? actors(counts) : Map.of();
    Map<UUID, List<FacetBucket>> buckets = new HashMap<>();
    counts.forEach(
        (parent, list) -> {
          List<FacetBucket> ofParent = new ArrayList<>();
          for (Listing.Count count : list) {
            Actor actor = facet.isOfActors() ? actors.get(UUID.fromString(count.key())) : null;
            String label = actor != null ? actor.name : facet.label(count.key());
            ofParent.add(new FacetBucket(count.key(), label, count.count(), actor));
          }
          buckets.put(parent, ofParent);
        });
    return buckets;
  }

  private static Map<UUID, Actor> actors(Map<UUID, List<Listing.Count>> counts) {
    List<UUID> ids =
        counts.values().stream()
            .flatMap(List::stream)
            .map(count -> UUID.fromString(count.key()))
            .distinct()
            .toList();
    return ids.isEmpty() ? Map.of() : Lookup.byId(Actor.class, ids, SelectedFields.none());
  }
}
