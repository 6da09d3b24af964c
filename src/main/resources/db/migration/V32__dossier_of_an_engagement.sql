-- The nodes of the dossier of an engagement, a row for each type; none if there is no such engagement. It has all that hangs
-- on the engagement, and all that this names: the statements with assertions on it and those that refer to them, what else
-- these assert something of, and the groups over which camps are found. They are in the order of their ids, statements in
-- that in which they were recorded: read anew in this order, later words stay later ones.
create function dossier_nodes(about text) returns table (type text, ids uuid[]) language plpgsql stable
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  whole constant uuid := (select e.id from engagement e where e.key = about and e.deleted_at is null);
  statements uuid[];
  engagements uuid[];
  assessments uuid[];
  relations uuid[];
  places uuid[];
  sources uuid[];
  actors uuid[];
begin
  if whole is null then
    return;
  end if;
  statements := array(
    select s.id from (
      select distinct a.statement_id from assertion a where a.engagement_id = whole and a.superseded_at is null) a
    join statement s on s.id = a.statement_id
    where s.deleted_at is null);
  statements := array(
    select unnest(statements)
    union
    select s.id from statement_relation r join statement s on s.id = r.from_id
    where r.to_id = any(statements) and r.superseded_at is null and s.deleted_at is null);
  engagements := array(
    with recursive above (id) as (
      (select whole
      union
      select a.engagement_id from assertion a where a.statement_id = any(statements) and a.superseded_at is null)
      union
      select e.part_of_id from above b join engagement e on e.id = b.id where e.part_of_id is not null)
    select id from above);
  relations := array(
    select r.id from statement_relation r
    where r.from_id = any(statements) and r.to_id = any(statements) and r.superseded_at is null);
  assessments := array(
    select v.id from assessment v where v.statement_id = any(statements) and v.superseded_at is null);
  places := array(
    select e.place_id from engagement e where e.id = any(engagements) and e.place_id is not null
    union
    select a.place_id from assertion a
    where a.statement_id = any(statements) and a.superseded_at is null and a.place_id is not null);
  sources := array(
    select unnest(array[c.source_id, c.relays_id]) from citation c where c.statement_id = any(statements)
    union
    select v.source_id from assessment v where v.id = any(assessments));
  actors := array(
    with recursive above (id) as (
      (select t.actor_id from participation t where t.engagement_id = any(engagements)
      union
      select unnest(array[s.speaker_id, s.on_behalf_of_id]) from statement s where s.id = any(statements)
      union
      select unnest(array[a.subject_id, a.actor_id]) from assertion a
      where a.statement_id = any(statements) and a.superseded_at is null
      union
      select o.publisher_id from source o where o.id = any(sources)
      union
      select v.assessor_id from assessment v where v.id = any(assessments))
      union
      select f.group_id from above b join actor a on a.id = b.id and a.type <> 'STATE'
      join affiliation f on f.member_id = b.id and is_camp_link(f.kind) and f.superseded_at is null)
    select id from above where id is not null);
  return query
  select 'ACTOR', array(select unnest(actors) order by 1)
  union all
  select 'AFFILIATION', array(
    select f.id from actor a join affiliation f on f.member_id = a.id and is_camp_link(f.kind) and f.superseded_at is null
    where a.id = any(actors) and a.type <> 'STATE' order by f.id)
  union all
  select 'PLACE', array(select unnest(places) order by 1)
  union all
  select 'SOURCE', array(select o.id from source o where o.id = any(sources) order by o.id)
  union all
  select 'ENGAGEMENT', array(select unnest(engagements) order by 1)
  union all
  select 'STATEMENT', array(select s.id from statement s where s.id = any(statements) order by s.recorded_at, s.id)
  union all
  select 'RELATION', array(select unnest(relations) order by 1)
  union all
  select 'ASSESSMENT', array(select unnest(assessments) order by 1);
end $$;
