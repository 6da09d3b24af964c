package io.counterclaim.dispute;

import io.counterclaim.base.Jdbc;
import io.counterclaim.base.Json;
import io.counterclaim.statement.Attribute;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** The rows of {@link Dispute}. */
final class Stretches {
  /** What lasts to the moment at least: stretches that were over before it stay as they are. */
  private static final String STORED =
      CampAssertions.micros(
          """
      select d.id, d.engagement_id, d.attribute, d.subject_id, d.stated_only, d.state, d.camps,
        micros(d.since), micros(d.until), d.changed_by_id
      from due
      cross join lateral (
        select * from dispute
        where engagement_id = due.engagement_id and attribute = due.attribute
          and subject_id is not distinct from due.subject_id and superseded_at is null
          and coalesce(until, 'infinity') >= due.since
        offset 0) d
      """);

  private static final String REPLACE =
      """
      with wrong as (
        update dispute set superseded_at = cast(? as timestamptz) where id = any(cast(? as uuid[]))
      )
      insert into dispute (id, engagement_id, attribute, subject_id, stated_only, state, camps, since, until,
        changed_by_id, recorded_at)
      select r.id, r.engagement, r.attribute, r.subject, r."statedOnly", r.state, r.camps, r.since, r.until,
        r."changedBy", cast(? as timestamptz)
      from jsonb_to_recordset(cast(? as jsonb)) as r
        (id uuid, engagement uuid, attribute text, subject uuid, "statedOnly" boolean, state text, camps uuid[],
          since timestamptz, until timestamptz, "changedBy" uuid)
      """;

  /** So that what changes at the same moment is always listed in the same order. */
  static final Comparator<Stretch> IN_ORDER =
      Comparator.comparing((Stretch one) -> one.dispute.question().engagement().toString())
          .thenComparing(one -> one.dispute.question().attribute())
          .thenComparing(one -> String.valueOf(one.dispute.question().subject()))
          .thenComparing(one -> one.dispute.statedOnly())
          .thenComparing(one -> one.span.since());

  /** All that a row says. */
  record Stretch(DisputeId dispute, Timeline.Span span) {}

  /** The row of one. */
  @RegisterForReflection
  private record Row(
      UUID id,
      UUID engagement,
      Attribute attribute,
      UUID subject,
      boolean statedOnly,
      DisputeState state,
      Set<UUID> camps,
      String since,
      String until,
      UUID changedBy) {

    static Row of(Stretch stretch) {
      Question question = stretch.dispute.question();
      Timeline.Span span = stretch.span;
      return new Row(
          UuidVersion7Strategy.INSTANCE.generateUuid(null),
          question.engagement(),
          question.attribute(),
          question.subject(),
          stretch.dispute.statedOnly(),
          span.state(),
          span.camps(),
          span.since().toString(),
          span.until() == null ? null : span.until().toString(),
          span.changedBy());
    }
  }

  private Stretches() {}

  /** Those that are stored of questions that are due, with the ids of their rows. */
  static Map<Stretch, UUID> of(EntityManager entities, List<DueQuestion> due) {
    Map<Stretch, UUID> stored = new HashMap<>();
    DueQuestion.rows(entities, due, STORED).forEach(row -> stored.put(stretch(row), (UUID) row[0]));
    return stored;
  }

  private static Stretch stretch(Object[] row) {
    Question question =
        new Question((UUID) row[1], Attribute.valueOf((String) row[2]), (UUID) row[3]);
    return new Stretch(
        new DisputeId(question, (Boolean) row[4], null, null),
        new Timeline.Span(
            DisputeState.valueOf((String) row[5]),
            new HashSet<>(Arrays.asList((UUID[]) row[6])),
            CampAssertions.moment(row[7]),
            CampAssertions.moment(row[8]),
            (UUID) row[9]));
  }

  /**
   * Ends rows that are no longer right, and adds what is.
   *
   * @param now the moment at which that is recorded
   */
  static void replace(
      EntityManager entities, Collection<UUID> wrong, Collection<Stretch> right, Instant now) {
    List<Row> added = right.stream().sorted(IN_ORDER).map(Row::of).toList();
    Jdbc.execute(entities, REPLACE, now, Jdbc.texts(wrong, id -> id), now, Json.text(added));
  }
}
