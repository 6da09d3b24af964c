-- Disputes of a third of the world's engagements, as they would be had each statement been recorded when the world says: each
-- one that speaks to a question ends what was last known of it, and adds the stretch that is over and the one that began.
create temp table index_of_dispute as
select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
from pg_index i
where i.indrelid = 'dispute'::regclass and not i.indisprimary;
do $$ begin execute (select 'drop index ' || string_agg(name, ', ') from index_of_dispute); end $$;
insert into dispute (id, engagement_id, attribute, subject_id, stated_only, state, camps, since, until, changed_by_id, recorded_at, superseded_at)
with said as (
  select distinct on (a.engagement_id, a.attribute, a.subject_id, s.said_to) a.engagement_id, a.attribute, a.subject_id, s.said_to, s.id, s.camp_id, s.recorded_at
  from assertion a join statement s on s.id = a.statement_id join engagement e on e.id = a.engagement_id
  where a.superseded_at is null and (e.key = 'engagement-1' or hashtext(e.key) % 3 = 0)
  order by a.engagement_id, a.attribute, a.subject_id, s.said_to, s.id),
known as (
  select *, max(recorded_at) over question + row_number() over question * interval '1 ms' as known, lag(camp_id) over question as other_camp,
    lead(said_to) over question as next_said
  from said window question as (partition by engagement_id, attribute, subject_id order by said_to)),
turn as (
  select *, lead(known) over (partition by engagement_id, attribute, subject_id order by said_to) as next_known,
    array_remove(array[camp_id, nullif(other_camp, camp_id)], null) as camps,
    (array['CONTESTED', 'ONE_SIDED', 'AGREED', 'ONE_SIDED', 'AGREED', 'ONE_SIDED', 'ONE_SIDED', 'WITHDRAWN'])[1 + abs(hashtext(id::text)) % 8] as state
  from known)
select gen_random_uuid(), engagement_id, attribute, subject_id, false, case when hashtext(id::text) % 500 = 0 then 'DENIED' else state end, camps, said_to,
  case when over then next_said end, id, case when over then next_known else known end, case when not over then next_known end
from turn, (values (false), (true)) as ended (over) where not over or next_said is not null;
do $$ begin execute (select string_agg(definition, '; ') from index_of_dispute); end $$;
drop table index_of_dispute;
delete from dispute_due;
analyze dispute;
