package io.counterclaim.draft;

import io.counterclaim.graphql.schema.Revision;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ReturnDraftInput")
@Description("Names a draft, and what is wrong with it.")
public record ReturnDraftInput(
    @Id @NonNull @Description("Its id.") String id,
    @NonNull @Description("The revision that was read and is meant; another one is a CONFLICT.")
        Revision expected,
    @NonNull @Description("What its writer is to do.") String comment) {}
