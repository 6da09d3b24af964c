package io.counterclaim.engagement;

import io.counterclaim.facet.FacetOrder;
import io.counterclaim.facet.Facets;
import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.graphql.lists.Loader;
import io.counterclaim.graphql.lists.Rollup;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

@GraphQLApi
public class EngagementFacetApi {
  @NonNull
  @Description(Facets.DESCRIPTION)
  public CompletionStage<@NonNull List<@NonNull EngagementFacetCounts>> facets(
      @Source EngagementConnection connection,
      @NonNull @Description(Facets.BY) List<@NonNull EngagementFacet> by,
      @DefaultValue("10") @Description(Facets.TOP) Integer top,
      @DefaultValue("COUNT") @Description(Facets.ORDER) FacetOrder order) {
    return Facets.by(by, top, order).of(connection, EngagementFacetCounts::new);
  }

  @NonNull
  @Description(
      "Counts of all that the filter matches over the cells of a grid, for maps: those in the box, each in one cell; empty"
          + " cells are left out. From south to north, then from west to east.")
  public CompletionStage<@NonNull List<@NonNull GridCell>> grid(
      @Source EngagementConnection connection,
      @NonNull @Description("The box that is cut into cells, its borders within.")
          BoundingBoxInput within,
      @NonNull @Description("How many cells from west to east; together at most 2,500.")
          Integer columns,
      @NonNull @Description("How many cells from south to north; together at most 2,500.")
          Integer rows) {
    SelectedFields selection = SelectedFields.current();
    Grid grid = Grid.of(within, columns, rows);
    Rollup rollup = connection.listing.rollup();
    return connection.parent == null
        ? CompletableFuture.completedFuture(
            grid.cells(rollup, List.of(), selection).getOrDefault(null, List.of()))
        : Loader.load(
            connection.parent, List.of(), parents -> grid.cells(rollup, parents, selection));
  }
}
