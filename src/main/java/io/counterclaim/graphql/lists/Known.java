package io.counterclaim.graphql.lists;

import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.graphql.execution.Snapshot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Up to when what was recorded counts: the second clock of all that has two.
 *
 * @param asked the moment that a client asks for; null for now
 * @param moment the one that stands for it: what a transaction recorded has the time at which that
 *     began, and was known when it was over, so the whole of what it took is as just before it
 */
public record Known(Instant asked, Instant moment) {
  public static final String AT =
      "As this service had recorded it by then, later corrections, retractions and changed affiliations left aside: what was"
          + " answered once is answered again. Not later than now by the clock of the database. ISO 8601 with an offset; now"
          + " when left out.";

  public static final Known NOW = new Known(null, TimeRange.LATEST);

  private static final String RECORDINGS =
      """
      select cast(asked.number as int), cast(extract(epoch from r.at) * 1000000 as bigint)
      from unnest(cast(:moments as timestamptz[])) with ordinality as asked (moment, number)
      cross join lateral (
        select at, until from recording where at <= asked.moment order by at desc limit 1) r
      where r.until > asked.moment
      """;

  public static Known at(Instant knownAt) {
    return all("knownAt", knownAt == null ? List.of() : List.of(knownAt)).get(knownAt);
  }

  /**
   * What stands for some moments, null for now included. Takes one SQL statement for all that the
   * operation did not ask for before: what stands for a moment never changes.
   *
   * @throws RequestError if one of them is out of range or still to come
   */
  public static Map<Instant, Known> all(String argument, Collection<Instant> moments) {
    Map<Instant, Known> known =
        SelectedFields.environment()
            .getGraphQlContext()
            .computeIfAbsent(Known.class, key -> new HashMap<>());
    known.put(null, NOW);
    List<Instant> others =
        moments.stream()
            .filter(Objects::nonNull)
            .filter(moment -> !known.containsKey(moment))
            .distinct()
            .toList();
    if (!others.isEmpty()) {
      others.forEach(moment -> check(argument, moment));
      read(others, known);
    }
    return known;
  }

  private static void check(String argument, Instant moment) {
    TimeRange.check(argument, moment);
    Snapshot.checkOver(argument, moment);
  }

  private static void read(List<Instant> moments, Map<Instant, Known> known) {
    moments.forEach(
        moment -> known.put(moment, new Known(moment, moment.truncatedTo(ChronoUnit.MICROS))));
    Snapshot.session()
        .createNativeQuery(RECORDINGS, Object[].class)
        .setParameter("moments", texts(moments))
        .getResultList()
        .forEach(
            row -> {
              Instant asked = moments.get((Integer) row[0] - 1);
              Instant begun = Instant.EPOCH.plus((Long) row[1], ChronoUnit.MICROS);
              known.put(asked, new Known(asked, begun.minus(1, ChronoUnit.MICROS)));
            });
  }

  private static String[] texts(List<Instant> moments) {
    return moments.stream()
        .map(moment -> moment.truncatedTo(ChronoUnit.MICROS).toString())
        .toArray(String[]::new);
  }

  public boolean isNow() {
    return asked == null;
  }

  /** Restricts what has ends, such as assertions, to what held. */
  public Where held(Where where, String alias) {
    return isNow()
        ? where.and(alias + ".supersededAt is null")
        : where.and("known_at(%1$s.recordedAt, %1$s.supersededAt, ?)".formatted(alias), moment);
  }

  /** Restricts what can be deleted and restored to what was there. */
  public Where there(Where where, String alias) {
    return isNow()
        ? where.and(alias + ".deletedAt is null")
        : where.and(
            "was_there(%1$s.id, %1$s.recordedAt, %1$s.deletedAt, ?)".formatted(alias), moment);
  }
}
