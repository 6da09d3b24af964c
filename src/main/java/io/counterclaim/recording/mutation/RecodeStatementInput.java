package io.counterclaim.recording.mutation;

import io.counterclaim.graphql.schema.Revision;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("RecodeStatementInput")
@Description("What a statement asserts, coded anew.")
public record RecodeStatementInput(
    @NonNull @Id @Description("The statement: an id or a key.") String statement,
    @Description(
            "The revision that the change is meant for: with another one it is refused as a CONFLICT.")
        Revision expected,
    @Description("The reason, kept with the change.") String why,
    @NonNull @Description("All that it asserts: others are superseded.")
        List<@NonNull AssertionInput> assertions,
    @Description(
            "The time zone of every time that gives none of its own: an offset such as +03:00 or an IANA name such as Europe/Kyiv. UTC when left out.")
        String timeZone) {}
