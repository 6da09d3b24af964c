package io.counterclaim.statement;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.counterclaim.actor.Actor;
import io.counterclaim.engagement.Engagement;
import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.graphql.lists.Known;
import io.counterclaim.graphql.lists.Listing;
import io.counterclaim.graphql.lists.Loader;
import io.counterclaim.graphql.lists.Lookup;
import io.counterclaim.graphql.lists.Page;
import io.counterclaim.graphql.lists.Snippets;
import io.counterclaim.graphql.lists.SortOrder;
import io.counterclaim.graphql.lists.Where;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
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
public class StatementApi {

  @Query
  @Description("One statement, by id or by key; null when nothing has it.")
  public Statement statement(
      @Id @Description("Its id or its key; either this or key.") String id,
      @Description("Its key; either this or id.") String key) {
    return Lookup.one(Statement.class, id, key, SelectedFields.current());
  }

  @Query
  @Description("Statements.")
  public StatementConnection statements(
      @Description("Which ones; all when left out.") StatementFilter filter,
      @DefaultValue("SAID_DESC") @Description("In which order.") StatementOrder order,
      @Description(Page.FIRST) Integer first,
      @Description(Page.AFTER) String after,
      @Description(Page.LAST) Integer last,
      @Description(Page.BEFORE) String before) {
    return listing(filter, order, Page.of(first, after, last, before))
        .load(new StatementConnection(), SelectedFields.current());
  }

  @NonNull
  @Description("Statements of which it is the speaker.")
  public CompletionStage<@NonNull StatementConnection> statements(
      @Source Actor actor,
      @Description("Which ones; all when left out.") StatementFilter filter,
      @DefaultValue("SAID_DESC") @Description("In which order.") StatementOrder order,
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
                .of(Actor.class, "e.speaker.id = p.id")
                .load(ids, StatementConnection::new, selection));
  }

  @NonNull
  @Description("Statements with an assertion about it.")
  public CompletionStage<@NonNull StatementConnection> statements(
      @Source Engagement engagement,
      @Description("Which ones; all when left out.") StatementFilter filter,
      @DefaultValue("SAID_DESC") @Description("In which order.") StatementOrder order,
      @Description(Page.FIRST) Integer first,
      @Description(Page.AFTER) String after,
      @Description(Page.LAST) Integer last,
      @Description(Page.BEFORE) String before) {
    SelectedFields selection = SelectedFields.current();
    return Loader.load(
        engagement.id,
        null,
        ids ->
            listing(filter, order, Page.of(first, after, last, before))
                .of(
                    Engagement.class,
                    "exists (select 1 from Assertion b where b.statement = e and b.engagement.id = p.id"
                        + " and b.supersededAt is null)")
                .through(
                    "e.said.to",
                    "join Assertion m on m.statement = e and m.engagement.id = p.id and m.supersededAt is null",
                    "m.saidTo")
                .load(ids, StatementConnection::new, selection));
  }

  @NonNull
  @Description("The side that the speaker spoke for on that day: see Actor.camp.")
  public CompletionStage<@NonNull Actor> camp(
      @Source Statement statement, @Description(Known.AT) Instant knownAt) {
    Known known = Known.at(knownAt);
    return known.isNow()
        ? CompletableFuture.completedFuture(statement.camp)
        : Loader.load(statement.id, Optional.<Actor>empty(), ids -> FormerCamps.of(ids, known))
            .thenApply(former -> former.orElse(statement.camp));
  }

  @NonNull
  @Description(
      "What it asserts, by engagement and attribute; empty for praise, a general remark or raw intake.")
  public CompletionStage<@NonNull List<@NonNull Assertion>> assertions(
      @Source Statement statement,
      @Description("Only of this attribute.") Attribute attribute,
      @Description(Known.AT) Instant knownAt) {
    SelectedFields selection = SelectedFields.current();
    Known known = Known.at(knownAt);
    return Loader.load(
        statement.id, List.of(), ids -> assertions(ids, attribute, known, selection));
  }

  @NonNull
  @Description("The engagements that its assertions are about, by key.")
  public CompletionStage<@NonNull List<@NonNull Engagement>> engagements(
      @Source Statement statement) {
    SelectedFields selection = SelectedFields.current();
    return Loader.load(statement.id, List.of(), ids -> engagements(ids, selection));
  }

  @NonNull
  @Description("Where it can be read: at least one, the first one first.")
  public CompletionStage<@NonNull List<@NonNull Citation>> citations(
      @Source Statement statement, @Description(Known.AT) Instant knownAt) {
    SelectedFields selection = SelectedFields.current();
    Known known = Known.at(knownAt);
    return Loader.load(statement.id, List.of(), ids -> citations(ids, known, selection));
  }

  @NonNull
  @Description("What named assessors say of it, the latest first.")
  public CompletionStage<@NonNull List<@NonNull Assessment>> assessments(
      @Source Statement statement, @Description(Known.AT) Instant knownAt) {
    SelectedFields selection = SelectedFields.current();
    Known known = Known.at(knownAt);
    return Loader.load(
        statement.id, List.of(), ids -> Assessment.of(ids, known.moment(), selection));
  }

  @Description(Snippets.DESCRIPTION)
  public CompletionStage<String> snippet(@Source StatementEdge edge) {
    return Snippets.load(
        edge, Statement.class, statement -> Stream.of(statement.text, statement.originalText));
  }

  static Listing<Statement, StatementEdge> listing(
      StatementFilter filter, StatementOrder order, Page page) {
    Where where = filter == null ? Where.live() : filter.where();
    String text = filter == null ? null : filter.text;
    StatementOrder by =
        SortOrder.chosen(order, StatementOrder.SAID_DESC, where, "filter.text", text);
    return Listing.of(Statement.class, StatementEdge::new, by, where, page);
  }

  /** The value's actor and place are always fetched: its text needs their names. */
  private static Map<UUID, List<Assertion>> assertions(
      List<UUID> statements, Attribute attribute, Known known, SelectedFields selection) {
    return selection
        .requiring("value/actor", "value/place")
        .query("Assertion.ofStatements", Assertion.class, statements)
        .setParameter("attribute", attribute)
        .setParameter("known", known.moment())
        .getResultList()
        .stream()
        .collect(groupingBy(assertion -> assertion.statement.id));
  }

  private static Map<UUID, List<Engagement>> engagements(
      List<UUID> statements, SelectedFields selection) {
    return selection
        .query("Engagement.ofStatements", Object[].class, Engagement.class, statements)
        .getResultList()
        .stream()
        .collect(groupingBy(row -> (UUID) row[0], mapping(row -> (Engagement) row[1], toList())));
  }

  private static Map<UUID, List<Citation>> citations(
      List<UUID> statements, Known known, SelectedFields selection) {
    return selection
        .query("Citation.ofStatements", Citation.class, statements)
        .setParameter("known", known.moment())
        .getResultList()
        .stream()
        .collect(groupingBy(citation -> citation.statement.id));
  }
}
