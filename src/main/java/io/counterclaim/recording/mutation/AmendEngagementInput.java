package io.counterclaim.recording.mutation;

import io.counterclaim.engagement.EngagementKind;
import io.counterclaim.graphql.schema.Revision;
import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("AmendEngagementInput")
@Description("What changes of an engagement: what is left out stays, what is null is cleared.")
public record AmendEngagementInput(
    @NonNull @Id @Description("The engagement: an id or a key.") String engagement,
    @Description(
            "The revision that the change is meant for: with another one it is refused as a CONFLICT.")
        Revision expected,
    @Description("The reason, kept with the change.") String why,
    @Description("What sort of event it is.") EngagementKind kind,
    @Description("What it is called, in neutral English words.") String title,
    @Description("What to know of it, in a sentence or two.") String summary,
    @Description("Whether one record stands for many.") Boolean aggregate,
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
