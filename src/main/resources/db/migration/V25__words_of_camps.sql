-- The words that disputes are made of, as they are known now: what camps said on each question, until when it counts. They
-- are kept beside the assertions so that what a new word changes is read from the end of an index, however much was said.
create table camp_word (
  assertion_id uuid primary key,
  statement_id uuid not null,
  engagement_id uuid not null,
  attribute text not null,
  -- The engagement itself where the assertion has no subject: what is null is not found by an index.
  subject_id uuid not null,
  stated boolean not null,
  camp_id uuid not null,
  -- What later words of the camp do not take the place of: of attributes that hold many values each, of others the engagement.
  value_id uuid not null,
  said_to timestamptz not null,
  recorded_at timestamptz not null,
  -- When the first statement was said that retracts or corrects it, be it before its own.
  withdrawn_at timestamptz,
  withdrawn_by uuid
);

-- What they should be. Written so that each row is looked up by its id, though it be planned when the tables are empty:
-- then reading a whole partial index seems as cheap.
create view current_word as
select a.id as assertion_id, a.statement_id, a.engagement_id, a.attribute,
  coalesce(a.subject_id, a.engagement_id) as subject_id, a.basis = 'STATED' as stated, s.camp_id,
  case when a.attribute in ('PARTICIPANT', 'INITIATOR', 'TARGET') then a.actor_id else a.engagement_id end as value_id,
  a.said_to, s.recorded_at, w.said_to as withdrawn_at, w.id as withdrawn_by
from assertion a
cross join lateral (select camp_id, recorded_at, deleted_at from statement where id = a.statement_id offset 0) s
left join lateral (
  select b.said_to, b.id
  from (
    select r.from_id from statement_relation r
    where r.to_id = a.statement_id and r.type in ('RETRACTS', 'CORRECTS') and r.superseded_at is null
    offset 0) r
  cross join lateral (select id, said_to, deleted_at from statement where id = r.from_id offset 0) b
  where b.deleted_at is null
  order by b.said_to, b.id limit 1) w on true
where num_nonnulls(a.superseded_at, s.deleted_at) = 0;

insert into camp_word select * from current_word;

create index camp_word_latest on camp_word
  (engagement_id, attribute, subject_id, stated, camp_id, value_id, said_to, recorded_at, statement_id)
  where withdrawn_at is null;
create index camp_word_by_said on camp_word (engagement_id, attribute, subject_id, said_to);
create index camp_word_by_withdrawn on camp_word (engagement_id, attribute, subject_id, withdrawn_at)
  where withdrawn_at is not null;

-- What is read of a question's disputes is what lasts to the moment from which they may have changed.
create index dispute_until on dispute (engagement_id, attribute, coalesce(until, 'infinity')) where superseded_at is null;

-- The questions whose disputes must be worked out anew, from a moment on: at most a bit of the past of each.
alter table dispute_due rename to engagement_due;
create table dispute_due (
  engagement_id uuid not null references engagement,
  attribute text not null,
  subject_id uuid references actor,
  since timestamptz not null default '-infinity',
  noted_in xid8 not null default pg_current_xact_id(),
  unique nulls not distinct (engagement_id, attribute, subject_id)
);
create index dispute_due_in on dispute_due (noted_in);
insert into dispute_due (engagement_id, attribute, subject_id)
select distinct a.engagement_id, a.attribute, a.subject_id
from engagement_due d join assertion a on a.engagement_id = d.engagement_id
union
-- Moments before the Gregorian calendar were read ten days off.
select a.engagement_id, a.attribute, a.subject_id
from assertion a where least(a.said_to, a.time_from, a.time_to) < '1582-10-15';
drop table engagement_due;

