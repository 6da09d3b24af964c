package io.counterclaim.recording;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.counterclaim.actor.Actor;
import io.counterclaim.actor.Affiliation;
import io.counterclaim.engagement.Engagement;
import io.counterclaim.engagement.Place;
import io.counterclaim.graphql.execution.Caller;
import io.counterclaim.graphql.execution.EventRange;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.execution.Role;
import io.counterclaim.graphql.execution.Snapshot;
import io.counterclaim.graphql.lists.Loader;
import io.counterclaim.graphql.lists.Page;
import io.counterclaim.graphql.schema.Json;
import io.counterclaim.graphql.schema.Revision;
import io.counterclaim.statement.Assessment;
import io.counterclaim.statement.Statement;
import io.counterclaim.statement.StatementRelation;
import io.smallrye.graphql.api.Nullable;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.hibernate.query.SelectionQuery;

/** What was recorded, changed or taken back, and when. */
@GraphQLApi
public class ChangeApi {
  private static final String HISTORY = "The changes of it, whoever made them, the latest first.";
  private static final String FIRST = "How many entries to give: 1 to 100, 20 when left out.";
  private static final String EARLIER = "Only what comes after this cursor: earlier changes.";
  private static final String REVISION = "The number of the latest change of it.";

  @Query
  @Description(
      "Everything that was recorded, changed or taken back, in the order in which it was: whoever replays it from the"
          + " beginning has an exact copy. What appears later has a greater revision than all that is there; numbers that are"
          + " left out are those of what became of disputes.")
  public ChangeConnection changes(
      @Description("Only what has a greater revision.") Revision after,
      @Nullable @Description("Only of these types.") List<@NonNull NodeType> types,
      @Description(FIRST) Integer first) {
    Page page = Page.of(first, null, null, null);
    List<Change> found =
        beyond(types)
            .setParameter("after", after == null ? 0 : after.number())
            .setParameter("most", page.size() + 1)
            .getResultList();
    return ChangeConnection.of(found, page.size(), after == null);
  }

  @Subscription
  @NonNull
  @Description(
      "Everything that is recorded, changed or taken back, one after the other: the same as the query of this name has."
          + EventRange.NO_GAP)
  public Multi<@NonNull Change> changes(
      @Description(EventRange.AFTER) Revision after,
      @Nullable @Description("Only of these types.") List<@NonNull NodeType> types) {
    EventRange range = EventRange.current();
    List<Change> found =
        beyond(types)
            .setParameter("after", range.after())
            .setParameter("most", range.most())
            .getResultList();
    return EventRange.events(found, change -> change.number);
  }

  private static SelectionQuery<Change> beyond(List<NodeType> types) {
    return types == null || types.isEmpty()
        ? Snapshot.session().createNamedSelectionQuery("Change.beyond", Change.class)
        : Snapshot.session()
            .createNamedSelectionQuery("Change.beyondOfTypes", Change.class)
            .setParameter(
                "types", types.stream().map(NodeType::name).distinct().toArray(String[]::new));
  }

  @Description("Who did it. Null for those who do not have the role editor.")
  public String by(@Source Change change) {
    return Caller.current().has(Role.EDITOR) ? change.editor : null;
  }

  @Description("The node up to then, as a part of a dossier; null if it was not there.")
  public CompletionStage<Json> before(@Source Change change) {
    return Loader.load(change.number, null, ChangeApi::before);
  }

  private static Map<Long, Json> before(List<Long> changes) {
    Map<Long, Json> before = new HashMap<>();
    Snapshot.session()
        .createNativeQuery(
            "select revision, cast(part as text) from parts_before(:changes)", Object[].class)
        .setParameter("changes", changes.toArray(Long[]::new))
        .getResultList()
        .forEach(row -> before.put((Long) row[0], new Json((String) row[1])));
    return before;
  }

  @NonNull
  @Description(HISTORY)
  public CompletionStage<@NonNull ChangeConnection> history(
      @Source Statement statement,
      @Description(FIRST) Integer first,
      @Description(EARLIER) String after) {
    return history(statement.id, first, after);
  }

