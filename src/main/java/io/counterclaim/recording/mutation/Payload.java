package io.counterclaim.recording.mutation;

import io.counterclaim.graphql.execution.Discardable;
import io.counterclaim.graphql.schema.Revision;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** What a mutation answers. What is selected of the node is read after the transaction. */
public abstract class Payload implements Discardable {
  @NonNull
  @Description("The rules that the input breaks, all at once; empty if it was recorded.")
  public List<@NonNull InputViolation> violations = List.of();

  @Description(
      "That of the change, or of the last one where nothing had to change; null where there are violations.")
  public Revision revision;

  @Ignore public UUID node;

  /** Tells which rules are broken. */
  public void refuse(List<InputViolation> more) {
    violations = Stream.concat(violations.stream(), more.stream()).toList();
    revision = null;
  }

  @Override
  @Ignore
  public boolean isDiscarded() {
    return !violations.isEmpty();
  }
}
