package io.counterclaim.recording.mutation;

import io.counterclaim.engagement.GeoPrecision;
import io.counterclaim.graphql.schema.Revision;
import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("AmendPlaceInput")
@Description("What changes of a place: what is left out stays, what is null is cleared.")
public record AmendPlaceInput(
    @NonNull @Id @Description("The place: an id or a key.") String place,
    @Description(
            "The revision that the change is meant for: with another one it is refused as a CONFLICT.")
        Revision expected,
    @Description("The reason, kept with the change.") String why,
    @Description("Its name in English.") String name,
    @Description("ISO 3166-1 alpha-2, upper case.") String country,
    @Description("Degrees north, WGS 84. Together with longitude.") Double latitude,
    @Description("Degrees east, WGS 84. Together with latitude.") Double longitude,
    @Description("How exactly the place is known; EXACT needs coordinates.") GeoPrecision precision,
    @Nullable @Description("Its ids in public registers, all of them, one of each.")
        List<@NonNull ExternalIdInput> externalIds) {}
