package io.counterclaim.recording.mutation;

import io.counterclaim.engagement.GeoPrecision;
import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("PlaceInput")
@Description("A place.")
public record PlaceInput(
    @NonNull
        @Description(
            "Its key: lower-case words joined by hyphens, at most 100 characters, unique in its type. Recording the same again under it changes nothing.")
        String key,
    @NonNull @Description("Its name in English.") String name,
    @Description("ISO 3166-1 alpha-2, upper case.") String country,
    @Description("Degrees north, WGS 84. Together with longitude.") Double latitude,
    @Description("Degrees east, WGS 84. Together with latitude.") Double longitude,
    @NonNull @Description("How exactly the place is known; EXACT needs coordinates.")
        GeoPrecision precision,
    @Nullable @Description("Its ids in public registers, all of them, one of each.")
        List<@NonNull ExternalIdInput> externalIds) {}
