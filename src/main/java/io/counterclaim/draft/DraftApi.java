package io.counterclaim.draft;

import io.counterclaim.graphql.execution.Caller;
import io.counterclaim.graphql.execution.Role;
import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.graphql.execution.Snapshot;
import io.counterclaim.graphql.lists.Listing;
import io.counterclaim.graphql.lists.Page;
import io.counterclaim.graphql.lists.Where;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Query;

/** What editors see of drafts. */
@GraphQLApi
public class DraftApi {
  private static final String AT_WORK = "e.status in (OPEN, SUBMITTED, APPROVED)";

  @Query
  @Description(
      "Drafts, what was saved last first. Needs the role editor. A query with the header `Counterclaim-Draft`, which names drafts by their ids, is answered as if they were published.")
  public DraftConnection drafts(
      @Description(
              "Only those that are so far; those that are neither published nor discarded when left out.")
          DraftStatus status,
      @Description(Page.FIRST) Integer first,
      @Description(Page.AFTER) String after) {
    Caller.current().need(Role.EDITOR, "drafts");
    Snapshot.needPrimary();
    Where where =
        status == null ? new Where().and(AT_WORK) : new Where().and("e.status = ?", status);
    Page page = Page.of(first, after, null, null);
    return Listing.of(Draft.class, DraftEdge::new, DraftOrder.CHANGED_DESC, where, page)
        .load(new DraftConnection(), SelectedFields.current());
  }
}
