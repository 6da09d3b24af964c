package io.counterclaim.recording.mutation;

import io.counterclaim.actor.ActorType;
import io.counterclaim.graphql.schema.Revision;
import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("AmendActorInput")
@Description("What changes of an actor: what is left out stays, what is null is cleared.")
public record AmendActorInput(
    @NonNull @Id @Description("The actor: an id or a key.") String actor,
    @Description(
            "The revision that the change is meant for: with another one it is refused as a CONFLICT.")
        Revision expected,
    @Description("The reason, kept with the change.") String why,
    @Description("What it is.") ActorType type,
    @Description("The name that it is shown by.") String name,
    @Description("ISO 3166-1 alpha-2, upper case.") String country,
    @Description("What to know of it, in a sentence.") String description,
    @Nullable @Description("Further names, all of them.") List<@NonNull NameInput> aliases,
    @Nullable @Description("Its ids in public registers, all of them, one of each.")
        List<@NonNull ExternalIdInput> externalIds) {}
