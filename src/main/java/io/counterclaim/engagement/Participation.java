package io.counterclaim.engagement;

import io.counterclaim.actor.Actor;
import io.counterclaim.base.Row;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Entity
@NamedQuery(
    name = "Participation.ofEngagements",
    query =
        """
        select t from Participation t /* selected of t */ join t.actor a
        where among(:ids, t.engagement.id)
        order by t.side nulls last, t.role, a.name, t.id
        """)
@NamedQuery(
    name = "Participation.removeOfEngagement",
    query = "delete from Participation t where t.engagement.id = :engagement")
@Description("The part that an actor took in an engagement, as far as nobody disputes it.")
public class Participation extends Row {
  @Ignore
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  public Engagement engagement;

  @NonNull
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @Description("Who took part.")
  public Actor actor;

  @NonNull
  @Enumerated(EnumType.STRING)
  @Description("In which role.")
  public ParticipationRole role;

  @Enumerated(EnumType.STRING)
  @Description("On which side, where there are sides.")
  public Side side;
}
