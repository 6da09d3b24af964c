package io.counterclaim.statement;

import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.graphql.lists.Listing;
import io.counterclaim.graphql.lists.Loader;
import io.counterclaim.graphql.lists.Lookup;
import io.counterclaim.graphql.lists.Page;
import io.counterclaim.graphql.lists.Where;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

@GraphQLApi
public class SourceApi {

  @Query
  @Description("One source, by id or by key; null when nothing has it.")
  public Source source(
      @Id @Description("Its id or its key; either this or key.") String id,
      @Description("Its key; either this or id.") String key) {
    return Lookup.one(Source.class, id, key, SelectedFields.current());
  }

  @Query
  @Description("Sources.")
  public SourceConnection sources(
      @Description("Which ones; all when left out.") SourceFilter filter,
      @DefaultValue("PUBLISHED_DESC") @Description("In which order.") SourceOrder order,
      @Description(Page.FIRST) Integer first,
      @Description(Page.AFTER) String after,
      @Description(Page.LAST) Integer last,
      @Description(Page.BEFORE) String before) {
    return listing(filter, order, Page.of(first, after, last, before))
        .load(new SourceConnection(), SelectedFields.current());
  }

  @NonNull
  @Description("Statements that can be read in it.")
  public CompletionStage<@NonNull StatementConnection> statements(
      @org.eclipse.microprofile.graphql.Source Source source,
      @Description("Which ones; all when left out.") StatementFilter filter,
      @DefaultValue("SAID_DESC") @Description("In which order.") StatementOrder order,
      @Description(Page.FIRST) Integer first,
      @Description(Page.AFTER) String after,
      @Description(Page.LAST) Integer last,
      @Description(Page.BEFORE) String before) {
    SelectedFields selection = SelectedFields.current();
    return Loader.load(
        source.id,
        null,
        ids ->
            StatementApi.listing(filter, order, Page.of(first, after, last, before))
                .of(
                    Source.class,
                    "exists (select 1 from Citation c where c.statement = e and c.source.id = p.id)")
                .load(ids, StatementConnection::new, selection));
  }

  @NonNull
  @Description("Sources that repeat it, as some citation has it.")
  public CompletionStage<@NonNull SourceConnection> relayedBy(
      @org.eclipse.microprofile.graphql.Source Source source,
      @Description("Which ones; all when left out.") SourceFilter filter,
      @DefaultValue("PUBLISHED_DESC") @Description("In which order.") SourceOrder order,
      @Description(Page.FIRST) Integer first,
      @Description(Page.AFTER) String after,
      @Description(Page.LAST) Integer last,
      @Description(Page.BEFORE) String before) {
    SelectedFields selection = SelectedFields.current();
    return Loader.load(
        source.id,
        null,
        ids ->
            listing(filter, order, Page.of(first, after, last, before))
                .of(
                    Source.class,
                    "exists (select 1 from Citation c where c.source = e and c.relays.id = p.id and c.statement.deletedAt is null)")
                .load(ids, SourceConnection::new, selection));
  }

  private static Listing<Source, SourceEdge> listing(
      SourceFilter filter, SourceOrder order, Page page) {
    Where where = filter == null ? Where.live() : filter.where();
    SourceOrder by = order == null ? SourceOrder.PUBLISHED_DESC : order;
    return Listing.of(Source.class, SourceEdge::new, by, where, page);
  }
}
