package io.counterclaim.statement;

import io.counterclaim.facet.FacetBucket;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("How many of the statements have what.")
public record Facet(
    @NonNull @Description("What they are counted by.") StatementFacet by,
    @NonNull @Description("The counts, in the order that was asked for.")
        List<@NonNull FacetBucket> buckets) {}
