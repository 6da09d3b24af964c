-- The words on one engagement are read by way of that engagement, not out of all that its camp ever said.
create or replace function word_changes(camp uuid, engagement uuid, attribute text) returns setof uuid
language sql stable parallel safe
begin atomic
  select w.id from (
    select a.id,
      row(a.polarity, a.code, a.actor_id, a.place_id, a.low, a.best, a.high, a.qualifier, a.unit, a.time_from, a.time_to)
        as said,
      lag(row(a.polarity, a.code, a.actor_id, a.place_id, a.low, a.best, a.high, a.qualifier, a.unit, a.time_from, a.time_to))
        over (
          partition by a.engagement_id, a.attribute, a.subject_id,
            case when a.attribute in ('PARTICIPANT', 'INITIATOR', 'TARGET') then a.actor_id end
          order by a.said_to, a.heard_at, a.statement_id) as before
    from (
        select a.*, s.recorded_at as heard_at, s.camp_id, s.deleted_at
        from assertion a join statement s on s.id = a.statement_id
        where a.engagement_id = word_changes.engagement
        union all
        select a.*, s.recorded_at, s.camp_id, s.deleted_at
        from assertion a join statement s on s.id = a.statement_id
        where word_changes.engagement is null
      ) a
    where a.superseded_at is null and a.camp_id = word_changes.camp and a.deleted_at is null and a.said_to <= now()
      and (word_changes.attribute is null or a.attribute = word_changes.attribute)
      and not exists (
        select 1 from statement_relation r join statement b on b.id = r.from_id
        where r.to_id = a.statement_id and r.type in ('RETRACTS', 'CORRECTS') and b.deleted_at is null
          and b.said_to <= now())
  ) w
  where w.said is distinct from w.before;
end;
