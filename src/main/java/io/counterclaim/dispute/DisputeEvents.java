package io.counterclaim.dispute;

import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.graphql.lists.Known;
import io.counterclaim.graphql.lists.Where;
import io.counterclaim.graphql.schema.Revision;
import java.util.ArrayList;
import java.util.List;

/** What became of disputes, in the order of revisions. */
final class DisputeEvents {
  private DisputeEvents() {}

  /**
   * The next events that match a filter: by what a dispute became, so that the same ones match
   * whenever it is asked. Takes four SQL statements.
   *
   * @param filter null for all
   * @param after the revision beyond which they are
   * @param upTo the greatest revision that they may have
   * @param most how many; where there are fewer, there are no others
   * @param selection of the fields of an event
   */
  static List<DisputeEvent> between(
      DisputeFilter filter, long after, long upTo, int most, SelectedFields selection) {
    List<DisputeChange> changes = changes(filter, after, upTo, most, selection);
    List<Dispute> disputes =
        DisputeLookup.at(
            changes.stream().map(DisputeChange::dispute).toList(),
            changes.stream().map(change -> Clocks.then(change.at)).toList(),
            selection.at("dispute"));
    List<DisputeEvent> events = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      DisputeChange change = changes.get(i);
      events.add(
          new DisputeEvent(
              new Revision(change.number), disputes.get(i), change.stateBefore, change.changedBy));
    }
    return events;
  }

  /** The latest ones that gave disputes another state, the last one first: two SQL statements. */
  static List<DisputeChange> latestStates(DisputeFilter filter, int most) {
    Where where =
        filter
            .where(Known.NOW)
            .and("e.state is distinct from e.stateBefore")
            .and("e.engagement.deletedAt is null");
    SelectedFields selection =
        SelectedFields.none().requiring("engagement", "subject", "changedBy/speaker");
    return changes(variant(filter), where, "desc", most, selection);
  }

  private static List<DisputeChange> changes(
      DisputeFilter filter, long after, long upTo, int most, SelectedFields selection) {
    Where where =
        (filter == null ? DisputeFilter.stated(false) : filter.where(Known.NOW))
            .and("e.number > ?", after)
            .and("e.number <= ?", upTo);
    return changes(variant(filter), where, "asc", most, selection);
  }

  private static Class<? extends DisputeChange> variant(DisputeFilter filter) {
    return filter != null && Boolean.TRUE.equals(filter.statedOnly)
        ? DisputeChange.OfStated.class
        : DisputeChange.OfAll.class;
  }

  private static List<DisputeChange> changes(
      Class<? extends DisputeChange> variant,
      Where where,
      String order,
      int most,
      SelectedFields selection) {
    String entries = "select e from " + variant.getSimpleName() + " e";
    return List.copyOf(
        where
            .query(
                entries + selection.fetchJoins(variant, "e"),
                " order by e.number " + order,
                variant)
            .setMaxResults(most)
            .getResultList());
  }
}
