package io.counterclaim.dispute;

import static java.util.stream.Collectors.groupingBy;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;

/**
 * The words that tell how due questions went since their moments: those said or withdrawn since
 * then, and the last one before of each slot that is never withdrawn. Slots are gone through by
 * jumping from one to the next in an index, so that what is read grows with how many camps spoke
 * (and with the values, where an attribute holds many), not with how often. Each row is looked up
 * for itself (`offset 0`): a join might read whole tables.
 */
final class LatestWords {
  private static final String SQL =
      CampAssertions.micros(
          """
      , asked as (
        select engagement_id, attribute, coalesce(subject_id, engagement_id) as subject_id, since from due
      ), slot as (
        select q.*, first.*
        from asked q
        cross join lateral (
          select w.stated, w.camp_id, w.value_id
          from camp_word w
          where w.engagement_id = q.engagement_id and w.attribute = q.attribute and w.subject_id = q.subject_id
            and w.withdrawn_at is null
          order by w.stated, w.camp_id, w.value_id limit 1) first
        where exists (
          select from camp_word w
          where w.engagement_id = q.engagement_id and w.attribute = q.attribute and w.subject_id = q.subject_id
            and w.said_to < q.since)
        union all
        select s.engagement_id, s.attribute, s.subject_id, s.since, next.*
        from slot s
        cross join lateral (
          select w.stated, w.camp_id, w.value_id
          from camp_word w
          where w.engagement_id = s.engagement_id and w.attribute = s.attribute and w.subject_id = s.subject_id
            and w.withdrawn_at is null and (w.stated, w.camp_id, w.value_id) > (s.stated, s.camp_id, s.value_id)
          order by w.stated, w.camp_id, w.value_id limit 1) next
      ), word as (
        select last.*
        from slot s
        cross join lateral (
          select w.*
          from camp_word w
          where w.engagement_id = s.engagement_id and w.attribute = s.attribute and w.subject_id = s.subject_id
            and w.stated = s.stated and w.camp_id = s.camp_id and w.value_id = s.value_id
            and w.withdrawn_at is null and w.said_to < s.since
          order by w.said_to desc, w.recorded_at desc, w.statement_id desc limit 1) last
        union all
        select w.*
        from asked q
        cross join lateral (
          select * from camp_word w
          where w.engagement_id = q.engagement_id and w.attribute = q.attribute and w.subject_id = q.subject_id
            and w.said_to >= q.since
          offset 0) w
        union all
        select w.*
        from asked q
        cross join lateral (
          select * from camp_word w
          where w.engagement_id = q.engagement_id and w.attribute = q.attribute and w.subject_id = q.subject_id
            and w.withdrawn_at >= q.since and w.said_to < q.since
          offset 0) w
      )
      select a.engagement_id, a.attribute, a.subject_id, a.id, a.statement_id, w.camp_id,
        a.polarity, a.basis, a.code, coalesce(a.actor_id, a.place_id),
        a.low, a.best, a.high, a.qualifier, a.unit, micros(a.time_from), micros(a.time_to),
        micros(w.said_to), micros(w.recorded_at), micros(w.withdrawn_at), w.withdrawn_by
      from word w cross join lateral (select * from assertion where id = w.assertion_id offset 0) a
      """);

  private LatestWords() {}

  static Map<Question, List<CampAssertion>> on(EntityManager entities, List<DueQuestion> due) {
    return DueQuestion.rows(entities, due, SQL).stream()
        .map(CampAssertions::word)
        .collect(groupingBy(CampAssertion::question));
  }
}
