package io.counterclaim.recording.mutation;

import io.counterclaim.graphql.schema.Revision;
import io.counterclaim.statement.SourceKind;
import io.smallrye.graphql.api.Nullable;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("AmendSourceInput")
@Description("What changes of a source: what is left out stays, what is null is cleared.")
public record AmendSourceInput(
    @NonNull @Id @Description("The source: an id or a key.") String source,
    @Description(
            "The revision that the change is meant for: with another one it is refused as a CONFLICT.")
        Revision expected,
    @Description("The reason, kept with the change.") String why,
    @Description("What it is.") SourceKind kind,
    @Id @Description("The actor that published it: an id or a key.") String publisher,
    @Description("Its title, as published.") String title,
    @Description("An http or https address.") String url,
    @Description("The address of a copy.") String archiveUrl,
    @Nullable @Description("The names of its authors, all of them.") List<@NonNull String> authors,
    @Description("A BCP 47 tag.") String language,
    @Description("When it was published: a time such as 2025-04-26T16:00, 2025-04-26 or 2025-04.")
        String published,
    @Description("When this copy was fetched.") Instant retrieved,
    @Description(
            "The time zone of every time that gives none of its own: an offset such as +03:00 or an IANA name such as Europe/Kyiv. UTC when left out.")
        String timeZone) {}
