package io.counterclaim.statement;

import io.counterclaim.facet.FacetOrder;
import io.counterclaim.facet.Facets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

@GraphQLApi
public class StatementFacetApi {
  @NonNull
  @Description(Facets.DESCRIPTION)
  public CompletionStage<@NonNull List<@NonNull Facet>> facets(
      @Source StatementConnection connection,
      @NonNull @Description(Facets.BY) List<@NonNull StatementFacet> by,
      @DefaultValue("10") @Description(Facets.TOP) Integer top,
      @DefaultValue("COUNT") @Description(Facets.ORDER) FacetOrder order) {
    return Facets.by(by, top, order).of(connection, Facet::new);
  }
}
