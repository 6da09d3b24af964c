package io.counterclaim.recording.mutation;

import io.counterclaim.graphql.schema.Json;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("RecordInput")
@Description("A whole dossier.")
public record RecordInput(
    @NonNull @Description("In the form of dossier.schema.json.") Json dossier,
    @DefaultValue("false")
        @Description(
            "Whether it is only told what would be recorded and what is wrong, and nothing is recorded.")
        Boolean dryRun,
    @DefaultValue("false")
        @Description(
            "Whether what is there with other content is amended, and not refused. Needs the role admin.")
        Boolean amend,
    @Description("The reason, kept with the change.") String why) {}
