package io.counterclaim.node;

import io.counterclaim.actor.Actor;
import io.counterclaim.actor.Affiliation;
import io.counterclaim.base.Identified;
import io.counterclaim.base.Node;
import io.counterclaim.base.Recorded;
import io.counterclaim.dispute.DisputeId;
import io.counterclaim.dispute.DisputeLookup;
import io.counterclaim.draft.Draft;
import io.counterclaim.engagement.Engagement;
import io.counterclaim.engagement.Place;
import io.counterclaim.graphql.execution.Caller;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.execution.Role;
import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.graphql.execution.Snapshot;
import io.counterclaim.graphql.lists.Ids;
import io.counterclaim.graphql.lists.Lookup;
import io.counterclaim.graphql.lists.Page;
import io.counterclaim.statement.Assertion;
import io.counterclaim.statement.Assessment;
import io.counterclaim.statement.Source;
import io.counterclaim.statement.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/**
 * Relay's object identification. Takes one SQL statement for each type of node, however many ids,
 * and one more for disputes.
 */
@GraphQLApi
public class NodeApi {
  /**
   * A type of what has an id.
   *
   * @param there when it is still there, as HQL over the alias `e`
   * @param required paths of fields that its other fields are made of
   */
  private record Type(Class<? extends Identified> entity, String there, String... required) {
    static Type of(Class<? extends Recorded> entity) {
      return new Type(entity, Lookup.LIVE);
    }

    Map<UUID, ? extends Identified> byId(List<UUID> ids, SelectedFields selection) {
      return Lookup.byId(entity, there, ids, selection.requiring(required));
    }

    Map<UUID, ? extends Identified> even(List<UUID> ids, SelectedFields selection) {
      return Lookup.byId(entity, Lookup.ALL, ids, selection.requiring(required));
    }
  }

  private static final List<Type> TYPES =
      List.of(
          Type.of(Statement.class),
          Type.of(Actor.class),
          Type.of(Engagement.class),
          Type.of(Source.class),
          Type.of(Place.class),
          new Type(
              Assertion.class,
              "e.supersededAt is null and e.statement.deletedAt is null",
              "value/actor",
              "value/place"),
          new Type(Assessment.class, "e.supersededAt is null and e.statement.deletedAt is null"),
          new Type(Affiliation.class, "e.supersededAt is null"));

  /** Whoever may not know of drafts is answered as if nothing had their ids. */
  private static final List<Type> TYPES_FOR_EDITORS =
      Stream.concat(TYPES.stream(), Stream.of(new Type(Draft.class, Lookup.ALL))).toList();

  @Query
  @Description(
      "What has this id, whatever its type; null when nothing has it, or what had it is gone.")
  public Node node(@Id @NonNull @Description("The id.") String id) {
    Object parsed = parse("id", id);
    return find(List.of(parsed)).get(parsed);
  }

  @Query
  @Description("What has each of these ids, in their order, with null where nothing has.")
  public @NonNull List<Node> nodes(
      @NonNull @Description("The ids, at most 100.") List<@NonNull String> ids) {
    if (ids.size() > Page.MAX_SIZE) {
      throw RequestError.invalid("ids", "must be at most " + Page.MAX_SIZE);
    }
    List<Object> parsed = ids.stream().map(id -> parse("ids", id)).toList();
    Map<Object, Node> found = find(parsed);
    return parsed.stream().map(found::get).toList();
  }

  private static Object parse(String argument, String id) {
    return Ids.isId(id) ? UUID.fromString(id) : DisputeId.parse(argument, id);
  }

  private static Map<Object, Node> find(List<Object> ids) {
    SelectedFields selection = SelectedFields.current();
    List<UUID> plain = of(UUID.class, ids);
    List<Type> types = typesFor(Caller.current());
    Map<Object, Node> found = new HashMap<>();
    found.putAll(nodes(types, plain, type -> type.byId(plain, selection)));
    found.putAll(DisputeLookup.byId(of(DisputeId.class, ids), selection));
    return found;
  }

  private static List<Type> typesFor(Caller caller) {
    if (!caller.has(Role.EDITOR)) {
      return TYPES;
    }
    Snapshot.needPrimary();
    return TYPES_FOR_EDITORS;
  }

  private static <T> List<T> of(Class<T> type, List<Object> ids) {
    return ids.stream().distinct().filter(type::isInstance).map(type::cast).toList();
  }

  /** What has these ids, also if it is there no longer. */
  public static Map<UUID, Node> even(List<UUID> ids, SelectedFields selection) {
    return nodes(TYPES, ids, type -> type.even(ids, selection));
  }

  private static Map<UUID, Node> nodes(
      List<Type> types, List<UUID> ids, Function<Type, Map<UUID, ? extends Identified>> find) {
    Map<UUID, Node> found = new HashMap<>();
    for (Type type : types) {
      if (found.size() < ids.size()) {
        find.apply(type).forEach((id, entity) -> found.put(id, (Node) entity));
      }
    }
    return found;
  }
}
