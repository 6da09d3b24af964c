package io.counterclaim.recording;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("A change, and its place among the others.")
public record ChangeEdge(
    @NonNull @Description("Its revision, for `after`.") String cursor,
    @NonNull @Description("The change.") Change node) {
  static ChangeEdge of(Change change) {
    return new ChangeEdge(String.valueOf(change.number), change);
  }
}
