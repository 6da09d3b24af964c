-- What a statement or an actor had at a moment is looked up among what ended since, too.
drop index assertion_of_statement;
create index assertion_of_statement on assertion (statement_id, engagement_id);
drop index affiliation_of_member;
create index affiliation_of_member on affiliation (member_id);
drop index affiliation_of_group;
create index affiliation_of_group on affiliation (group_id);
create index statement_relation_from on statement_relation (from_id);

-- The camp of an actor on a day by the affiliations known at a moment. Each link is looked up by its member: what is planned
-- when the tables are empty is kept for as long as the session, and read all affiliations for each step.
create function camp_known(actor uuid, day date, known timestamptz) returns uuid language sql stable parallel safe
begin atomic
  with recursive way (actor_id, length) as (
    select camp_known.actor, 0
    union
    select f.group_id, w.length + 1
    from way w
    cross join lateral (select from actor a where a.id = w.actor_id and a.type <> 'STATE' offset 0) a
    cross join lateral (
      select group_id from affiliation f
      where f.member_id = w.actor_id and is_camp_link(f.kind)
        and f.recorded_at <= camp_known.known and (f.superseded_at is null or f.superseded_at > camp_known.known)
        and daterange(f.valid_from, f.valid_to) @> camp_known.day
      offset 0) f
    where w.length < 1000
  )
  select w.actor_id
  from way w
  cross join lateral (select type, key from actor where id = w.actor_id offset 0) a
  where a.type = 'STATE' or not exists (
    select 1 from affiliation f
    where f.member_id = w.actor_id and is_camp_link(f.kind)
      and f.recorded_at <= camp_known.known and (f.superseded_at is null or f.superseded_at > camp_known.known)
      and daterange(f.valid_from, f.valid_to) @> camp_known.day
    offset 0)
  order by w.length desc, a.key collate "C"
  limit 1;
end;

-- The same by those that are known now.
create or replace function camp_of(actor uuid, day date) returns uuid language sql stable parallel safe
return camp_known(camp_of.actor, camp_of.day, 'infinity');
