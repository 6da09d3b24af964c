package io.counterclaim.recording.mutation;

import io.counterclaim.engagement.ParticipationRole;
import io.counterclaim.engagement.Side;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ParticipantInput")
@Description("The part that an actor took.")
public record ParticipantInput(
    @NonNull @Id @Description("Who took part: an id or a key.") String actor,
    @NonNull @Description("In which role.") ParticipationRole role,
    @Description("On which side, where there are sides.") Side side) {}
