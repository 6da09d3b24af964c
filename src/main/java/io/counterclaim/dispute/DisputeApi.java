package io.counterclaim.dispute;

import static java.util.stream.Collectors.groupingBy;

import io.counterclaim.actor.Actor;
import io.counterclaim.engagement.Engagement;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.graphql.lists.Ids;
import io.counterclaim.graphql.lists.Known;
import io.counterclaim.graphql.lists.Listing;
import io.counterclaim.graphql.lists.Loader;
import io.counterclaim.graphql.lists.Page;
import io.counterclaim.graphql.lists.Where;
import io.counterclaim.statement.Attribute;
import io.smallrye.graphql.api.Nullable;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
      @Description(Known.AT) Instant knownAt,
      @Description(Page.FIRST) Integer first,
      @Description(Page.AFTER) String after) {
    Clocks clocks = Clocks.of(asOf, knownAt);
    Where where =
        clocks.lasting(filter == null ? DisputeFilter.stated(false) : filter.where(clocks.known()));
    clocks.known().there(where, "e.engagement");
    Listing<Dispute, DisputeEdge> listing =
        listing(where, DisputeOrder.SINCE_DESC, Page.of(first, after, null, null));
    DisputeConnection page =
        (knownAt == null || filter != null && filter.isNarrow()
                ? listing
                : listing.nearest("before_the_end_of_time(e.since)"))
            .load(new DisputeConnection(), SelectedFields.current());
    page.nodes.replaceAll(dispute -> dispute.at(clocks));
    return page;
  }

  @Query
  @Description(
      "One dispute, by its id or by what it is about; null when nobody had spoken to it by then.")
  public Dispute dispute(
      @Id @Description("Its id, which stands for all the other arguments; either this or they.")
          String id,
      @Id @Description("The engagement.") String engagement,
      @Description("What of it.") Attribute attribute,
      @Id
          @Description(
              "Whose losses, whose troops; left out where the attribute is the engagement's own.")
          String subject,
      @DefaultValue("false") @Description("Whether inferred assertions are left out.")
          Boolean statedOnly,
      @Description(Clocks.AS_OF) Instant asOf,
      @Description(Known.AT) Instant knownAt) {
    boolean stated = Boolean.TRUE.equals(statedOnly);
    boolean described =
        stated
            || Stream.of(engagement, attribute, subject, asOf, knownAt).anyMatch(Objects::nonNull);
    if ((id != null) == described) {
      throw RequestError.invalid(
          "id", "must be given alone, or left out and engagement and attribute given");
    }
    DisputeId asked =
        id != null
            ? DisputeId.parse("id", id)
            : asked(engagement, attribute, subject, stated, Clocks.of(asOf, knownAt));
    return DisputeLookup.byId(List.of(asked), SelectedFields.current()).get(asked);
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
      @Description(Known.AT) Instant knownAt) {
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
    return Loader.load(
        dispute, null, all -> histories(all, Page.of(first, after, null, null), selection));
  }

  private static DisputeId asked(
      String engagement, Attribute attribute, String subject, boolean stated, Clocks clocks) {
    UUID about = Ids.existing(Engagement.class, "engagement", engagement);
    if (about == null || attribute == null) {
      throw RequestError.invalid("engagement, attribute", "both must be given, or else an id");
    }
    Question question =
        new Question(
            about, attribute, Ids.existing(Actor.class, "subject", subject, clocks.known()));
    return new DisputeId(question, stated, clocks.asOf(), clocks.known().asked());
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
        .map(dispute -> dispute.at(clocks))
        .sorted(BY_QUESTION)
        .collect(groupingBy(dispute -> dispute.engagement.id));
  }

  /** Takes one SQL statement for all that are asked for as they were known at one moment. */
  private static Map<Dispute, DisputeConnection> histories(
      List<Dispute> disputes, Page page, SelectedFields selection) {
    Map<Dispute, DisputeConnection> histories = new HashMap<>();
    disputes.stream()
        .collect(groupingBy(dispute -> dispute.clocks.known().moment()))
        .values()
        .forEach(
            alike -> {
              Map<UUID, DisputeConnection> byRow =
                  histories(alike, alike.get(0).clocks, page, selection);
              alike.forEach(dispute -> histories.put(dispute, byRow.get(dispute.row)));
            });
    return histories;
  }

  private static Map<UUID, DisputeConnection> histories(
      List<Dispute> disputes, Clocks clocks, Page page, SelectedFields selection) {
    Map<UUID, DisputeConnection> histories =
        listing(clocks.known().held(new Where(), "e"), DisputeOrder.SINCE_ASC, page)
            .of(
                Dispute.class,
                "e.engagement = p.engagement and e.attribute = p.attribute and e.statedOnly = p.statedOnly"
                    + " and e.subject is not distinct from p.subject and e.since <= p.since")
            .load(
                disputes.stream().map(dispute -> dispute.row).distinct().toList(),
                DisputeConnection::new,
                selection);
    histories
        .values()
        .forEach(
            history -> history.nodes.replaceAll(dispute -> dispute.at(clocks.at(dispute.since))));
    return histories;
  }
}
