package io.counterclaim.recording.mutation;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("CitationInput")
@Description("Where a statement can be read.")
public record CitationInput(
    @NonNull @Id @Description("The source: an id or a key.") String source,
    @Description("The exact words cited; they stand in the text.") String quote,
    @Description("How the source introduces the words.") String attribution,
    @Id @Description("The source that this one repeats: an id or a key.") String relays) {}
