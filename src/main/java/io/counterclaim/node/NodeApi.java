package io.counterclaim.node;

import io.counterclaim.actor.Actor;
import io.counterclaim.base.Node;
import io.counterclaim.base.Recorded;
import io.counterclaim.engagement.Engagement;
import io.counterclaim.engagement.Place;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.graphql.lists.Ids;
import io.counterclaim.graphql.lists.Lookup;
import io.counterclaim.graphql.lists.Page;
import io.counterclaim.statement.Source;
import io.counterclaim.statement.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/**
 * Relay's object identification. Takes one SQL statement for each type of node, however many ids.
 */
@GraphQLApi
public class NodeApi {
  private static final List<Class<? extends Recorded>> TYPES =
      List.of(Statement.class, Actor.class, Engagement.class, Source.class, Place.class);

  @Query
  @Description("What has this id, whatever its type; null when nothing has.")
  public Node node(@Id @NonNull @Description("The id.") String id) {
    UUID uuid = Ids.parse("id", id);
    return find(List.of(uuid)).get(uuid);
  }

  @Query
  @Description("What has each of these ids, in their order, with null where nothing has.")
  public @NonNull List<Node> nodes(
      @NonNull @Description("The ids, at most 100.") List<@NonNull String> ids) {
    if (ids.size() > Page.MAX_SIZE) {
      throw RequestError.invalid("ids", "must be at most " + Page.MAX_SIZE);
    }
    List<UUID> uuids = ids.stream().map(id -> Ids.parse("ids", id)).toList();
    Map<UUID, Node> found = find(uuids);
    return uuids.stream().map(found::get).toList();
  }

  private static Map<UUID, Node> find(List<UUID> ids) {
    SelectedFields selection = SelectedFields.current();
    Map<UUID, Node> found = new HashMap<>();
    for (Class<? extends Recorded> type : TYPES) {
      if (found.size() < ids.size()) {
        Lookup.byId(type, ids, selection).forEach((id, recorded) -> found.put(id, (Node) recorded));
      }
    }
    return found;
  }
}
