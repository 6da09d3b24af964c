package io.counterclaim.recording;

import io.counterclaim.graphql.execution.EventRange;
import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.graphql.lists.Loader;
import io.counterclaim.graphql.lists.Lookup;
import io.counterclaim.graphql.lists.Where;
import io.counterclaim.graphql.schema.Revision;
import io.counterclaim.statement.Statement;
import io.counterclaim.statement.StatementFilter;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

@GraphQLApi
public class StatementEventApi {
  @Subscription
  @NonNull
  @Description(
      "Each statement that is recorded, as it is when that is told. One that was deleted by then is left out."
          + EventRange.NO_GAP)
  public Multi<@NonNull StatementEvent> statementRecorded(
      @Description("Only those that match it.") StatementFilter filter,
      @Description(EventRange.AFTER) Revision after) {
    EventRange range = EventRange.current();
    Where where = filter == null ? Where.live() : filter.where();
    List<StatementEvent> found =
        where
            .and("c.number > ?", range.after())
            .query(
                "select c.number, e.id from Change c join Statement e on e.id = c.nodeId and c.type = STATEMENT"
                    + " and c.kind = RECORDED",
                " order by c.number limit " + range.most(),
                Object[].class)
            .getResultList()
            .stream()
            .map(row -> new StatementEvent((Long) row[0], (UUID) row[1]))
            .toList();
    return EventRange.events(found, event -> event.number);
  }

  @NonNull
  @Description("The statement.")
  public CompletionStage<@NonNull Statement> statement(@Source StatementEvent event) {
    SelectedFields selection = SelectedFields.current();
    return Loader.load(event.statement, null, ids -> Lookup.byId(Statement.class, ids, selection));
  }
}
