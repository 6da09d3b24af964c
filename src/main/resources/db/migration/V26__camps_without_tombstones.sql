-- Who was deleted leads nobody to a camp, as if it had never been there.
create or replace function camp_of(actor uuid, day date) returns uuid language sql stable parallel safe
begin atomic
  with recursive way (actor_id, length) as (
    select camp_of.actor, 0
    union
    select f.group_id, w.length + 1
    from way w
    join actor a on a.id = w.actor_id and a.type <> 'STATE'
    join affiliation f on f.member_id = w.actor_id and is_camp_link(f.kind)
      and f.superseded_at is null and daterange(f.valid_from, f.valid_to) @> camp_of.day
    join actor g on g.id = f.group_id and g.deleted_at is null
    where w.length < 1000
  )
  select w.actor_id
  from way w join actor a on a.id = w.actor_id
  where a.type = 'STATE' or not exists (
    select 1 from affiliation f join actor g on g.id = f.group_id and g.deleted_at is null
    where f.member_id = w.actor_id and is_camp_link(f.kind)
      and f.superseded_at is null and daterange(f.valid_from, f.valid_to) @> camp_of.day)
  order by w.length desc, a.key collate "C"
  limit 1;
end;

create or replace function members_of(whole uuid, day date) returns setof uuid language sql stable parallel safe
begin atomic
  with recursive member (actor_id) as (
    select f.member_id from affiliation f join actor m on m.id = f.member_id and m.deleted_at is null
    where f.group_id = members_of.whole and f.kind not in ('ALLIED_WITH', 'SUCCESSOR_OF')
      and f.superseded_at is null and daterange(f.valid_from, f.valid_to) @> members_of.day
    union
    select f.member_id
    from member m
    join affiliation f on f.group_id = m.actor_id and f.kind not in ('ALLIED_WITH', 'SUCCESSOR_OF')
      and f.superseded_at is null and daterange(f.valid_from, f.valid_to) @> members_of.day
    join actor b on b.id = f.member_id and b.deleted_at is null
  )
  select actor_id from member;
end;
