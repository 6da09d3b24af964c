package io.counterclaim.recording.mutation;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("WithdrawInput")
@Description("What is taken back.")
public record WithdrawInput(
    @NonNull @Id @Description("Its id.") String id,
    @NonNull @Description("The reason, kept with the change.") String why) {}
