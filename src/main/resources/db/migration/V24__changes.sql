-- All that was recorded, changed or taken back, whoever wrote it: each row is what a node was from then on, as a part of a
-- dossier. What it was before is in the node's change before this one. Revisions are in the order of commits, since they
-- are taken under the lock of writers: whoever has read up to one has missed none below it.
create table change (
  revision bigint generated always as identity primary key,
  at timestamptz not null,
  by text not null,
  why text,
  kind text not null check (kind in ('RECORDED', 'AMENDED', 'SUPERSEDED', 'WITHDRAWN', 'DELETED', 'RESTORED', 'MERGED',
    'UNMERGED')),
  type text not null check (type in ('ACTOR', 'PLACE', 'SOURCE', 'ENGAGEMENT', 'STATEMENT', 'ASSERTION', 'AFFILIATION',
    'RELATION', 'ASSESSMENT')),
  node_id uuid not null,
  key text,
  after jsonb,
  check (case when kind in ('RECORDED', 'AMENDED', 'RESTORED') then after is not null
    when kind in ('SUPERSEDED', 'WITHDRAWN', 'DELETED') then after is null else true end)
);
create index change_of_node on change (node_id, revision);
create index change_of_type on change (type, revision);
create trigger no_delete before delete on change for each row execute function refuse_delete();
create trigger no_overwrite before update on change for each row execute function refuse_overwrite(nothing);

-- The nodes that a transaction has written to, and the transactions that have such: both are empty when it is over.
create table change_due (
  noted_in xid8 not null default pg_current_xact_id(),
  type text not null,
  node_id uuid not null,
  primary key (noted_in, type, node_id)
);
create table change_turn (
  noted_in xid8 primary key default pg_current_xact_id()
);

-- The nodes of a type with their parts; those with an end were deleted, superseded or withdrawn then.
create function node_states(type text, ids uuid[])
returns table (id uuid, part jsonb, recorded_at timestamptz, ended_at timestamptz, reason text)
language plpgsql stable as $$
begin
  case type
  when 'ACTOR' then
    return query select n.id, p.part, n.recorded_at, n.deleted_at, n.deletion_reason from actor_parts(ids) p join actor n on n.id = p.id;
  when 'AFFILIATION' then
    return query select n.id, p.part, n.recorded_at, n.superseded_at, null from affiliation_parts(ids) p join affiliation n on n.id = p.id;
  when 'PLACE' then
    return query select n.id, p.part, n.recorded_at, n.deleted_at, n.deletion_reason from place_parts(ids) p join place n on n.id = p.id;
  when 'SOURCE' then
    return query select n.id, p.part, n.recorded_at, n.deleted_at, n.deletion_reason from source_parts(ids) p join source n on n.id = p.id;
  when 'ENGAGEMENT' then
    return query select n.id, p.part, n.recorded_at, n.deleted_at, n.deletion_reason from engagement_parts(ids) p join engagement n on n.id = p.id;
  when 'ASSERTION' then
    return query select n.id, p.part, n.recorded_at, n.superseded_at, null from assertion_parts(ids) p join assertion n on n.id = p.id
      where exists (select 1 from change c where c.node_id = n.statement_id);
  when 'STATEMENT' then
    return query select n.id, p.part, n.recorded_at, n.deleted_at, n.deletion_reason from statement_parts(ids) p join statement n on n.id = p.id;
  when 'RELATION' then
    return query select n.id, p.part, n.recorded_at, n.superseded_at, null from relation_parts(ids) p join statement_relation n on n.id = p.id;
  when 'ASSESSMENT' then
    return query select n.id, p.part, n.recorded_at, n.superseded_at, null from assessment_parts(ids) p join assessment n on n.id = p.id;
  end case;
end $$;

-- How it is called when a node of a type is there no longer.
create function ended(type text) returns text language sql immutable parallel safe
return case when type in ('AFFILIATION', 'ASSERTION') then 'SUPERSEDED' when type in ('RELATION', 'ASSESSMENT') then 'WITHDRAWN'
  else 'DELETED' end;

-- Writes what changed of the noted nodes, once for a transaction. A plan is kept for as long as the session, and goes by
-- indexes; for many nodes it is made anew, since the tables may have been empty when it was made. A statement is recorded
-- with its assertions; those that come or go later have changes of their own, before that of the statement.
create function write_changes() returns trigger language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  kept_type text;
  ids uuid[];
  moment timestamptz;
  editor constant text := coalesce(nullif(current_setting('counterclaim.by', true), ''), session_user);
  grounds constant text := nullif(current_setting('counterclaim.why', true), '');
