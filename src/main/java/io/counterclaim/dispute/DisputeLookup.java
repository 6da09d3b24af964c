package io.counterclaim.dispute;

import static java.util.stream.Collectors.toMap;

import io.counterclaim.base.Jdbc;
import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.graphql.execution.Snapshot;
import io.counterclaim.graphql.lists.Known;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Finding disputes by what they are asked for by. Takes two SQL statements, however many they are.
 */
public final class DisputeLookup {
  private static final String STRETCHES =
      """
      select cast(asked.number as int), d.id
      from unnest(cast(:engagements as uuid[]), cast(:attributes as text[]), cast(:subjects as uuid[]),
          cast(:statedOnly as boolean[]), cast(:moments as timestamptz[]), cast(:known as timestamptz[]))
        with ordinality as asked (engagement, attribute, subject, stated_only, moment, known, number)
      join engagement e on e.id = asked.engagement and (e.deleted_at is null or e.deleted_at > asked.known)
        and not exists (
          select from absence x
          where x.node_id = asked.engagement and x.since <= asked.known and x.until > asked.known)
      cross join lateral (
        select case when exists (select from merger m where m.duplicate_id = asked.subject)
          then actor_at(asked.subject, asked.known) else asked.subject end as id offset 0) subject
      join lateral (
        select d.id
        from dispute d
        where d.engagement_id = asked.engagement and d.attribute = asked.attribute
          and d.subject_id is not distinct from subject.id and d.stated_only = asked.stated_only
          and d.since <= asked.moment and (d.until is null or d.until > asked.moment)
          and d.recorded_at <= asked.known and (d.superseded_at is null or d.superseded_at > asked.known)
        order by d.since desc
        limit 1) d on true
      """;

  private DisputeLookup() {}

  /** Those that are there: somebody had spoken to the question by then. */
  public static Map<DisputeId, Dispute> byId(List<DisputeId> ids, SelectedFields selection) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Instant now = Instant.now();
    Map<Instant, Known> known = Known.all("knownAt", ids.stream().map(DisputeId::knownAt).toList());
    List<Clocks> clocks =
        ids.stream().map(id -> new Clocks(id.asOf(), known.get(id.knownAt()), now)).toList();
    Map<DisputeId, Dispute> found = new HashMap<>();
    List<Dispute> disputes = at(ids, clocks, selection);
    for (int i = 0; i < ids.size(); i++) {
      if (disputes.get(i) != null) {
        found.put(ids.get(i), disputes.get(i));
      }
    }
    return found;
  }

  /** Each at the moments that its clocks show; null where it is not there. */
  static List<Dispute> at(List<DisputeId> ids, List<Clocks> clocks, SelectedFields selection) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<Integer, UUID> rows = rows(ids, clocks);
    Map<UUID, Dispute> stretches = stretches(List.copyOf(rows.values()), selection);
    List<Dispute> disputes = new ArrayList<>(Collections.nCopies(ids.size(), null));
    rows.forEach((number, row) -> disputes.set(number, stretches.get(row).at(clocks.get(number))));
    return disputes;
  }

  /** The row of the stretch that each of them lies in, by their numbers. */
  private static Map<Integer, UUID> rows(List<DisputeId> ids, List<Clocks> clocks) {
    return Snapshot.session()
        .createNativeQuery(STRETCHES, Object[].class)
        .setParameter("engagements", Jdbc.texts(ids, id -> id.question().engagement()))
        .setParameter("attributes", Jdbc.texts(ids, id -> id.question().attribute()))
        .setParameter("subjects", Jdbc.texts(ids, id -> id.question().subject()))
        .setParameter("statedOnly", Jdbc.texts(ids, DisputeId::statedOnly))
        .setParameter("moments", Jdbc.texts(clocks, Clocks::moment))
        .setParameter("known", Jdbc.texts(clocks, each -> each.known().moment()))
        .getResultList()
        .stream()
        .collect(toMap(row -> (Integer) row[0] - 1, row -> (UUID) row[1]));
  }

  private static Map<UUID, Dispute> stretches(List<UUID> rows, SelectedFields selection) {
    return Snapshot.query(
            "select e from Dispute e"
                + selection.fetchJoins(Dispute.class, "e")
                + " where among(:rows, e.id)",
            Dispute.class,
            Map.of("rows", rows))
        .getResultList()
        .stream()
        .collect(toMap(stretch -> stretch.row, stretch -> stretch));
  }
}
