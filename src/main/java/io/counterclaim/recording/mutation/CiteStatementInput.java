package io.counterclaim.recording.mutation;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("CiteStatementInput")
@Description("Further places where a statement can be read.")
public record CiteStatementInput(
    @NonNull @Id @Description("The statement: an id or a key.") String statement,
    @NonNull @Description("What is added to those that are there.")
        List<@NonNull CitationInput> citations) {}