begin
  perform pg_advisory_xact_lock(427020085613);
  if (select count(*) > 100 from change_due d where d.noted_in = pg_current_xact_id()) then
    discard plans;
  end if;
  moment := coalesce(nullif(current_setting('counterclaim.recorded_at', true), '')::timestamptz, clock_timestamp());
  foreach kept_type in array array['ACTOR', 'AFFILIATION', 'PLACE', 'SOURCE', 'ENGAGEMENT', 'ASSERTION', 'STATEMENT',
      'RELATION', 'ASSESSMENT'] loop
    ids := array(select d.node_id from change_due d where d.noted_in = pg_current_xact_id() and d.type = kept_type);
    continue when ids = '{}';
    insert into change (at, by, why, kind, type, node_id, key, after)
    select moment, editor, case x.kind when 'DELETED' then x.reason else grounds end, x.kind, kept_type, x.id,
      x.part ->> 'key', case when x.kind <> ended(kept_type) then x.part end
    from (
      select n.id, n.part, n.reason, k.kind, k.step
      from node_states(kept_type, ids) n
      left join lateral (
        select c.kind, c.after from change c where c.node_id = n.id order by c.revision desc limit 1) l on true
      cross join lateral unnest(case
        when l.kind is null and n.ended_at is null then array['RECORDED']
        when l.kind is null and kept_type = 'ASSERTION' then array['SUPERSEDED']
        when l.kind is null then array['RECORDED', ended(kept_type)]
        when l.after is null and n.ended_at is null then array['RESTORED']
        when l.after is not null and n.ended_at is not null then array[ended(kept_type)]
        when l.after <> n.part then array['AMENDED'] end) with ordinality as k (kind, step)
      order by n.id, k.step) x;
  end loop;
  delete from change_due where noted_in = pg_current_xact_id();
  delete from change_turn where noted_in = pg_current_xact_id();
  return null;
end $$;
create constraint trigger changes after insert on change_turn
  deferrable initially deferred for each row execute function write_changes();

-- Takes the type of the nodes, and the column of the written rows that has their ids.
create function note_changes() returns trigger language plpgsql as $$
begin
  case tg_argv[1]
  when 'id' then
    insert into change_due (type, node_id) select tg_argv[0], id from changed on conflict do nothing;
  when 'actor_id' then
    insert into change_due (type, node_id) select tg_argv[0], actor_id from changed where actor_id is not null on conflict do nothing;
  when 'place_id' then
    insert into change_due (type, node_id) select tg_argv[0], place_id from changed where place_id is not null on conflict do nothing;
  when 'engagement_id' then
    insert into change_due (type, node_id) select tg_argv[0], engagement_id from changed on conflict do nothing;
  when 'statement_id' then
    insert into change_due (type, node_id) select tg_argv[0], statement_id from changed on conflict do nothing;
  end case;
  if found then
    insert into change_turn default values on conflict do nothing;
  end if;
  return null;
end $$;

-- Of a statement only its deletion changes: its camp is worked out and no part of it.
create function note_changed_statements() returns trigger language plpgsql as $$
begin
  insert into change_due (type, node_id)
  select 'STATEMENT', c.id from changed c join former f on f.id = c.id where f.deleted_at is distinct from c.deleted_at
  on conflict do nothing;
  if found then
    insert into change_turn default values on conflict do nothing;
  end if;
  return null;
end $$;

-- An assertion that is recorded with its statement needs no change of its own.
create function note_new_assertions() returns trigger language plpgsql as $$
begin
  insert into change_due (type, node_id)
  select 'STATEMENT', statement_id from changed
  union all
  select 'ASSERTION', a.id from changed a where exists (select 1 from change c where c.node_id = a.statement_id)
  on conflict do nothing;
  if found then
    insert into change_turn default values on conflict do nothing;
  end if;
  return null;
end $$;

