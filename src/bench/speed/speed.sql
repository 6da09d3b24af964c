-- For Speed.java, beside the tables of a filled database.

-- ---------------------------------------------------------------- what PostGraphile gets

-- Lists that no foreign key leads to, and the search. PostGraphile makes them parts of its own statement.
drop schema if exists speed cascade;
create schema speed;

create function speed.statement_engagements(s public.statement) returns setof public.engagement language sql stable
as $$
  select e.* from public.engagement e
  where e.deleted_at is null
    and e.id in (select a.engagement_id from public.assertion a where a.statement_id = s.id and a.superseded_at is null)
  order by e.key
$$;

create function speed.engagement_statements(e public.engagement) returns setof public.statement language sql stable
as $$
  select s.*
  from (
    select distinct a.said_to, a.statement_id from public.assertion a
    where a.engagement_id = e.id and a.superseded_at is null
    order by a.said_to desc, a.statement_id desc) m
  join public.statement s on s.id = m.statement_id
  where s.deleted_at is null
  order by m.said_to desc, m.statement_id desc
$$;

create function speed.search_statements(words text) returns setof public.statement language sql stable
as $$
  select s.* from public.statement s
  where s.search @@ websearch_to_tsquery('counterclaim', words) and s.deleted_at is null
  order by s.said_to desc, s.id desc
$$;

-- ---------------------------------------------------------------- the same answers as JSON made here

-- PostgreSQL puts each body in place of its call: what runs is one statement.
drop schema if exists floor cascade;
create schema floor;

create function floor.nested(value text) returns setof json language sql stable
as $$
  select json_agg(json_build_object('id', s.id, 'key', s.key, 'kind', s.kind, 'text', s.text, 'said', s.said_from,
    'speaker', json_build_object('id', a.id, 'name', a.name),
    'engagements', (
      select coalesce(json_agg(json_build_object('id', e.id, 'title', e.title,
        'statements', (
          select coalesce(json_agg(json_build_object('id', s.id, 'key', s.key, 'kind', s.kind, 'text', s.text,
            'said', s.said_from, 'speaker', json_build_object('id', a.id, 'name', a.name)) order by s.said_to desc, s.id desc), '[]')
          from (
            select s.*
            from (
              select distinct a.said_to, a.statement_id from assertion a
              where a.engagement_id = e.id and a.superseded_at is null
              order by a.said_to desc, a.statement_id desc) m
            join statement s on s.id = m.statement_id
            where s.deleted_at is null
            order by m.said_to desc, m.statement_id desc limit 5) s
          join actor a on a.id = s.speaker_id)) order by e.key), '[]')
      from engagement e
      where e.deleted_at is null
        and e.id in (select a.engagement_id from assertion a where a.statement_id = s.id and a.superseded_at is null)))
    order by s.said_to desc, s.id desc)
  from (select s.* from statement s where s.deleted_at is null order by s.said_to desc, s.id desc limit 20) s
  join actor a on a.id = s.speaker_id
$$;

create function floor.one(value text) returns setof json language sql stable
as $$
  select json_build_object('id', s.id, 'key', s.key, 'kind', s.kind, 'text', s.text, 'said', s.said_from,
    'speaker', json_build_object('id', a.id, 'name', a.name))
  from statement s join actor a on a.id = s.speaker_id
  where s.id = cast(value as uuid) and s.deleted_at is null
$$;

create function floor.wide(value text) returns setof json language sql stable
as $$
  select json_agg(json_build_object('id', s.id, 'key', s.key, 'kind', s.kind, 'text', s.text, 'said', s.said_from,
    'speaker', json_build_object('id', a.id, 'name', a.name),
    'engagements', (
      select coalesce(json_agg(json_build_object('id', e.id, 'title', e.title) order by e.key), '[]')
      from engagement e
      where e.deleted_at is null
        and e.id in (select a.engagement_id from assertion a where a.statement_id = s.id and a.superseded_at is null)))
    order by s.said_to desc, s.id desc)
  from (select s.* from statement s where s.deleted_at is null order by s.said_to desc, s.id desc limit 100) s
  join actor a on a.id = s.speaker_id
$$;

create function floor.search(value text) returns setof json language sql stable
as $$
  select json_build_object(
    'totalCount', (
      select count(*) from statement s
      where s.search @@ websearch_to_tsquery('counterclaim', value) and s.deleted_at is null),
    'nodes', (
      select coalesce(json_agg(json_build_object('id', s.id, 'key', s.key, 'kind', s.kind, 'text', s.text, 'said', s.said_from,
        'speaker', json_build_object('id', a.id, 'name', a.name)) order by s.said_to desc, s.id desc), '[]')
      from (
        select s.* from statement s
        where s.search @@ websearch_to_tsquery('counterclaim', value) and s.deleted_at is null
        order by s.said_to desc, s.id desc limit 20) s
      join actor a on a.id = s.speaker_id))
$$;

-- The value is the time and the id of the statement before, with a bar between.
create function floor.deep(value text) returns setof json language sql stable
as $$
  select json_build_object(
    'nodes', json_agg(json_build_object('id', s.id, 'key', s.key, 'kind', s.kind, 'text', s.text, 'said', s.said_from,
      'speaker', json_build_object('id', a.id, 'name', a.name)) order by s.said_to desc, s.id desc)
      filter (where s.place <= 20),
    'hasNextPage', count(*) > 20)
  from (
    select s.*, row_number() over () as place
    from (
      select s.* from statement s
      where s.deleted_at is null
        and (s.said_to, s.id) < (cast(split_part(value, '|', 1) as timestamptz), cast(split_part(value, '|', 2) as uuid))
      order by s.said_to desc, s.id desc limit 21) s) s
  join actor a on a.id = s.speaker_id
$$;
