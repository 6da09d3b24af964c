package io.counterclaim.actor;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.counterclaim.base.Row;
import io.counterclaim.graphql.execution.Snapshot;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Entity
@NamedQuery(
    name = "ActorName.removeOfActor",
    query = "delete from ActorName n where n.actor.id = :actor")
@Table(name = "actor_name")
@Description("A further name of an actor.")
public class ActorName extends Row {
  /** The name of what was merged into an actor is a further one of that, like its further ones. */
  private static final String OF_ACTORS =
      """
      with named (id, actor_id) as (
        select id, id from actor where id = any(:ids)
        union all
        select id, merged_into_id from actor where merged_into_id = any(:ids)
      )
      select a.actor_id, n.text, n.language, n.kind
      from named a cross join lateral (select * from actor_name where actor_id = a.id offset 0) n
      union
      select d.merged_into_id, d.name collate "default", null, 'ALIAS'
      from actor d cross join lateral (select name from actor where id = d.merged_into_id offset 0) s
      where d.merged_into_id = any(:ids) and d.name <> s.name
      order by 2, 4, 3
      """;

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

  static Map<UUID, List<ActorName>> ofActors(List<UUID> actors) {
    return Snapshot.session()
        .createNativeQuery(OF_ACTORS, Object[].class)
        .setParameter("ids", actors.toArray(UUID[]::new))
        .getResultStream()
        .collect(groupingBy(row -> (UUID) row[0], mapping(ActorName::of, toList())));
  }

  private static ActorName of(Object[] row) {
    ActorName name = new ActorName();
    name.text = (String) row[1];
    name.language = (String) row[2];
    name.kind = NameKind.valueOf((String) row[3]);
    return name;
  }
}
