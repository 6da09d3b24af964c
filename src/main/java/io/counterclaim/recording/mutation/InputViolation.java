package io.counterclaim.recording.mutation;

import io.counterclaim.base.ViolationCode;
import io.counterclaim.recording.Violation;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("Violation")
@Description("A rule that an input breaks.")
public record InputViolation(
    @NonNull @Description("Which sort of rule.") ViolationCode code,
    @NonNull @Description("What leads to it in the input: `input`, `assertions`, `0`, `quantity`.")
        List<@NonNull String> path,
    @NonNull @Description("What must hold there, and what is there instead.") String message) {

  /**
   * A broken rule as clients are told of it.
   *
   * @param pointer where it is in the variables of the mutation, as a JSON pointer
   */
  public static InputViolation of(Violation violation, String pointer) {
    List<String> path = Stream.of(pointer.split("/")).filter(step -> !step.isEmpty()).toList();
    return new InputViolation(violation.code(), path, violation.rule());
  }
}
