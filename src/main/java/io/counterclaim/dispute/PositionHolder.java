package io.counterclaim.dispute;

import io.counterclaim.actor.Actor;
import io.counterclaim.statement.AssertionBasis;
import io.counterclaim.statement.Statement;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("A camp's latest word.")
public record PositionHolder(
    @NonNull @Description("The camp, as the speaker's side was known to be.") Actor camp,
    @NonNull
        @Description(
            "From when it has held this without saying anything else: the end of the period of the first such statement."
                + " ISO 8601, in UTC.")
        Instant since,
    @NonNull @Description("The statement that is its latest word.") Statement latest,
    @NonNull @Description("Whether that statement says it, or its recorder concluded it.")
        AssertionBasis basis,
    @Description(
            "How many sources that do not relay one another cite its statements with this value.")
        int independentSources) {}
