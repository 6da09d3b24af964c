package io.counterclaim.dispute;

import io.counterclaim.actor.Actor;
import io.counterclaim.engagement.Engagement;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.lists.Known;
import io.counterclaim.graphql.lists.Named;
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
  @Description("One of these engagements.")
  public List<@NonNull String> engagements;

  @Id
  @Description("Whose losses, whose troops: one of these actors.")
  public List<@NonNull String> subjects;

  @Id
  @Description("Disputes in which every one of these camps holds a position; at most 20.")
  public List<@NonNull String> camps;

  @Description("Whether inferred assertions are left out; false when left out.")
  public Boolean statedOnly;

  /**
   * @param known as what its actors were known
   */
  Where where(Known known) {
    if (camps != null && camps.size() > MOST_CAMPS) {
      throw RequestError.invalid("filter.camps", "must name at most " + MOST_CAMPS + " camps");
    }
    return stated(Boolean.TRUE.equals(statedOnly))
        .in("e.state", states)
        .in("e.attribute", attributes)
        .in("e.engagement.id", Named.one(Engagement.class, "filter.engagement", engagement))
        .in("e.engagement.id", Named.all(Engagement.class, "filter.engagements", engagements))
        .in("e.subject.id", actors("filter.subjects", subjects, known))
        .and("includes(?, e.camps)", actors("filter.camps", camps, known));
  }

  private static Named actors(String argument, List<String> names, Known known) {
    Named named = Named.all(Actor.class, argument, names);
    return named == null ? null : named.known(known);
  }

  /** Whether it is of so few disputes that they are sorted rather than read in their order. */
  boolean isNarrow() {
    return engagement != null || engagements != null;
  }

  static Where stated(boolean only) {
    return new Where().and("e.statedOnly = ?", only);
  }
}
