package io.counterclaim.recording.mutation;

import io.counterclaim.actor.NameKind;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("NameInput")
@Description("A further name of an actor.")
public record NameInput(
    @NonNull @Description("The name as it is written.") String text,
    @Description("A BCP 47 tag.") String language,
    @NonNull @Description("What sort of name it is.") NameKind kind) {}
