package io.counterclaim.recording.mutation;

import io.counterclaim.graphql.schema.Revision;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("AmendAffiliationInput")
@Description("What changes of an affiliation: what is left out stays, what is null is cleared.")
public record AmendAffiliationInput(
    @NonNull @Id @Description("Its id.") String affiliation,
    @Description(
            "The revision that the change is meant for: with another one it is refused as a CONFLICT.")
        Revision expected,
    @Description("The reason, kept with the change.") String why,
    @Description("The office or rank held.") String title,
    @Description("The first day on which it holds.") LocalDate from,
    @Description("The first day on which it no longer holds.") LocalDate to) {}
