package io.counterclaim.engagement;

import io.counterclaim.graphql.lists.SortOrder;
import org.eclipse.microprofile.graphql.Description;

@Description("Orders of places: by name, as the Unicode collation has it, then by id.")
public enum PlaceOrder implements SortOrder<Place> {
  @Description("By name, from A.")
  NAME_ASC,
  @Description("By name, from Z.")
  NAME_DESC;

  @Override
  public String property() {
    return "e.name";
  }

  @Override
  public boolean descending() {
    return this == NAME_DESC;
  }

  @Override
  public String parse(String text) {
    return text;
  }
}
