package io.counterclaim.recording.mutation;

import io.counterclaim.engagement.EngagementKind;
import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("EngagementInput")
@Description("An engagement.")
public record EngagementInput(
    @NonNull
        @Description(
            "Its key: lower-case words joined by hyphens, at most 100 characters, unique in its type. Recording the same again under it changes nothing.")
        String key,
    @NonNull @Description("What sort of event it is.") EngagementKind kind,
    @NonNull @Description("What it is called, in neutral English words.") String title,
    @Description("What to know of it, in a sentence or two.") String summary,
    @DefaultValue("false") @Description("Whether one record stands for many.") Boolean aggregate,
    @Description(
            "When it happened: a time such as 2025-04-26, 2024-08/.. or 2025-04-20/2025-04-26; left out if that is not known.")
        String period,
    @Id @Description("Where: an id or a key.") String place,
    @Id @Description("The larger engagement that it is a part of: an id or a key.") String partOf,
    @Nullable @Description("Who took part, all of them, as far as nobody disputes it.")
        List<@NonNull ParticipantInput> participants,
    @Description(
            "The time zone of every time that gives none of its own: an offset such as +03:00 or an IANA name such as Europe/Kyiv. UTC when left out.")
        String timeZone) {}
