package io.counterclaim.recording.mutation;

import io.counterclaim.statement.Medium;
import io.counterclaim.statement.Rendering;
import io.counterclaim.statement.StatementKind;
import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("StatementInput")
@Description("One utterance by one speaker.")
public record StatementInput(
    @NonNull
        @Description(
            "Its key: lower-case words joined by hyphens, at most 100 characters, unique in its type. Recording the same again under it changes nothing.")
        String key,
    @NonNull @Id @Description("The one actor that said it: an id or a key.") String speaker,
    @Id
        @Description(
            "For whom, where that is not whom the speaker usually speaks for: an id or a key.")
        String onBehalfOf,
    @NonNull @Description("What the speaker does by saying it.") StatementKind kind,
    @NonNull
        @Description(
            "How near to the spoken words the text is. A quote needs a citation with its words.")
        Rendering rendering,
    @NonNull @Description("The words, or a report of them.") String text,
    @NonNull @Description("The language of the text: a BCP 47 tag.") String language,
    @Description("The words as they were spoken, where the text is a translation.")
        String originalText,
    @Description("Their language: a BCP 47 tag.") String originalLanguage,
    @Description(
            "When it was said: a time such as 2025-04-26T16:00 or 2025-04-26. Left out if that is not known: then at the latest when the first of its sources was published.")
        String said,
    @NonNull @Description("Where it was said.") Medium medium,
    @Description("The network or channel that it was said on.") String platform,
    @NonNull @Description("Where it can be read, at least one.")
        List<@NonNull CitationInput> citations,
    @Nullable @Description("What it asserts.") List<@NonNull AssertionInput> assertions,
    @Description(
            "The time zone of every time that gives none of its own: an offset such as +03:00 or an IANA name such as Europe/Kyiv. UTC when left out.")
        String timeZone) {}
