package io.counterclaim.recording.mutation;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("UnmergeActorInput")
@Description("An actor that is another one after all.")
public record UnmergeActorInput(
    @NonNull @Id @Description("The one that was merged: its own id or its own key.")
        String duplicate,
    @NonNull @Description("The reason, kept with the change.") String why) {}
