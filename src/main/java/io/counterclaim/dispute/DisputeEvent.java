package io.counterclaim.dispute;

import io.counterclaim.graphql.schema.Revision;
import io.counterclaim.statement.Statement;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("That a dispute is there which was not, has another state or other positions.")
public record DisputeEvent(
    @NonNull @Description("Its number, of one line with those of changes.") Revision revision,
    @NonNull
        @Description(
            "The dispute as it became: as of that moment, by what was known then. Its id is that of the question, and asked for"
                + " by that it is as it stands now.")
        Dispute dispute,
    @Description("Its state before; null if it was not there.") DisputeState before,
    @Description(
            "The statement that made it so: by what it says, or by what it retracts or corrects. Where something was taken back,"
                + " the one to which that leads back.")
        Statement changedBy) {}
