-- What a single statement costs is mostly what its triggers do: those that have nothing to do are not called.

create or replace function begin_recording() returns trigger language plpgsql as $$
begin
  insert into recording (at) values (recording_moment());
  perform set_config('counterclaim.recording', 'begun', true);
  return null;
end $$;

do $$
declare kept text;
begin
  foreach kept in array array['actor', 'actor_name', 'affiliation', 'place', 'external_id', 'source', 'engagement',
      'participation', 'statement', 'citation', 'assertion', 'statement_relation', 'assessment', 'former_camp', 'dispute'] loop
    execute format('drop trigger begins on %I', kept);
    execute format('create trigger begins before insert or update or delete on %I for each statement '
      'when (current_setting(''counterclaim.recording'', true) is distinct from ''begun'') '
      'execute function begin_recording()', kept);
  end loop;
  foreach kept in array array['actor', 'affiliation', 'place', 'source', 'engagement', 'statement', 'citation', 'assertion',
      'statement_relation', 'assessment'] loop
    execute format('drop trigger stamp on %I', kept);
    execute format('create trigger stamp before insert on %I for each row when (new.recorded_at >= now() and new.recorded_at '
      'is distinct from nullif(current_setting(''counterclaim.recorded_at'', true), '''')::timestamptz) '
      'execute function stamp_recorded()', kept);
  end loop;
end $$;

-- The writers' lock, which is taken before any word is written, holds what words rest on, but for who reads an older snapshot.
create or replace function keep_new_words() returns trigger language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    perform hold_statements(array(select statement_id from added));
  end if;
  insert into camp_word
  select w.* from added cross join lateral (select * from current_word where assertion_id = added.id offset 0) w;
  insert into dispute_due as d (engagement_id, attribute, subject_id, since)
  select engagement_id, attribute, subject_id, min(said_to)
  from added group by engagement_id, attribute, subject_id order by engagement_id, attribute, subject_id
  on conflict (engagement_id, attribute, subject_id) do update
  set since = least(d.since, excluded.since), noted_in = excluded.noted_in
  where d.since > excluded.since or d.noted_in <> excluded.noted_in;
  return null;
end $$;

-- Disputes are worked out of what has these references itself, and never outlive it, since nothing is deleted.
alter table dispute drop constraint dispute_engagement_id_fkey, drop constraint dispute_subject_id_fkey,
  drop constraint dispute_changed_by_id_fkey;
alter table dispute_due drop constraint dispute_due_engagement_id_fkey1, drop constraint dispute_due_subject_id_fkey;

-- Looks at the types that something was noted of, all at once.
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
  for kept_type, ids in
    with noted as (delete from change_due where noted_in = pg_current_xact_id() returning type, node_id)
    select type, array_agg(node_id) from noted group by type
    order by array_position(array['ACTOR', 'AFFILIATION', 'PLACE', 'SOURCE', 'ENGAGEMENT', 'ASSERTION', 'STATEMENT', 'RELATION',
      'ASSESSMENT'], type)
  loop
    if cardinality(ids) > 100 then
      discard plans;
    end if;
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
  delete from change_turn where noted_in = pg_current_xact_id();
  return null;
end $$;