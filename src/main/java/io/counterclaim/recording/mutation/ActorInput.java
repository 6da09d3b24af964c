package io.counterclaim.recording.mutation;

import io.counterclaim.actor.ActorType;
import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ActorInput")
@Description("An actor.")
public record ActorInput(
    @NonNull
        @Description(
            "Its key: lower-case words joined by hyphens, at most 100 characters, unique in its type. Recording the same again under it changes nothing.")
        String key,
    @NonNull @Description("What it is.") ActorType type,
    @NonNull @Description("The name that it is shown by.") String name,
    @Description("ISO 3166-1 alpha-2, upper case.") String country,
    @Description("What to know of it, in a sentence.") String description,
    @Nullable @Description("Further names, all of them.") List<@NonNull NameInput> aliases,
    @Nullable @Description("Its ids in public registers, all of them, one of each.")
        List<@NonNull ExternalIdInput> externalIds) {}
