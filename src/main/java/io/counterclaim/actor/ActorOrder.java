package io.counterclaim.actor;

import io.counterclaim.graphql.lists.SortOrder;
import org.eclipse.microprofile.graphql.Description;

@Description(
    "Orders of actors: by name, as the Unicode collation has it, or by how well the name matches; then by id.")
public enum ActorOrder implements SortOrder<Actor> {
  @Description("By name, from A.")
  NAME_ASC,
  @Description("By name, from Z.")
  NAME_DESC,
  @Description(
      "What filter.name names best first: its name, then one of its aliases, then what is written most alike.")
  RELEVANCE;

  @Override
  public String property() {
    return this == RELEVANCE ? RANK : "e.name";
  }

  @Override
  public boolean descending() {
    return this != NAME_ASC;
  }

  @Override
  public Comparable<?> parse(String text) {
    return this == RELEVANCE ? Float.valueOf(text) : text;
  }
}
