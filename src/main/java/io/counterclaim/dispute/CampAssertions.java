package io.counterclaim.dispute;

import io.counterclaim.statement.AssertionBasis;
import io.counterclaim.statement.Attribute;
import io.counterclaim.statement.Polarity;
import io.counterclaim.statement.QuantityQualifier;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.SharedSessionContract;

/** The words on engagements, read from the database. */
final class CampAssertions {
  private static final String SQL =
      micros(
          """
      select a.engagement_id, a.attribute, a.subject_id, a.id, a.statement_id, coalesce(f.camp_id, s.camp_id),
        a.polarity, a.basis, a.code, coalesce(a.actor_id, a.place_id),
        a.low, a.best, a.high, a.qualifier, a.unit, micros(a.time_from), micros(a.time_to),
        micros(s.said_to), micros(s.recorded_at), micros(w.said_to) as withdrawn, w.id as withdrawn_by
      from assertion a
      join statement s on s.id = a.statement_id
      left join lateral (
        select f.camp_id from former_camp f where f.statement_id = s.id and f.known_until > :knownAt
        order by f.known_until limit 1) f on true
      left join lateral (
        select b.said_to, b.id
        from statement_relation r join statement b on b.id = r.from_id
        where r.to_id = s.id and r.type in ('RETRACTS', 'CORRECTS') and r.recorded_at <= :knownAt
          and (r.superseded_at is null or r.superseded_at > :knownAt)
          and b.recorded_at <= :knownAt and (b.deleted_at is null or b.deleted_at > :knownAt)
          and not exists (
            select from absence x where x.node_id = b.id and x.since <= :knownAt and x.until > :knownAt)
        order by b.said_to, b.id limit 1) w on true
      where a.engagement_id = any(:engagements)
        and a.recorded_at <= :knownAt and (a.superseded_at is null or a.superseded_at > :knownAt)
        and s.recorded_at <= :knownAt and (s.deleted_at is null or s.deleted_at > :knownAt)
        and not exists (
          select from absence x where x.node_id = s.id and x.since <= :knownAt and x.until > :knownAt)
        and s.said_to <= :asOf and (a.basis = 'STATED' or not :statedOnly)
      """);

  private CampAssertions() {}

  /**
   * Reads moments as microseconds where a statement has `micros(column)`: those before 1582 would
   * be read as dates of the Julian calendar, ten days off.
   */
  static String micros(String sql) {
    return sql.replaceAll("micros\\((\\S+)\\)", "cast(extract(epoch from $1) * 1000000 as bigint)");
  }

  static Instant moment(Object micros) {
    return micros == null ? null : Instant.EPOCH.plus((Long) micros, ChronoUnit.MICROS);
  }

  /**
   * What had been said by a moment, as it was known at another.
   *
   * @param statedOnly whether inferred assertions are left out
   */
  static List<CampAssertion> on(
      SharedSessionContract session,
      Collection<UUID> engagements,
      boolean statedOnly,
      Instant asOf,
      Instant knownAt) {
    return session
        .createNativeQuery(SQL, Object[].class)
        .setParameter("engagements", engagements.toArray(UUID[]::new))
        .setParameter("statedOnly", statedOnly)
        .setParameter("asOf", asOf)
        .setParameter("knownAt", knownAt)
        .getResultList()
        .stream()
        .map(CampAssertions::word)
        .toList();
  }

  /** Of a row with the columns of the query above. */
  static CampAssertion word(Object[] row) {
    Question question =
        new Question((UUID) row[0], Attribute.valueOf((String) row[1]), (UUID) row[2]);
    return new CampAssertion(
        question,
        (UUID) row[3],
        (UUID) row[4],
        (UUID) row[5],
        Polarity.valueOf((String) row[6]),
        AssertionBasis.valueOf((String) row[7]),
        value(row),
        moment(row[17]),
        moment(row[18]),
        moment(row[19]),
        (UUID) row[20]);
  }

  private static Value value(Object[] row) {
    if (row[13] != null) {
      return Value.Range.of(
          (Double) row[10],
          (Double) row[11],
          (Double) row[12],
          QuantityQualifier.valueOf((String) row[13]),
          (String) row[14]);
    }
    if (row[15] != null) {
      return new Value.Time(moment(row[15]), moment(row[16]));
    }
    return new Value.Name(row[8] != null ? (String) row[8] : row[9].toString());
  }
}
