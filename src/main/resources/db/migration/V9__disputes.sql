-- The camps that statements were held to have before an affiliation changed what was known.
create table former_camp (
  statement_id uuid not null references statement,
  camp_id uuid not null references actor,
  known_until timestamptz not null,
  primary key (statement_id, known_until)
);

-- A stretch of time over which the state of a dispute and the positions in it stay the same: disputes are read at a moment
-- by looking up the stretch that it lies in. When more becomes known, the old row ends and others take its place.
create table dispute (
  id uuid primary key,
  engagement_id uuid not null references engagement,
  attribute text not null,
  subject_id uuid references actor,
  -- Whether inferred assertions are left out.
  stated_only boolean not null,
  state text not null check (state in ('CONTESTED', 'AGREED', 'ONE_SIDED', 'DENIED', 'WITHDRAWN')),
  camps uuid[] not null,
  since timestamptz not null,
  until timestamptz check (since < until),
  changed_by_id uuid not null references statement,
  recorded_at timestamptz not null,
  superseded_at timestamptz check (superseded_at > recorded_at)
);
create index dispute_of_engagement on dispute (engagement_id, stated_only) where superseded_at is null;
create index dispute_by_since on dispute (stated_only, since, id) where superseded_at is null;
create index dispute_by_state on dispute (stated_only, state, since, id) where superseded_at is null;
create index dispute_by_attribute on dispute (stated_only, attribute, since, id) where superseded_at is null;
create index dispute_by_camps on dispute using gin (camps) where superseded_at is null;
create index dispute_known on dispute (engagement_id, recorded_at);

-- The engagements whose disputes must be worked out anew, noted by whatever changes what they rest on.
create table dispute_due (
  engagement_id uuid primary key references engagement
);

create function note_disputes_due() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'assertion' then
    insert into dispute_due select distinct engagement_id from changed on conflict do nothing;
  elsif tg_table_name = 'statement' then
    insert into dispute_due select distinct a.engagement_id from changed c join assertion a on a.statement_id = c.id
    on conflict do nothing;
  else
    insert into dispute_due select distinct a.engagement_id from changed c join assertion a on a.statement_id = c.to_id
    where c.type in ('RETRACTS', 'CORRECTS') on conflict do nothing;
  end if;
  return null;
end $$;
create trigger disputes_due_new after insert on assertion
  referencing new table as changed for each statement execute function note_disputes_due();
create trigger disputes_due_changed after update on assertion
  referencing new table as changed for each statement execute function note_disputes_due();
create trigger disputes_due after update on statement
  referencing new table as changed for each statement execute function note_disputes_due();
create trigger disputes_due after insert on statement_relation
  referencing new table as changed for each statement execute function note_disputes_due();
