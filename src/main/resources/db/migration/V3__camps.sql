-- The links that lead to the side somebody speaks for.
create function is_camp_link(kind text) returns boolean language sql immutable parallel safe
return kind in ('HEAD_OF', 'COMMANDS', 'MEMBER_OF', 'SUBUNIT_OF', 'SPOKESPERSON_FOR', 'CONTROLLED_BY');

-- The camp of an actor on a day: the end of the longest way up over camp links valid that day. A way stops at a state.
create function camp_of(actor uuid, day date) returns uuid language sql stable parallel safe
begin atomic
  with recursive way (actor_id, length) as (
    select camp_of.actor, 0
    union
    select f.group_id, w.length + 1
    from way w
    join actor a on a.id = w.actor_id and a.type <> 'STATE'
    join affiliation f on f.member_id = w.actor_id and is_camp_link(f.kind)
      and f.superseded_at is null and daterange(f.valid_from, f.valid_to) @> camp_of.day
    where w.length < 1000
  )
  select w.actor_id
  from way w join actor a on a.id = w.actor_id
  where a.type = 'STATE' or not exists (
    select 1 from affiliation f
    where f.member_id = w.actor_id and is_camp_link(f.kind)
      and f.superseded_at is null and daterange(f.valid_from, f.valid_to) @> camp_of.day)
  order by w.length desc, a.key collate "C"
  limit 1;
end;

-- Everybody who belongs to a group on a day, through any number of links. Allies and successors do not belong.
create function members_of(whole uuid, day date) returns setof uuid language sql stable parallel safe
begin atomic
  with recursive member (actor_id) as (
    select f.member_id from affiliation f
    where f.group_id = members_of.whole and f.kind not in ('ALLIED_WITH', 'SUCCESSOR_OF')
      and f.superseded_at is null and daterange(f.valid_from, f.valid_to) @> members_of.day
    union
    select f.member_id
    from member m
    join affiliation f on f.group_id = m.actor_id and f.kind not in ('ALLIED_WITH', 'SUCCESSOR_OF')
      and f.superseded_at is null and daterange(f.valid_from, f.valid_to) @> members_of.day
  )
  select actor_id from member;
end;
