package io.counterclaim.recording.mutation;

import io.counterclaim.base.IdScheme;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ExternalIdInput")
@Description("The identifier in a public register.")
public record ExternalIdInput(
    @NonNull @Description("The register.") IdScheme scheme,
    @NonNull @Description("The identifier, as the register writes it.") String value) {}
