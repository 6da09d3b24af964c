package io.counterclaim.recording.mutation;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;

@Description("What the parts of a dossier came to.")
public class RecordPayload extends DisputingPayload {
  @Description("How many parts were recorded, or would be.")
  public int recorded;

  @Description("How many were there with other content and amended, or would be.")
  public int amended;

  @Description("How many were there as they are.")
  public int unchanged;

  @Ignore public List<UUID> parts = List.of();
  @Ignore public boolean dryRun;

  @Override
  @Ignore
  public boolean isDiscarded() {
    return dryRun || super.isDiscarded();
  }
}
