-- An actor that turned out to be another one leads to that: what named it names the survivor. What it is itself (its names,
-- its external ids) stays with it, and is read as the survivor's.
alter table actor
  -- Where a chain of mergers ends.
  add merged_into_id uuid references actor check (merged_into_id <> id),
  add check (num_nonnulls(merged_into_id, deleted_at) < 2);
create index actor_merged_into on actor (merged_into_id) where merged_into_id is not null;

create table merger (
  id uuid primary key default gen_random_uuid(),
  duplicate_id uuid not null references actor,
  -- May have been merged into yet another one.
  survivor_id uuid not null references actor check (survivor_id <> duplicate_id),
  recorded_at timestamptz not null default now(),
  superseded_at timestamptz check (superseded_at >= recorded_at)
);
create unique index merger_once on merger (duplicate_id) where superseded_at is null;
create index merger_of_duplicate on merger (duplicate_id, recorded_at);
create index merger_of_survivor on merger (survivor_id) where superseded_at is null;
create trigger no_delete before delete on merger for each row execute function refuse_delete();
create trigger no_overwrite before update on merger for each row execute function refuse_overwrite(superseded_at);

-- Which actor another one was held to be at a moment: itself, unless it had been merged by then.
create function actor_at(actor uuid, known_at timestamptz) returns uuid language sql stable parallel safe
begin atomic
  with recursive way (actor_id, length) as (
    select actor_at.actor, 0
    union all
    select m.survivor_id, w.length + 1
    from way w
    join merger m on m.duplicate_id = w.actor_id
      and m.recorded_at <= actor_at.known_at and (m.superseded_at is null or m.superseded_at > actor_at.known_at)
    where w.length < 1000
  )
  select w.actor_id from way w order by w.length desc limit 1;
end;

-- What mergers moved, by whose it was before any of them: undone, it goes back there. What was written in place:
create table merged_reference (
  node_id uuid not null,
  member text not null check (member in ('speaker', 'onBehalfOf', 'publisher')),
  actor_id uuid not null references actor,
  primary key (node_id, member)
);
create index merged_reference_to on merged_reference (actor_id);

-- The parts that were taken, also by the survivor where it is the same one.
create table merged_participation (
  engagement_id uuid not null references engagement,
  role text not null,
  actor_id uuid not null references actor,
  id uuid not null,
  side text,
  primary key (engagement_id, role, actor_id)
);
create index merged_participation_of on merged_participation (actor_id);

-- Rows that others took the place of: one, the same one as of others that say the same, or, of affiliations, one for each
-- stretch of days that the survivor's own leave, or none.
create table merged_row (
  type text not null check (type in ('AFFILIATION', 'ASSERTION', 'ASSESSMENT')),
  original_id uuid not null,
  became_id uuid,
  unique nulls not distinct (original_id, became_id)
);
create index merged_row_became on merged_row (became_id);

-- What names an actor, to move it and to tell whether there is such.
create index assertion_of_subject on assertion (subject_id) where subject_id is not null and superseded_at is null;
create index assertion_of_actor on assertion (actor_id) where actor_id is not null and superseded_at is null;

-- A new id that sorts as another one does: what takes its place stands where it stood.
create function id_like(id uuid) returns uuid language sql volatile parallel safe
return (left(id::text, 24) || right(gen_random_uuid()::text, 12))::uuid;

drop trigger no_overwrite on statement;
create trigger no_overwrite before update on statement for each row
  execute function refuse_overwrite(speaker_id, on_behalf_of_id, camp_id, deleted_at, deletion_reason, search);

-- Who spoke stays who spoke: only mergers call them otherwise.
create function refuse_other_speaker() returns trigger language plpgsql as $$
begin
  if exists (
    select from (values ('speaker', old.speaker_id, new.speaker_id), ('onBehalfOf', old.on_behalf_of_id, new.on_behalf_of_id))
      as c (member, before, after)
    where c.before is distinct from c.after and not exists (
      select from merged_reference r join actor a on a.id = r.actor_id
      where r.node_id = new.id and r.member = c.member and coalesce(a.merged_into_id, a.id) = c.after)
  ) then
    raise exception 'Who said % stays: only mergers of actors change it.', new.key;
  end if;
  return new;
