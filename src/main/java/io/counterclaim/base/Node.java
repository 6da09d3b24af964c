package io.counterclaim.base;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Interface;
import org.eclipse.microprofile.graphql.NonNull;

@Interface
@Description("Anything that has a global id (Relay's object identification).")
public interface Node {
  @Id
  @NonNull
  @Description(
      "Global id, unique over all types and never used again; a UUID (version 7) where it is of what was recorded.")
  Object getId();
}
