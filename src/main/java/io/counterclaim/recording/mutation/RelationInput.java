package io.counterclaim.recording.mutation;

import io.counterclaim.statement.RelationBasis;
import io.counterclaim.statement.RelationType;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("RelationInput")
@Description("A link from one statement to another.")
public record RelationInput(
    @NonNull @Id @Description("The statement that denies, corrects, repeats: an id or a key.")
        String from,
    @NonNull @Id @Description("The statement that is denied, corrected, repeated: an id or a key.")
        String to,
    @NonNull
        @Description(
            "How `from` stands to `to`. RETRACTS and CORRECTS only within one camp, DENIES only across camps.")
        RelationType type,
    @NonNull @Description("Where the link comes from: EXPLICIT or EDITORIAL.") RelationBasis basis,
    @Description("What to know of the link.") String note) {}