end $$;
create trigger same_speaker before update on statement for each row
  when ((old.speaker_id, old.on_behalf_of_id) is distinct from (new.speaker_id, new.on_behalf_of_id))
  execute function refuse_other_speaker();

-- How well an actor is named by what is sought, also by the names of those that were merged into it.
create or replace function name_rank(sought text, actor uuid) returns real language sql stable strict parallel safe
begin atomic
  select max(case when lower(words(n.name)) = lower(words(sought)) then n.whole
    else word_similarity(sought, n.name) + similarity(sought, n.name) end)::real
  from (
    select name::text collate "und-x-icu", 4 from actor where id = name_rank.actor
    union all select text collate "und-x-icu", 3 from actor_name where actor_id = name_rank.actor
    union all select name::text collate "und-x-icu", 3 from actor where merged_into_id = name_rank.actor
    union all select n.text collate "und-x-icu", 3 from actor a join actor_name n on n.actor_id = a.id
      where a.merged_into_id = name_rank.actor) as n (name, whole);
end;

-- Of a statement its deletion changes, and by mergers its speaker: its camp is worked out and no part of it.
create or replace function note_changed_statements() returns trigger language plpgsql as $$
begin
  insert into change_due (type, node_id)
  select 'STATEMENT', c.id from changed c join former f on f.id = c.id
  where (f.deleted_at, f.speaker_id, f.on_behalf_of_id) is distinct from (c.deleted_at, c.speaker_id, c.on_behalf_of_id)
  on conflict do nothing;
  if found then
    insert into change_turn default values on conflict do nothing;
  end if;
  return null;
end $$;

-- An actor that is merged is no part of its own: it tells whom it leads to.
create or replace function write_changes() returns trigger language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  kept_type text;
  ids uuid[];
  moment constant timestamptz := recording_moment();
  editor constant text := coalesce(nullif(current_setting('counterclaim.by', true), ''), session_user);
  grounds constant text := nullif(current_setting('counterclaim.why', true), '');
begin
  if (select count(*) > 100 from change_due d where d.noted_in = pg_current_xact_id()) then
    discard plans;
  end if;
  foreach kept_type in array array['ACTOR', 'AFFILIATION', 'PLACE', 'SOURCE', 'ENGAGEMENT', 'ASSERTION', 'STATEMENT',
      'RELATION', 'ASSESSMENT'] loop
    ids := array(select d.node_id from change_due d where d.noted_in = pg_current_xact_id() and d.type = kept_type);
    continue when ids = '{}';
    insert into change (at, by, why, kind, type, node_id, key, after)
    select moment, editor, case x.kind when 'DELETED' then x.reason else grounds end, x.kind, kept_type, x.id,
      x.part ->> 'key', case when x.kind = 'MERGED' then x.merged when x.kind <> ended(kept_type) then x.part end
    from (
      select n.id, n.part, n.reason, m.merged, k.kind, k.step
      from node_states(kept_type, ids) n
      left join lateral (
        select jsonb_build_object('key', n.part ->> 'key', 'mergedInto', (select a.key from actor a where a.id = o.survivor_id))
          as merged
        from merger o where kept_type = 'ACTOR' and o.duplicate_id = n.id and o.superseded_at is null) m on true
      left join lateral (
        select c.kind, c.after from change c where c.node_id = n.id order by c.revision desc limit 1) l on true
      cross join lateral unnest(case
        when l.kind is null and m.merged is not null then array['RECORDED', 'MERGED']
        when m.merged is not null then case when l.after is distinct from m.merged then array['MERGED'] end
        when l.kind = 'MERGED' then array['UNMERGED']
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
