-- The same camps, each link looked up by its member: what is planned when the tables are empty is kept for as long as the
-- session, and read all affiliations for each step.
create or replace function camp_of(actor uuid, day date) returns uuid language sql stable parallel safe
begin atomic
  with recursive way (actor_id, length) as (
    select camp_of.actor, 0
    union
    select f.group_id, w.length + 1
    from way w
    cross join lateral (select from actor a where a.id = w.actor_id and a.type <> 'STATE' offset 0) a
    cross join lateral (
      select group_id from affiliation f
      where f.member_id = w.actor_id and is_camp_link(f.kind)
        and f.superseded_at is null and daterange(f.valid_from, f.valid_to) @> camp_of.day
      offset 0) f
    where w.length < 1000
  )
  select w.actor_id
  from way w
  cross join lateral (select type, key from actor where id = w.actor_id offset 0) a
  where a.type = 'STATE' or not exists (
    select 1 from affiliation f
    where f.member_id = w.actor_id and is_camp_link(f.kind)
      and f.superseded_at is null and daterange(f.valid_from, f.valid_to) @> camp_of.day
    offset 0)
  order by w.length desc, a.key collate "C"
  limit 1;
end;