  @NonNull
  @Description(HISTORY)
  public CompletionStage<@NonNull ChangeConnection> history(
      @Source Actor actor, @Description(FIRST) Integer first, @Description(EARLIER) String after) {
    return history(actor.id, first, after);
  }

  @NonNull
  @Description(HISTORY)
  public CompletionStage<@NonNull ChangeConnection> history(
      @Source Engagement engagement,
      @Description(FIRST) Integer first,
      @Description(EARLIER) String after) {
    return history(engagement.id, first, after);
  }

  @NonNull
  @Description(HISTORY)
  public CompletionStage<@NonNull ChangeConnection> history(
      @Source Place place, @Description(FIRST) Integer first, @Description(EARLIER) String after) {
    return history(place.id, first, after);
  }

  @NonNull
  @Description(HISTORY)
  public CompletionStage<@NonNull ChangeConnection> history(
      @Source io.counterclaim.statement.Source source,
      @Description(FIRST) Integer first,
      @Description(EARLIER) String after) {
    return history(source.id, first, after);
  }

  @NonNull
  @Description(REVISION)
  public CompletionStage<@NonNull Revision> revision(@Source Statement statement) {
    return revision(statement.id);
  }

  @NonNull
  @Description(REVISION)
  public CompletionStage<@NonNull Revision> revision(
      @Source io.counterclaim.statement.Source source) {
    return revision(source.id);
  }

  @NonNull
  @Description(REVISION)
  public CompletionStage<@NonNull Revision> revision(@Source Assessment assessment) {
    return revision(assessment.id);
  }

  @NonNull
  @Description(REVISION)
  public CompletionStage<@NonNull Revision> revision(@Source Actor actor) {
    return revision(actor.id);
  }

  @NonNull
  @Description(REVISION)
  public CompletionStage<@NonNull Revision> revision(@Source Affiliation affiliation) {
    return revision(affiliation.id);
  }

  @NonNull
  @Description(REVISION)
  public CompletionStage<@NonNull Revision> revision(@Source Engagement engagement) {
    return revision(engagement.id);
  }

  @NonNull
  @Description(REVISION)
  public CompletionStage<@NonNull Revision> revision(@Source Place place) {
    return revision(place.id);
  }

  @Description(REVISION + " Null for DERIVED ones.")
  public CompletionStage<Revision> revision(@Source StatementRelation relation) {
    return relation.id == null ? CompletableFuture.completedFuture(null) : revision(relation.id);
  }

  private static CompletionStage<ChangeConnection> history(UUID node, Integer first, String after) {
    Page page = Page.of(first, null, null, null);
    long before = after == null ? Long.MAX_VALUE : cursor(after);
    return Loader.load(
        node,
        ChangeConnection.of(List.of(), page.size(), after == null),
        ids -> histories(ids, page, before));
  }

  private static long cursor(String after) {
    try {
      return new Revision(after).number();
    } catch (NumberFormatException e) {
      throw RequestError.invalid(
          "after", "must be a cursor that this list gave, as in pageInfo.endCursor");
    }
  }

  private static Map<UUID, ChangeConnection> histories(List<UUID> nodes, Page page, long before) {
    Map<UUID, List<Change>> changes =
        Snapshot.named("Change.ofNodes", Change.class, nodes)
            .setParameter("before", before)
            .setParameter("most", page.size() + 1)
            .getResultList()
            .stream()
            .collect(groupingBy(change -> change.nodeId));
    boolean first = before == Long.MAX_VALUE;
    return changes.entrySet().stream()
        .collect(
            toMap(
                Map.Entry::getKey,
                found -> ChangeConnection.of(found.getValue(), page.size(), first)));
  }

  /** What was written while the triggers of the database were off has none yet. */
  private static CompletionStage<Revision> revision(UUID node) {
    return Loader.load(node, new Revision(0), ChangeApi::revisions);
  }

  private static Map<UUID, Revision> revisions(List<UUID> nodes) {
    return Snapshot.named("Change.revisions", Object[].class, nodes).getResultList().stream()
        .collect(toMap(row -> (UUID) row[0], row -> new Revision((Long) row[1])));
  }
}
