package io.counterclaim.dispute;

import io.counterclaim.actor.Actor;
import io.counterclaim.engagement.Engagement;
import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.graphql.lists.Ids;
import io.counterclaim.graphql.lists.Listing;
import io.counterclaim.graphql.lists.Loader;
import io.counterclaim.graphql.lists.Page;
import io.counterclaim.graphql.lists.Where;
import io.counterclaim.statement.Assertion;
import io.counterclaim.statement.AssertionConnection;
import io.counterclaim.statement.AssertionEdge;
import io.counterclaim.statement.AssertionOrder;
import io.counterclaim.statement.Attribute;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** How the words of one camp change over time. */
@GraphQLApi
public class ActorPositionsApi {
  @NonNull
  @Description(
      "How the word of its camp (that of today, in UTC) on each attribute changed: each assertion by which the camp spoke to"
          + " it for the first time, or said something else than before, the first one first. What was retracted or"
          + " corrected is left out.")
  public CompletionStage<@NonNull AssertionConnection> positions(
      @Source Actor actor,
      @Description("Only on this attribute.") Attribute attribute,
      @Id @Description("Only of this engagement, named by its id or by its key.") String engagement,
      @Description(Page.FIRST) Integer first,
      @Description(Page.AFTER) String after) {
    SelectedFields selection = SelectedFields.current();
    return Loader.load(
        actor.id,
        null,
        ids -> changes(ids, attribute, engagement, Page.of(first, after, null, null), selection));
  }

  private static Map<UUID, AssertionConnection> changes(
      List<UUID> actors,
      Attribute attribute,
      String engagement,
      Page page,
      SelectedFields selection) {
    UUID about = Ids.existing(Engagement.class, "engagement", engagement);
    Where where = about == null ? any(attribute) : on(about, attribute);
    return Listing.of(Assertion.class, AssertionEdge::new, AssertionOrder.SAID_ASC, where, page)
        .of(Actor.class, "e.supersededAt is null")
        .requiring("statement", "value/actor", "value/place")
        .load(actors, AssertionConnection::new, selection);
  }

  private static Where on(UUID engagement, Attribute attribute) {
    return attribute == null
        ? new Where().and("changes_word_on(e.id, p.id, ?, null)", engagement)
        : new Where().and("changes_word_on(e.id, p.id, ?, ?)", engagement, attribute.name());
  }

  /**
   * What the camp said is read in its order and looked up among the changes, which are too many to
   * be read and sorted for a page.
   */
  private static Where any(Attribute attribute) {
    return attribute == null
        ? new Where().and("changes_any_word(e.id, p.id, null, e.statement.camp.id)")
        : new Where().and("changes_any_word(e.id, p.id, ?, e.statement.camp.id)", attribute.name());
  }
}
