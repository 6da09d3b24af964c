package io.counterclaim.facet;

import io.counterclaim.actor.Actor;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("One count.")
public record FacetBucket(
    @NonNull @Description("What to filter by.") String key,
    @NonNull @Description("What to show to people, in English.") String label,
    @Description("How many of the list have it.") int count,
    @Description("The actor, where it is counted by actors.") Actor actor) {}
