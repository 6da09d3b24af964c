package io.counterclaim.statement;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("How many of the statements have what.")
public record Facet(
    @NonNull @Description("What they are counted by.") StatementFacet by,
    @NonNull @Description("The largest counts, largest first; equal ones by key.")
        List<@NonNull FacetBucket> buckets) {}
