package io.counterclaim.recording.mutation;

import io.counterclaim.graphql.schema.Revision;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("DeleteInput")
@Description("What is deleted, and leaves a tombstone.")
public record DeleteInput(
    @NonNull @Id @Description("Its id.") String id,
    @Description(
            "The revision that the change is meant for: with another one it is refused as a CONFLICT.")
        Revision expected,
    @NonNull @Description("The reason, kept with the tombstone.") String why) {}
