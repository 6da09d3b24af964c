package io.counterclaim.recording.mutation;

import io.counterclaim.dispute.DisputeId;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.graphql.Ignore;

/** What a mutation answers that changes disputes. */
public abstract class DisputingPayload extends Payload {
  @Ignore public Collection<DisputeId> changed = List.of();
}