do $$
declare noted record;
begin
  for noted in
    select * from (values
      ('actor', 'ACTOR', 'id', 'insert'), ('actor', 'ACTOR', 'id', 'update'),
      ('actor_name', 'ACTOR', 'actor_id', 'insert'), ('actor_name', 'ACTOR', 'actor_id', 'update'),
      ('actor_name', 'ACTOR', 'actor_id', 'delete'),
      ('external_id', 'ACTOR', 'actor_id', 'insert'), ('external_id', 'ACTOR', 'actor_id', 'update'),
      ('external_id', 'ACTOR', 'actor_id', 'delete'),
      ('external_id', 'PLACE', 'place_id', 'insert'), ('external_id', 'PLACE', 'place_id', 'update'),
      ('external_id', 'PLACE', 'place_id', 'delete'),
      ('affiliation', 'AFFILIATION', 'id', 'insert'), ('affiliation', 'AFFILIATION', 'id', 'update'),
      ('place', 'PLACE', 'id', 'insert'), ('place', 'PLACE', 'id', 'update'),
      ('source', 'SOURCE', 'id', 'insert'), ('source', 'SOURCE', 'id', 'update'),
      ('engagement', 'ENGAGEMENT', 'id', 'insert'), ('engagement', 'ENGAGEMENT', 'id', 'update'),
      ('participation', 'ENGAGEMENT', 'engagement_id', 'insert'), ('participation', 'ENGAGEMENT', 'engagement_id', 'update'),
      ('participation', 'ENGAGEMENT', 'engagement_id', 'delete'),
      ('statement', 'STATEMENT', 'id', 'insert'),
      ('citation', 'STATEMENT', 'statement_id', 'insert'),
      ('assertion', 'STATEMENT', 'statement_id', 'update'), ('assertion', 'ASSERTION', 'id', 'update'),
      ('statement_relation', 'RELATION', 'id', 'insert'), ('statement_relation', 'RELATION', 'id', 'update'),
      ('assessment', 'ASSESSMENT', 'id', 'insert'), ('assessment', 'ASSESSMENT', 'id', 'update'))
      as t (name, type, id, event)
  loop
    if noted.event <> 'delete' then
      execute format('create trigger %I after %s on %I referencing new table as changed for each statement '
        'execute function note_changes(%L, %L)', 'changes_' || lower(noted.type) || '_' || noted.event, noted.event,
        noted.name, noted.type, noted.id);
    end if;
    -- What belongs to a node can go to another one.
    if noted.event <> 'insert' and noted.name in ('actor_name', 'external_id', 'participation') then
      execute format('create trigger %I after %s on %I referencing old table as changed for each statement '
        'execute function note_changes(%L, %L)', 'changes_' || lower(noted.type) || '_before_' || noted.event, noted.event,
        noted.name, noted.type, noted.id);
    end if;
  end loop;
end $$;
create trigger changes_statement_update after update on statement
  referencing old table as former new table as changed for each statement execute function note_changed_statements();
create trigger changes_statement_insert after insert on assertion
  referencing new table as changed for each statement execute function note_new_assertions();

-- What the nodes of some changes were before them. What an assertion was stands in that of its statement, at first.
create function parts_before(revisions bigint[]) returns table (revision bigint, part jsonb)
language sql stable parallel safe
begin atomic
  select c.revision, coalesce(b.after, (
    select a.part from assertion_parts(array[c.node_id]) a where c.type = 'ASSERTION' and c.kind = 'SUPERSEDED'))
  from change c
  left join lateral (
    select p.after from change p where p.node_id = c.node_id and p.revision < c.revision
    order by p.revision desc limit 1) b on true
  where c.revision = any(parts_before.revisions)
    and (b.after is not null or c.type = 'ASSERTION' and c.kind = 'SUPERSEDED');
end;

-- Gives what has no change those that it should have, in the order of their times: what was recorded before there were
-- changes, or while triggers were off.
create function write_missing_changes() returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(427020085613);
  insert into change (at, by, why, kind, type, node_id, key, after)
  select k.at, session_user, k.why, k.kind, n.type, n.id, n.part ->> 'key', k.after
  from (
    select t.type, t.step, s.*
    from (values
      (1, 'ACTOR', array(select id from actor)), (2, 'AFFILIATION', array(select id from affiliation)),
      (3, 'PLACE', array(select id from place)), (4, 'SOURCE', array(select id from source)),
      (5, 'ENGAGEMENT', array(select id from engagement)), (6, 'STATEMENT', array(select id from statement)),
      (7, 'RELATION', array(select id from statement_relation)), (8, 'ASSESSMENT', array(select id from assessment)))
      as t (step, type, ids)
    cross join lateral node_states(t.type, t.ids) s) n
  cross join lateral (values (1, 'RECORDED', n.recorded_at, null::text, n.part), (2, ended(n.type), n.ended_at, n.reason, null))
    as k (turn, kind, at, why, after)
  where k.at is not null and not exists (select 1 from change c where c.node_id = n.id)
  order by k.at, k.turn, n.step, n.id;
end $$;
-- Where nothing is, nobody is waited for.
select write_missing_changes() where exists (select from actor union all select from place union all select from engagement);
