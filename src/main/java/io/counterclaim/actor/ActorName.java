package io.counterclaim.actor;

import io.counterclaim.base.Row;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Entity
@NamedQuery(
    name = "ActorName.ofActors",
    query =
        """
        from ActorName n where among(:ids, n.actor.id) order by n.text, n.id
        """)
@NamedQuery(
    name = "ActorName.removeOfActor",
    query = "delete from ActorName n where n.actor.id = :actor")
@Table(name = "actor_name")
@Description("A further name of an actor.")
public class ActorName extends Row {
  @Ignore
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  public Actor actor;

  @NonNull
  @Description("The name as it is written.")
  public String text;

  @Description("Its language, and script where that matters: a BCP 47 tag.")
  public String language;

  @NonNull
  @Enumerated(EnumType.STRING)
  @Description("What sort of name it is.")
  public NameKind kind;
}
