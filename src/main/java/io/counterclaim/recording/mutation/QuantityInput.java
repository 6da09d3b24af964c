package io.counterclaim.recording.mutation;

import io.counterclaim.statement.QuantityQualifier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("QuantityInput")
@Description(
    "A number, or what bounds it. EXACTLY and ABOUT set best; NEARLY, UP_TO and LESS_THAN set high only; AT_LEAST and MORE_THAN set low only.")
public record QuantityInput(
    @Description("The least that it can be.") Double low,
    @Description("The number.") Double best,
    @Description("The most that it can be.") Double high,
    @NonNull @Description("How the number is bounded.") QuantityQualifier qualifier,
    @NonNull @Description("What is counted, in the plural.") String unit) {}
