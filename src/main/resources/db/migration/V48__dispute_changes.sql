-- That what was in force of a question's disputes became other than it was: by what was recorded, or as its time came. Their
-- revisions are of one sequence with those of changes, before those of what brought them about. Of a question that was never
-- written down the first row may tell of no change: it is what the next one is compared with.
create table dispute_change (
  revision bigint primary key default nextval('change_revision_seq'),
  at timestamptz not null,
  engagement_id uuid not null references engagement,
  attribute text not null,
  subject_id uuid references actor,
  -- Null, as all that is said of it, where there is none.
  state text check (state in ('CONTESTED', 'AGREED', 'ONE_SIDED', 'DENIED', 'WITHDRAWN')),
  state_before text,
  changed boolean not null,
  camps uuid[],
  changed_by_id uuid references statement,
  -- Of all that was in force.
  digest uuid,
  -- The same where inferred assertions are left out.
  stated_state text check (stated_state in ('CONTESTED', 'AGREED', 'ONE_SIDED', 'DENIED', 'WITHDRAWN')),
  stated_state_before text,
  stated_changed boolean not null,
  stated_camps uuid[],
  stated_changed_by_id uuid references statement,
  stated_digest uuid
);
create index dispute_change_of_question on dispute_change
  (engagement_id, attribute, (coalesce(subject_id, engagement_id)), revision);
create index dispute_change_by_state on dispute_change (state, revision) where changed;
create index dispute_change_by_stated_state on dispute_change (stated_state, revision) where stated_changed;
create index dispute_change_of_subject on dispute_change (subject_id, revision) where subject_id is not null;
create trigger no_delete before delete on dispute_change for each row execute function refuse_delete();
create trigger no_overwrite before update on dispute_change for each row execute function refuse_overwrite(nothing);

-- What ceased is told to nobody. A view for each variant, since of both together PostgreSQL would sort all rows.
create view dispute_event as
select revision, at, engagement_id, attribute, subject_id, false as stated_only, state, state_before, camps, changed_by_id
from dispute_change where changed and state is not null;
create view stated_dispute_event as
select revision, at, engagement_id, attribute, subject_id, true as stated_only, stated_state as state,
  stated_state_before as state_before, stated_camps as camps, stated_changed_by_id as changed_by_id
from dispute_change where stated_changed and stated_state is not null;

-- The greatest revision of all, 0 if there is none.
create function latest_revision() returns bigint language plpgsql set enable_seqscan = off as $$
begin
  return greatest(0, (select max(revision) from change), (select max(revision) from dispute_change));
end $$;

create or replace function number_on() returns trigger language plpgsql as $$
declare latest bigint;
begin
  perform pg_advisory_xact_lock(427020085613);
  latest := latest_revision();
  perform setval('change_revision_seq', greatest(latest, 1), latest > 0);
  return null;
end $$;
create trigger numbers before insert on dispute_change for each statement execute function number_on();

-- Whoever listens reads what there is up to that revision.
create function notify_revision() returns trigger language plpgsql as $$
begin
  perform pg_notify('counterclaim', latest_revision()::text);
  return null;
end $$;
create trigger notifies after insert on change for each statement execute function notify_revision();
create trigger notifies after insert on dispute_change for each statement execute function notify_revision();

-- A stretch may begin after it was recorded: then disputes change though nobody writes. They are looked for up to a moment.
create table dispute_look (
  looked_until timestamptz not null
);
create unique index dispute_look_once on dispute_look ((true));
insert into dispute_look values (now());
create index dispute_begins on dispute (since) where superseded_at is null and since > recorded_at;

-- What is still to begin is told when it does, and what was before it. Writers are waited for only where there is any.
do $$
begin
  if exists (select from dispute where superseded_at is null and since > recorded_at and since > now()) then
    insert into dispute_change (at, engagement_id, attribute, subject_id, state, changed, digest, stated_state, stated_changed,
      stated_digest)
    select now(), q.engagement_id, q.attribute, q.subject_id, a.state, false, unlike.digest, s.state, false, unlike.digest
    from (
      select distinct engagement_id, attribute, subject_id from dispute
      where superseded_at is null and since > recorded_at and since > now()) q
    cross join (select '00000000-0000-0000-0000-000000000000'::uuid as digest) unlike
    left join dispute a on (a.engagement_id, a.attribute) = (q.engagement_id, q.attribute) and not a.stated_only
      and a.subject_id is not distinct from q.subject_id and a.superseded_at is null and a.since <= now()
      and coalesce(a.until, 'infinity') > now()
    left join dispute s on (s.engagement_id, s.attribute) = (q.engagement_id, q.attribute) and s.stated_only
      and s.subject_id is not distinct from q.subject_id and s.superseded_at is null and s.since <= now()
      and coalesce(s.until, 'infinity') > now();
  end if;
end $$;

-- Notes as due what began since the last look. Where nothing did, or nothing can be written, nobody is waited for.
create function note_begun_disputes() returns bigint language plpgsql set enable_seqscan = off as $$
declare
  moment timestamptz;
  noted bigint;
begin
  if current_setting('transaction_read_only')::boolean or not exists (
      select from dispute where superseded_at is null and since > recorded_at
        and since > coalesce((select looked_until from dispute_look), '-infinity') and since <= clock_timestamp()) then
    return 0;
  end if;
  moment := recording_moment();
  perform note_dispute_due(engagement_id, attribute, coalesce(subject_id, engagement_id), since)
  from (
    select engagement_id, attribute, subject_id, min(since) as since
    from dispute where superseded_at is null and since > recorded_at
      and since > coalesce((select looked_until from dispute_look), '-infinity') and since <= moment
    group by engagement_id, attribute, subject_id order by engagement_id, attribute, subject_id) begun;
  get diagnostics noted = row_count;
  insert into dispute_look values (moment) on conflict ((true)) do update set looked_until = moment;
  return noted;
end $$;
