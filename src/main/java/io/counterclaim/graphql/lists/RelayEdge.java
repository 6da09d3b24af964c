package io.counterclaim.graphql.lists;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** An entry of a page, with the cursor that stands for its place in the list. */
public abstract class RelayEdge<T> {
  @NonNull
  @Description("Stands for this place in this order, for `after` and `before`. Opaque.")
  public String cursor;

  @NonNull
  @Description("The entry.")
  public T node;

  /** The words by which it was found, or null. */
  @Ignore public SearchText searched;
}
