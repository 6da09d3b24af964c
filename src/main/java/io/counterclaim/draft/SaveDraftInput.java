package io.counterclaim.draft;

import io.counterclaim.graphql.schema.Json;
import io.counterclaim.graphql.schema.Revision;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("SaveDraftInput")
@Description("A draft, as it is to be from now on.")
public record SaveDraftInput(
    @Id @Description("The draft that is changed; a new one when left out.") String id,
    @Description(
            "The revision that the change is meant for; another one is a CONFLICT. When left out, whichever it is.")
        Revision expected,
    @NonNull @Description("What editors call it.") String title,
    @NonNull @Description("What it says, in the form of dossier.schema.json.") Json dossier,
    @Description("Not to be published before this moment. ISO 8601 with an offset.")
        Instant embargoedUntil) {}
