package io.counterclaim.draft;

import io.counterclaim.recording.mutation.Payload;
import org.eclipse.microprofile.graphql.Description;

@Description("What came of a mutation of a draft. `revision` is that of the draft.")
public class DraftPayload extends Payload {
  @Description("The draft; null where there are violations.")
  public Draft draft;
}
