package io.counterclaim.actor;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.counterclaim.base.ExternalId;
import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.graphql.execution.Snapshot;
import io.counterclaim.graphql.lists.Known;
import io.counterclaim.graphql.lists.Listing;
import io.counterclaim.graphql.lists.Loader;
import io.counterclaim.graphql.lists.Lookup;
import io.counterclaim.graphql.lists.Page;
import io.counterclaim.graphql.lists.SortOrder;
import io.counterclaim.graphql.lists.Where;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

@GraphQLApi
public class ActorApi {

  @Query
  @Description(
      "One actor, by id or by key; null when nothing has it. What was merged leads to what it was merged into.")
  public Actor actor(
      @Id @Description("Its id or its key; either this or key.") String id,
      @Description("Its key; either this or id.") String key) {
    return Lookup.one(Actor.class, id, key, SelectedFields.current());
  }

  @Query
  @Description("Actors.")
  public ActorConnection actors(
      @Description("Which ones; all when left out.") ActorFilter filter,
      @Description(
              "In which order. RELEVANCE when left out, if filter.name is given; else NAME_ASC.")
          ActorOrder order,
      @Description(Page.FIRST) Integer first,
      @Description(Page.AFTER) String after,
      @Description(Page.LAST) Integer last,
      @Description(Page.BEFORE) String before) {
    Where where = filter == null ? ActorFilter.all() : filter.where();
    ActorOrder usual = where.isRanked() ? ActorOrder.RELEVANCE : ActorOrder.NAME_ASC;
    String name = filter == null ? null : filter.name;
    ActorOrder by = SortOrder.chosen(order, usual, where, "filter.name", name);
    return Listing.of(Actor.class, ActorEdge::new, by, where, Page.of(first, after, last, before))
        .load(new ActorConnection(), SelectedFields.current());
  }

  @NonNull
  @Description("Its further names, by their text; also those of what was merged into it.")
  public CompletionStage<@NonNull List<@NonNull ActorName>> aliases(@Source Actor actor) {
    return Loader.load(actor.id, List.of(), ActorName::ofActors);
  }

  @NonNull
  @Description("Its ids in public registers, by scheme.")
  public CompletionStage<@NonNull List<@NonNull ExternalId>> externalIds(@Source Actor actor) {
    return Loader.load(actor.id, List.of(), ids -> externalIds(ids));
  }

  @NonNull
  @Description(
      "Groups that it belongs to, by the start of the affiliation; on that day when `on` is given.")
  public CompletionStage<@NonNull List<@NonNull Affiliation>> affiliations(
      @Source Actor actor,
      @Description("An ISO 8601 calendar day.") LocalDate on,
      @Description(Known.AT) Instant knownAt) {
    SelectedFields selection = SelectedFields.current();
    Known known = Known.at(knownAt);
    return Loader.load(actor.id, List.of(), ids -> affiliations(ids, on, known, selection));
  }

  @NonNull
  @Description(
      "Those who belong to it, by the start of the affiliation; on that day when `on` is given.")
  public CompletionStage<@NonNull List<@NonNull Affiliation>> members(
      @Source Actor actor,
      @Description("An ISO 8601 calendar day.") LocalDate on,
      @Description(Known.AT) Instant knownAt) {
    SelectedFields selection = SelectedFields.current();
    Known known = Known.at(knownAt);
    return Loader.load(actor.id, List.of(), ids -> members(ids, on, known, selection));
  }

  @NonNull
  @Description(
      "The side it speaks for: the end of its way up over HEAD_OF, COMMANDS, MEMBER_OF, SUBUNIT_OF, SPOKESPERSON_FOR and"
          + " CONTROLLED_BY affiliations on that day, which stops at a state; itself where there is none. Of several ends,"
          + " that of the longest way, then the one with the smallest key.")
  public CompletionStage<@NonNull Actor> camp(
      @Source Actor actor,
      @Description("An ISO 8601 calendar day; today in UTC when left out.") LocalDate on,
      @Description(Known.AT) Instant knownAt) {
    LocalDate day = on != null ? on : LocalDate.now(ZoneOffset.UTC);
    Known known = Known.at(knownAt);
    return Loader.load(actor.id, null, ids -> camps(ids, day, known));
  }

  private static Map<UUID, List<Affiliation>> affiliations(
      List<UUID> members, LocalDate on, Known known, SelectedFields selection) {
    return selection
        .query("Affiliation.ofMembers", Affiliation.class, members)
        .setParameter("on", on)
        .setParameter("known", known.moment())
        .getResultList()
        .stream()
        .collect(groupingBy(affiliation -> affiliation.member.id));
  }

  private static Map<UUID, List<Affiliation>> members(
      List<UUID> groups, LocalDate on, Known known, SelectedFields selection) {
    return selection
        .query("Affiliation.ofGroups", Affiliation.class, groups)
        .setParameter("on", on)
        .setParameter("known", known.moment())
        .getResultList()
        .stream()
        .collect(groupingBy(affiliation -> affiliation.group.id));
  }

  private static Map<UUID, Actor> camps(List<UUID> actors, LocalDate day, Known known) {
    return Snapshot.named("Actor.camps", Object[].class, actors)
        .setParameter("day", day)
        .setParameter("known", known.moment())
        .getResultList()
        .stream()
        .collect(toMap(row -> (UUID) row[0], row -> (Actor) row[1]));
  }

  private static Map<UUID, List<ExternalId>> externalIds(List<UUID> actors) {
    Map<UUID, List<ExternalId>> found = new HashMap<>();
    Snapshot.named("ExternalId.ofActors", Object[].class, actors)
        .getResultList()
        .forEach(row -> add(found.computeIfAbsent((UUID) row[0], id -> new ArrayList<>()), row[1]));
    return found;
  }

  /** Of each register one: its own before those of what was merged into it. */
  private static void add(List<ExternalId> ids, Object found) {
    ExternalId id = (ExternalId) found;
    if (ids.stream().noneMatch(other -> other.scheme == id.scheme)) {
      ids.add(id);
    }
  }
}
