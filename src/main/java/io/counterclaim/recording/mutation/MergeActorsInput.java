package io.counterclaim.recording.mutation;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("MergeActorsInput")
@Description("Two actors that turned out to be one.")
public record MergeActorsInput(
    @NonNull
        @Id
        @Description("The one that leads to the other one from then on: its id or its key.")
        String duplicate,
    @NonNull @Id @Description("The other one, which stays: an id or a key.") String survivor,
    @NonNull @Description("The reason, kept with the change.") String why) {}
