package io.counterclaim.recording.mutation;

import io.counterclaim.base.ViolationCode;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("Violation")
@Description("A rule that an input breaks.")
public record InputViolation(
    @NonNull @Description("Which sort of rule.") ViolationCode code,
    @NonNull @Description("What leads to it in the input: `input`, `assertions`, `0`, `quantity`.")
        List<@NonNull String> path,
    @NonNull @Description("What must hold there, and what is there instead.") String message) {}
