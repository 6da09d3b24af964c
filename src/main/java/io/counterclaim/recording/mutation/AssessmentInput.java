package io.counterclaim.recording.mutation;

import io.counterclaim.statement.Credibility;
import io.counterclaim.statement.Verdict;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("AssessmentInput")
@Description("What a named assessor says of a statement.")
public record AssessmentInput(
    @NonNull @Id @Description("The statement: an id or a key.") String statement,
    @NonNull @Id @Description("Who assessed it: an id or a key.") String assessor,
    @NonNull @Description("What the assessor holds of it.") Verdict verdict,
    @NonNull @Description("How credible the assessor finds it.") Credibility credibility,
    @Description("The reasons, in a sentence.") String note,
    @Id @Description("Where the assessment can be read: an id or a key.") String source,
    @NonNull
        @Description(
            "When; it counts from the end of that time. It tells assessments of one assessor apart, so that it must be given.")
        String assessed,
    @Description(
            "The time zone of every time that gives none of its own: an offset such as +03:00 or an IANA name such as Europe/Kyiv. UTC when left out.")
        String timeZone) {}
