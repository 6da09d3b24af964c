package io.counterclaim.graphql.lists;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of a list, as Relay's cursor connections have it. */
public abstract class RelayConnection<T, E extends RelayEdge<T>> {
  @NonNull
  @Description("The entries of this page.")
  public List<@NonNull T> nodes;

  @NonNull
  @Description("Where this page lies in the list.")
  public PageInfo pageInfo;

  @NonNull
  @Description("How many entries the whole list has; counted only when it is asked for.")
  public Integer totalCount;

  /** The list that this is a page of, and the parent whose list it is: null at the root. */
  @Ignore public Listing<T, E> listing;

  @Ignore public UUID parent;

  /** By what each entry is sorted. */
  @Ignore public List<Comparable<?>> places;

  @NonNull
  @Description("The entries of this page with their cursors.")
  public List<@NonNull E> getEdges() {
    return IntStream.range(0, nodes.size())
        .mapToObj(i -> listing.edge(nodes.get(i), places.get(i)))
        .toList();
  }
}
