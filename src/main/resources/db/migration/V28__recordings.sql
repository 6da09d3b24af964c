-- When a transaction began to record, which is the time of all that it records, and from when on that could be seen. What was
-- known in between is what was known before, whoever asks whenever: so an answer that was given stays right.
create table recording (
  at timestamptz primary key,
  until timestamptz not null default 'infinity' check (until > at)
);
create trigger no_delete before delete on recording for each row execute function refuse_delete();
create trigger no_overwrite before update on recording for each row when (old.until < 'infinity' or old.at <> new.at)
  execute function refuse_overwrite(nothing);

-- These read by index though there be but a few rows, since a plan is kept for as long as the session.

-- The time of what this transaction records. Taken under the lock of writers, so that it is later than all that can be seen,
-- though the clock was set back.
create function recording_moment() returns timestamptz language plpgsql set enable_seqscan = off as $$
begin
  if current_setting('counterclaim.turn', true) is distinct from 'taken' then
    perform pg_advisory_xact_lock(427020085613);
    perform set_config('counterclaim.turn', 'taken', true);
    perform set_config('counterclaim.recorded_at', greatest(clock_timestamp(), (
      select until from recording where until < 'infinity' order by at desc limit 1))::text, true);
  end if;
  return current_setting('counterclaim.recorded_at');
end $$;

create function begin_recording() returns trigger language plpgsql as $$
begin
  if current_setting('counterclaim.recording', true) is distinct from 'begun' then
    insert into recording (at) values (recording_moment());
    perform set_config('counterclaim.recording', 'begun', true);
  end if;
  return null;
end $$;

-- Takes the lock of the clock and keeps it until what was recorded can be seen: whoever has had it after that sees it.
create function end_recording() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  perform pg_advisory_xact_lock(461414299502);
  update recording set until = greatest(clock_timestamp(), at + interval '1 microsecond') where at = new.at;
  return null;
end $$;

-- As late as can be: what is done in the end comes first, and what that leaves to be done comes after it.
create function end_recording_last() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  update recording set until = 'infinity' where at = new.at;
  return null;
end $$;
create constraint trigger ends after insert on recording
  deferrable initially deferred for each row execute function end_recording_last();
create constraint trigger ends_last after update on recording
  deferrable initially deferred for each row when (new.until = 'infinity') execute function end_recording();

-- A moment by which whatever had been recorded is seen by every transaction that begins later. A standby gets what is recorded
-- elsewhere, in order: there it is the end of the last that came.
create function settled_moment() returns timestamptz language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(461414299502);
  if pg_is_in_recovery() then
    return coalesce((select until from recording order by at desc limit 1), '-infinity');
  end if;
  return clock_timestamp();
end $$;

alter table citation add recorded_at timestamptz;
alter table citation disable trigger user;
update citation c set recorded_at = s.recorded_at from statement s where s.id = c.statement_id;
alter table citation enable trigger user;
alter table citation alter recorded_at set not null, alter recorded_at set default now();

-- When something was not there that was deleted and restored.
create table absence (
  node_id uuid not null,
  since timestamptz not null,
  until timestamptz not null check (until > since),
  primary key (node_id, until)
);
create trigger no_delete before delete on absence for each row execute function refuse_delete();
create trigger no_overwrite before update on absence for each row execute function refuse_overwrite(nothing);

-- With those that were withdrawn.
create index assessment_of_statement on assessment (statement_id);

-- What is said to be of the time of this transaction is of the moment at which it records. Earlier times are taken as they
-- are: with them a history comes that was kept elsewhere.
create function stamp_recorded() returns trigger language plpgsql as $$
begin
  new.recorded_at := recording_moment();
  return new;
end $$;

create function stamp_superseded() returns trigger language plpgsql as $$
begin
  new.superseded_at := recording_moment();
  return new;
end $$;

create function stamp_deleted() returns trigger language plpgsql as $$
begin
  if old.deleted_at is null and new.deleted_at >= now() then
    new.deleted_at := recording_moment();
  elsif new.deleted_at is not null then
    new.deleted_at := coalesce(old.deleted_at, new.deleted_at);
  elsif old.deleted_at < recording_moment() then
    insert into absence values (old.id, old.deleted_at, recording_moment());
  end if;
  return new;
end $$;

do $$
declare kept text;
begin
  foreach kept in array array['actor', 'actor_name', 'affiliation', 'place', 'external_id', 'source', 'engagement',
      'participation', 'statement', 'citation', 'assertion', 'statement_relation', 'assessment', 'former_camp', 'dispute'] loop
    execute format('create trigger begins before insert or update or delete on %I '
      'for each statement execute function begin_recording()', kept);
  end loop;
  foreach kept in array array['actor', 'affiliation', 'place', 'source', 'engagement', 'statement', 'citation', 'assertion',
      'statement_relation', 'assessment'] loop
    execute format('create trigger stamp before insert on %I for each row when (new.recorded_at >= now()) '
      'execute function stamp_recorded()', kept);
  end loop;
  foreach kept in array array['affiliation', 'assertion', 'statement_relation', 'assessment'] loop
    execute format('create trigger stamp_superseded before update of superseded_at on %I for each row '
      'when (old.superseded_at is null and new.superseded_at >= now()) execute function stamp_superseded()', kept);
  end loop;
  foreach kept in array array['actor', 'place', 'source', 'engagement', 'statement'] loop
    execute format('create trigger stamp_deleted before update of deleted_at on %I for each row '
      'when (new.deleted_at is distinct from old.deleted_at) execute function stamp_deleted()', kept);
  end loop;
end $$;
