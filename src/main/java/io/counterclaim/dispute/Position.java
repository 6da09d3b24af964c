package io.counterclaim.dispute;

import io.counterclaim.statement.AssertedValue;
import io.counterclaim.statement.Assessment;
import io.counterclaim.statement.Polarity;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("A value with a polarity, and the camps that hold it.")
public record Position(
    @NonNull @Description("The value, as the latest of the holders put it.") AssertedValue value,
    @NonNull @Description("Whether they affirm it, deny it or leave it open.") Polarity polarity,
    @NonNull
        @Description("The camps whose latest word it is, the one that has held it longest first.")
        List<@NonNull PositionHolder> holders,
    @NonNull
        @Description(
            "What named assessors say of the holders' statements with that value, the latest first.")
        List<@NonNull Assessment> assessments) {}
