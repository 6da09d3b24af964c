package io.counterclaim.dispute;

import static java.util.stream.Collectors.groupingBy;

import io.counterclaim.engagement.Engagement;
import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.graphql.lists.Listing;
import io.counterclaim.graphql.lists.Loader;
import io.counterclaim.graphql.lists.Page;
import io.counterclaim.graphql.lists.Where;
import io.counterclaim.statement.Attribute;
import io.smallrye.graphql.api.Nullable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

@GraphQLApi
public class DisputeApi {
  private static final Comparator<Dispute> BY_QUESTION =
      Comparator.comparing((Dispute dispute) -> dispute.attribute)
          .thenComparing(dispute -> dispute.subject == null ? "" : dispute.subject.id.toString());

  @Query
  @Description(
      "What is disputed and what is not, the latest change first. Give `asOf` when walking pages: what is said meanwhile"
          + " moves disputes to the front.")
  public DisputeConnection disputes(
      @Description("Which ones; all when left out.") DisputeFilter filter,
      @Description(Clocks.AS_OF) Instant asOf,
      @Description(Clocks.KNOWN_AT) Instant knownAt,
      @Description(Page.FIRST) Integer first,
      @Description(Page.AFTER) String after) {
    Clocks clocks = Clocks.of(asOf, knownAt);
    Where where = clocks.lasting(filter == null ? DisputeFilter.stated(false) : filter.where());
    where.and("e.engagement.deletedAt is null");
    DisputeConnection page =
        listing(where, DisputeOrder.SINCE_DESC, Page.of(first, after, null, null))
            .load(new DisputeConnection(), SelectedFields.current());
    page.nodes.forEach(dispute -> dispute.at(clocks, clocks));
    return page;
  }

  @NonNull
  @Description(
      "Who holds which position on each attribute that anyone has spoken to, by attribute.")
  public CompletionStage<@NonNull List<@NonNull Dispute>> disputes(
      @Source Engagement engagement,
      @Nullable @Description("Only in one of these states.") List<@NonNull DisputeState> states,
      @Description("Only on this attribute.") Attribute attribute,
      @DefaultValue("false") @Description("Whether inferred assertions are left out.")
          Boolean statedOnly,
      @Description(Clocks.AS_OF) Instant asOf,
      @Description(Clocks.KNOWN_AT) Instant knownAt) {
    SelectedFields selection = SelectedFields.current();
    Clocks clocks = Clocks.of(asOf, knownAt);
    return Loader.load(
        engagement.id,
        List.of(),
        ids -> {
          Where where =
              clocks
                  .lasting(DisputeFilter.stated(Boolean.TRUE.equals(statedOnly)))
                  .in("e.state", states)
                  .and("e.attribute = ?", attribute)
                  .and("among(?, e.engagement.id)", ids);
          return disputes(where, clocks, selection);
        });
  }

  @NonNull
  @Description(
      "The values that camps hold, the one of most camps first, then the one held longest; none when everything was"
          + " withdrawn.")
  public CompletionStage<@NonNull List<@NonNull Position>> positions(@Source Dispute dispute) {
    SelectedFields selection = SelectedFields.current();
    return Loader.load(dispute, List.of(), disputes -> Positions.of(disputes, selection));
  }

  @NonNull
  @Description(
      "How it came to this: the dispute at each moment at which its state or its positions changed, the first one first,"
          + " up to the moment for which it was asked.")
  public CompletionStage<@NonNull DisputeConnection> history(
      @Source Dispute dispute,
      @Description(Page.FIRST) Integer first,
      @Description(Page.AFTER) String after) {
    SelectedFields selection = SelectedFields.current();
    Clocks clocks = dispute.asked;
    return Loader.load(
        dispute.id,
        null,
        ids -> history(ids, clocks, Page.of(first, after, null, null), selection));
  }

  private static Listing<Dispute, DisputeEdge> listing(Where where, DisputeOrder order, Page page) {
    return Listing.of(Dispute.class, DisputeEdge::new, order, where, page);
  }

  private static Map<UUID, List<Dispute>> disputes(
      Where where, Clocks clocks, SelectedFields selection) {
    return where
        .query(
            "select e from Dispute e" + selection.fetchJoins(Dispute.class, "e"), "", Dispute.class)
        .getResultList()
        .stream()
        .peek(dispute -> dispute.at(clocks, clocks))
        .sorted(BY_QUESTION)
        .collect(groupingBy(dispute -> dispute.engagement.id));
  }

  private static Map<UUID, DisputeConnection> history(
      List<UUID> disputes, Clocks clocks, Page page, SelectedFields selection) {
    Map<UUID, DisputeConnection> histories =
        listing(clocks.begun(new Where()), DisputeOrder.SINCE_ASC, page)
            .of(
                Dispute.class,
                "e.engagement = p.engagement and e.attribute = p.attribute and e.statedOnly = p.statedOnly"
                    + " and e.subject is not distinct from p.subject")
            .load(disputes, DisputeConnection::new, selection);
    histories
        .values()
        .forEach(
            history ->
                history.nodes.forEach(
                    dispute -> dispute.at(new Clocks(dispute.since, clocks.knownAt()), clocks)));
    return histories;
  }
}
