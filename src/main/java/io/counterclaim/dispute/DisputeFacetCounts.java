package io.counterclaim.dispute;

import io.counterclaim.facet.FacetBucket;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("How many of the disputes have what.")
public record DisputeFacetCounts(
    @NonNull @Description("What they are counted by.") DisputeFacet by,
    @NonNull @Description("The counts, in the order that was asked for.")
        List<@NonNull FacetBucket> buckets) {}
