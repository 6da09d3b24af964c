package io.counterclaim.dispute;

import io.counterclaim.graphql.execution.EventRange;
import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.graphql.schema.Revision;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;

@GraphQLApi
public class DisputeEventApi {
  @Subscription
  @NonNull
  @Description(
      "Each dispute that is there, has another state or other positions than before: by what is recorded, or as its time"
          + " comes."
          + EventRange.NO_GAP)
  public Multi<@NonNull DisputeEvent> disputeChanged(
      @Description("Only those that match it, as they became.") DisputeFilter filter,
      @Description(EventRange.AFTER) Revision after) {
    EventRange range = EventRange.current();
    List<DisputeEvent> found =
        DisputeEvents.between(
            filter, range.after(), Long.MAX_VALUE, range.most(), SelectedFields.current());
    return EventRange.events(found, event -> event.revision().number());
  }
}
