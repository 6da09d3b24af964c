package io.counterclaim.dispute;

import io.counterclaim.actor.Actor;
import io.counterclaim.engagement.Engagement;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.lists.Ids;
import io.counterclaim.graphql.lists.Where;
import io.counterclaim.statement.Attribute;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("DisputeFilter")
@Description(
    "Every condition given must hold. A list holds when one of its members does, but for `camps`. "
        + Where.NO_CONDITION)
public class DisputeFilter {
  private static final int MOST_CAMPS = 20;

  @Description("How the words stand to one another.")
  public List<@NonNull DisputeState> states;

  @Description("What of the engagement.")
  public List<@NonNull Attribute> attributes;

  @Id
  @Description("The engagement.")
  public String engagement;

  @Id
  @Description("Disputes in which every one of these camps holds a position; at most 20.")
  public List<@NonNull String> camps;

  @Description("Whether inferred assertions are left out; false when left out.")
  public Boolean statedOnly;

  Where where() {
    Where where =
        stated(Boolean.TRUE.equals(statedOnly))
            .in("e.state", states)
            .in("e.attribute", attributes)
            .and(
                "e.engagement.id = ?",
                Ids.existing(Engagement.class, "filter.engagement", engagement));
    if (camps != null && camps.size() > MOST_CAMPS) {
      throw RequestError.invalid("filter.camps", "must name at most " + MOST_CAMPS + " camps");
    }
    for (String camp : camps == null ? List.<String>of() : camps) {
      where.and("array_contains(e.camps, ?)", Ids.existing(Actor.class, "filter.camps", camp));
    }
    return where;
  }

  static Where stated(boolean only) {
    return new Where().and("e.statedOnly = ?", only);
  }
}
