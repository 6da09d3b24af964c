package io.counterclaim.engagement;

import static java.util.stream.Collectors.groupingBy;

import io.counterclaim.base.ExternalId;
import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.graphql.execution.Snapshot;
import io.counterclaim.graphql.lists.Listing;
import io.counterclaim.graphql.lists.Loader;
import io.counterclaim.graphql.lists.Lookup;
import io.counterclaim.graphql.lists.Page;
import io.counterclaim.graphql.lists.Where;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

@GraphQLApi
public class PlaceApi {

  @Query
  @Description("One place, by id or by key; null when nothing has it.")
  public Place place(
      @Id @Description("Its id or its key; either this or key.") String id,
      @Description("Its key; either this or id.") String key) {
    return Lookup.one(Place.class, id, key, SelectedFields.current());
  }

  @Query
  @Description("Places.")
  public PlaceConnection places(
      @Description("Which ones; all when left out.") PlaceFilter filter,
      @DefaultValue("NAME_ASC") @Description("In which order.") PlaceOrder order,
      @Description(Page.FIRST) Integer first,
      @Description(Page.AFTER) String after,
      @Description(Page.LAST) Integer last,
      @Description(Page.BEFORE) String before) {
    Where where = filter == null ? Where.live() : filter.where();
    PlaceOrder by = order == null ? PlaceOrder.NAME_ASC : order;
    return Listing.of(Place.class, PlaceEdge::new, by, where, Page.of(first, after, last, before))
        .load(new PlaceConnection(), SelectedFields.current());
  }

  @NonNull
  @Description("The engagements that happened there.")
  public CompletionStage<@NonNull EngagementConnection> engagements(
      @Source Place place,
      @Description("Which ones; all when left out.") EngagementFilter filter,
      @DefaultValue("STARTED_DESC") @Description("In which order.") EngagementOrder order,
      @Description(Page.FIRST) Integer first,
      @Description(Page.AFTER) String after,
      @Description(Page.LAST) Integer last,
      @Description(Page.BEFORE) String before) {
    SelectedFields selection = SelectedFields.current();
    return Loader.load(
        place.id,
        null,
        ids ->
            EngagementApi.listing(filter, order, Page.of(first, after, last, before))
                .of(Place.class, "e.place.id = p.id")
                .load(ids, EngagementConnection::new, selection));
  }

  @NonNull
  @Description("Its ids in public registers, by scheme.")
  public CompletionStage<@NonNull List<@NonNull ExternalId>> externalIds(@Source Place place) {
    return Loader.load(place.id, List.of(), ids -> externalIds(ids));
  }

  private static Map<UUID, List<ExternalId>> externalIds(List<UUID> places) {
    return Snapshot.named("ExternalId.ofPlaces", ExternalId.class, places).getResultList().stream()
        .collect(groupingBy(id -> id.placeId));
  }
}
