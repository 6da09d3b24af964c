package io.counterclaim.draft;

import io.counterclaim.graphql.schema.Revision;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("DraftInput")
@Description("Names a draft.")
public record DraftInput(
    @Id @NonNull @Description("Its id.") String id,
    @NonNull @Description("The revision that was read and is meant; another one is a CONFLICT.")
        Revision expected) {}