-- What is due already is noted again, and so held until the transaction is over: before that nobody sees what it wrote, and
-- whoever took the row would work out the disputes without it.
create function note_dispute_due(engagement uuid, about text, subject uuid, moment timestamptz) returns void
language plpgsql as $$
begin
  insert into dispute_due as d (engagement_id, attribute, subject_id, since)
  values (engagement, about, nullif(subject, engagement), moment)
  on conflict (engagement_id, attribute, subject_id) do update
  set since = least(d.since, excluded.since), noted_in = excluded.noted_in
  where d.since > excluded.since or d.noted_in <> excluded.noted_in;
end $$;

-- Holds what the words of some statements rest on: of two who change the same words at once, the second one sees what the
-- first one did.
create function hold_statements(statements uuid[]) returns void language plpgsql as $$
begin
  perform from statement
  where id in (select unnest(statements) union all select from_id from statement_relation where to_id = any(statements))
  order by id for no key update;
end $$;

-- Brings the words of some assertions up to date. A word that is withdrawn, or no longer is, changes what holds from then on;
-- one that comes, goes or is another camp's does so from when it was said.
create function refresh_words(assertions uuid[]) returns void language plpgsql as $$
begin
  perform hold_statements(array(select statement_id from assertion where id = any(assertions)));

  perform note_dispute_due(engagement_id, attribute, subject_id, min(
    case when w.camp_id = c.camp_id then greatest(said_to, least(w.withdrawn_at, c.withdrawn_at)) else said_to end))
  from (select * from camp_word where assertion_id = any(assertions)) w
  full join (select * from current_word where assertion_id = any(assertions)) c
    using (assertion_id, engagement_id, attribute, subject_id, said_to)
  where (w.camp_id, w.withdrawn_at, w.withdrawn_by) is distinct from (c.camp_id, c.withdrawn_at, c.withdrawn_by)
  group by engagement_id, attribute, subject_id
  order by engagement_id, attribute, subject_id;

  delete from camp_word where assertion_id = any(assertions);
  insert into camp_word select * from current_word where assertion_id = any(assertions);
end $$;

drop trigger disputes_due_new on assertion;
drop trigger disputes_due_changed on assertion;
drop trigger disputes_due on statement;
drop trigger disputes_due on statement_relation;
drop function note_disputes_due;

-- By indexes alone and row by row, since what is planned when tables are empty, or for many rows, is done so again later.
create function keep_new_words() returns trigger language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  perform hold_statements(array(select statement_id from added));
  insert into camp_word
  select w.* from added cross join lateral (select * from current_word where assertion_id = added.id offset 0) w;
  perform note_dispute_due(engagement_id, attribute, coalesce(subject_id, engagement_id), min(said_to))
  from added group by engagement_id, attribute, subject_id order by engagement_id, attribute, subject_id;
  return null;
end $$;
create trigger words_kept_new after insert on assertion
  referencing new table as added for each statement execute function keep_new_words();

create function keep_words() returns trigger language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if tg_table_name = 'assertion' then
    perform refresh_words(array(select id from changed));
  elsif tg_table_name = 'statement' then
    perform refresh_words(array(
      select a.id
      from (
        select id from changed
        union
        select r.to_id from changed c join statement_relation r on r.from_id = c.id and r.type in ('RETRACTS', 'CORRECTS')
      ) s
      cross join lateral (select id from assertion where statement_id = s.id and superseded_at is null offset 0) a));
  else
    perform hold_statements(array(select to_id from changed where type in ('RETRACTS', 'CORRECTS')));
    perform refresh_words(array(
      select a.id
      from (select distinct to_id from changed where type in ('RETRACTS', 'CORRECTS')) r
      cross join lateral (select id from assertion where statement_id = r.to_id and superseded_at is null offset 0) a));
  end if;
  return null;
end $$;
create trigger words_kept after update on assertion
  referencing new table as changed for each statement execute function keep_words();
create trigger words_kept after update on statement
  referencing new table as changed for each statement execute function keep_words();
create trigger words_kept_new after insert on statement_relation
  referencing new table as changed for each statement execute function keep_words();
create trigger words_kept after update on statement_relation
  referencing new table as changed for each statement execute function keep_words();
