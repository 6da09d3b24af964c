package io.counterclaim.graphql.schema;

import io.smallrye.graphql.api.CustomScalar;
import io.smallrye.graphql.api.CustomStringScalar;
import org.eclipse.microprofile.graphql.Description;

@CustomScalar("JSON")
@Description("Any JSON value.")
public record Json(String text) implements CustomStringScalar {
  @Override
  public String stringValueForSerialization() {
    return text;
  }
}
