package io.counterclaim.engagement;

import static java.util.stream.Collectors.groupingBy;

import io.counterclaim.actor.Actor;
import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.graphql.lists.Listing;
import io.counterclaim.graphql.lists.Loader;
import io.counterclaim.graphql.lists.Lookup;
import io.counterclaim.graphql.lists.Page;
import io.counterclaim.graphql.lists.Snippets;
import io.counterclaim.graphql.lists.SortOrder;
import io.counterclaim.graphql.lists.Where;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

@GraphQLApi
public class EngagementApi {

  @Query
  @Description("One engagement, by id or by key; null when nothing has it.")
  public Engagement engagement(
      @Id @Description("Its id or its key; either this or key.") String id,
      @Description("Its key; either this or id.") String key) {
    return Lookup.one(Engagement.class, id, key, SelectedFields.current());
  }

  @Query
  @Description("Engagements.")
  public EngagementConnection engagements(
      @Description("Which ones; all when left out.") EngagementFilter filter,
      @DefaultValue("STARTED_DESC") @Description("In which order.") EngagementOrder order,
      @Description(Page.FIRST) Integer first,
      @Description(Page.AFTER) String after,
      @Description(Page.LAST) Integer last,
      @Description(Page.BEFORE) String before) {
    return listing(filter, order, Page.of(first, after, last, before))
        .load(new EngagementConnection(), SelectedFields.current());
  }

  @NonNull
  @Description("The engagements that it took part in, in any role.")
  public CompletionStage<@NonNull EngagementConnection> engagements(
      @Source Actor actor,
      @Description("Which ones; all when left out.") EngagementFilter filter,
      @DefaultValue("STARTED_DESC") @Description("In which order.") EngagementOrder order,
      @Description(Page.FIRST) Integer first,
      @Description(Page.AFTER) String after,
      @Description(Page.LAST) Integer last,
      @Description(Page.BEFORE) String before) {
    SelectedFields selection = SelectedFields.current();
    return Loader.load(
        actor.id,
        null,
        ids ->
            listing(filter, order, Page.of(first, after, last, before))
                .of(
                    Actor.class,
                    "exists (select 1 from Participation t where t.engagement = e and t.actor.id = p.id)")
                .load(ids, EngagementConnection::new, selection));
  }

  @NonNull
  @Description("The engagements that are directly a part of it, the latest start first.")
  public CompletionStage<@NonNull EngagementConnection> parts(
      @Source Engagement engagement,
      @Description(Page.FIRST) Integer first,
      @Description(Page.AFTER) String after,
      @Description(Page.LAST) Integer last,
      @Description(Page.BEFORE) String before) {
    SelectedFields selection = SelectedFields.current();
    return Loader.load(
        engagement.id,
        null,
        ids ->
            listing(null, null, Page.of(first, after, last, before))
                .of(Engagement.class, "e.partOf.id = p.id")
                .load(ids, EngagementConnection::new, selection));
  }

  @NonNull
  @Description("Who took part, as far as nobody disputes it: by side, role and name.")
  public CompletionStage<@NonNull List<@NonNull Participation>> participants(
      @Source Engagement engagement) {
    SelectedFields selection = SelectedFields.current();
    return Loader.load(engagement.id, List.of(), ids -> participants(ids, selection));
  }

  @Description(Snippets.DESCRIPTION)
  public CompletionStage<String> snippet(@Source EngagementEdge edge) {
    return Snippets.load(
        edge, Engagement.class, engagement -> Stream.of(engagement.title, engagement.summary));
  }

  static Listing<Engagement, EngagementEdge> listing(
      EngagementFilter filter, EngagementOrder order, Page page) {
    Where where = filter == null ? Where.live() : filter.where();
    String text = filter == null ? null : filter.text;
    EngagementOrder by =
        SortOrder.chosen(order, EngagementOrder.STARTED_DESC, where, "filter.text", text);
    return Listing.of(Engagement.class, EngagementEdge::new, by, where, page);
  }

  private static Map<UUID, List<Participation>> participants(
      List<UUID> engagements, SelectedFields selection) {
    return selection
        .query("Participation.ofEngagements", Participation.class, engagements)
        .getResultList()
        .stream()
        .collect(groupingBy(participation -> participation.engagement.id));
  }
}
