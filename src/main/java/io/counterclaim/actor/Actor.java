package io.counterclaim.actor;

import io.counterclaim.base.Mergeable;
import io.counterclaim.base.Node;
import io.counterclaim.base.Recorded;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.NamedQuery;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Entity
@NamedQuery(name = "Actor.byId", query = "from Actor a where among(:ids, a.id)")
@NamedQuery(
    name = "Actor.camps",
    query =
        """
        select a.id, c from Actor a join Actor c on c.id = camp_known(a.id, :day, :known)
        where among(:ids, a.id)
        """)
@Description("A person, state, force, body, outlet or unnamed source that can speak or take part.")
public class Actor extends Recorded implements Node, Mergeable {
  @NonNull
  @Enumerated(EnumType.STRING)
  @Description("What it is.")
  public ActorType type;

  @NonNull
  @Description("The name that it is shown by, in English where it has one.")
  public String name;

  @Description("The country that it belongs to. ISO 3166-1 alpha-2, upper case.")
  public String country;

  @Description("What to know of it, in a sentence.")
  public String description;

  /** Where the chain of its mergers ends. */
  @Ignore
  @Column(name = "merged_into_id", insertable = false, updatable = false)
  public UUID mergedIntoId;

  @Override
  public UUID mergedInto() {
    return mergedIntoId;
  }
}
