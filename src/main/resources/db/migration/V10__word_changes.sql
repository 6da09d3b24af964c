-- The assertions by which a camp said something else than before on a question, or spoke to it for the first time. Words
-- that were retracted or corrected, or are not said yet, are left out. Null for engagement or attribute means all.
create function word_changes(camp uuid, engagement uuid, attribute text) returns setof uuid
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
          order by s.said_to, s.recorded_at, s.id) as before
    from statement s join assertion a on a.statement_id = s.id and a.superseded_at is null
    where s.camp_id = word_changes.camp and s.deleted_at is null and s.said_to <= now()
      and (word_changes.engagement is null or a.engagement_id = word_changes.engagement)
      and (word_changes.attribute is null or a.attribute = word_changes.attribute)
      and not exists (
        select 1 from statement_relation r join statement b on b.id = r.from_id
        where r.to_id = s.id and r.type in ('RETRACTS', 'CORRECTS') and b.deleted_at is null and b.said_to <= now())
  ) w
  where w.said is distinct from w.before;
end;
