package io.counterclaim.engagement;

import io.counterclaim.facet.FacetBucket;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("How many of the engagements have what.")
public record EngagementFacetCounts(
    @NonNull @Description("What they are counted by.") EngagementFacet by,
    @NonNull @Description("The counts, in the order that was asked for.")
        List<@NonNull FacetBucket> buckets) {}
