package io.counterclaim.recording;

import io.counterclaim.graphql.schema.Revision;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Description("That a statement was recorded.")
public class StatementEvent {
  @Ignore public final long number;
  @Ignore public final UUID statement;

  StatementEvent(long number, UUID statement) {
    this.number = number;
    this.statement = statement;
  }

  @NonNull
  @Description("That of the change.")
  public Revision getRevision() {
    return new Revision(number);
  }
}
