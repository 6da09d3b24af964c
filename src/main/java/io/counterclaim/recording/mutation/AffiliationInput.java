package io.counterclaim.recording.mutation;

import io.counterclaim.actor.AffiliationKind;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("AffiliationInput")
@Description("A dated link from a member to a group.")
public record AffiliationInput(
    @NonNull @Id @Description("Who belongs: an id or a key.") String member,
    @NonNull @Id @Description("What it belongs to: an id or a key.") String group,
    @NonNull @Description("How it belongs.") AffiliationKind kind,
    @Description("The office or rank held.") String title,
    @Description("The first day on which it holds.") LocalDate from,
    @Description("The first day on which it no longer holds.") LocalDate to) {}
