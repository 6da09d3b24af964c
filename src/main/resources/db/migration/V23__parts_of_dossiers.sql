-- Relations and assessments can be withdrawn: they are superseded by nothing, and may be recorded anew.
alter table statement_relation add superseded_at timestamptz check (superseded_at >= recorded_at);
alter table statement_relation drop constraint statement_relation_from_id_to_id_type_key;
create unique index statement_relation_once on statement_relation (from_id, to_id, type) where superseded_at is null;
alter table assessment add superseded_at timestamptz check (superseded_at >= recorded_at);
alter table assessment drop constraint assessment_statement_id_assessor_id_assessed_at_key;
create unique index assessment_once on assessment (statement_id, assessor_id, assessed_at) where superseded_at is null;

create or replace function refuse_misplaced_relation() returns trigger language plpgsql as $$
declare
  statement uuid;
  relation text;
begin
  if tg_table_name = 'statement' then
    statement := new.id;
  else
    statement := new.from_id;
  end if;
  relation := (
    select f.key || ' ' || r.type || ' ' || t.key
    from statement_relation r join statement f on f.id = r.from_id join statement t on t.id = r.to_id
    where (r.from_id = statement or r.to_id = statement) and r.superseded_at is null
      and f.deleted_at is null and t.deleted_at is null
      and case when f.camp_id = t.camp_id then r.type = 'DENIES' else r.type in ('RETRACTS', 'CORRECTS') end
    limit 1);
  if relation is not null then
    raise exception 'Retractions and corrections are of one camp, denials are not: %.', relation;
  end if;
  return null;
end $$;

create or replace function word_changes(camp uuid, engagement uuid, attribute text) returns setof uuid
language sql stable parallel safe
begin atomic
  select w.id from (
    select a.id,
      row(a.polarity, a.code, a.actor_id, a.place_id, a.low, a.best, a.high, a.qualifier, a.unit, a.time_from, a.time_to)
        as said,
      lag(row(a.polarity, a.code, a.actor_id, a.place_id, a.low, a.best, a.high, a.qualifier, a.unit, a.time_from, a.time_to))
        over (
          partition by a.engagement_id, a.attribute, a.subject_id,
            case when a.attribute in ('PARTICIPANT', 'INITIATOR', 'TARGET') then a.actor_id end
          order by a.said_to, a.heard_at, a.statement_id) as before
    from (
        select a.*, s.recorded_at as heard_at, s.camp_id, s.deleted_at
        from assertion a join statement s on s.id = a.statement_id
        where a.engagement_id = word_changes.engagement
        union all
        select a.*, s.recorded_at, s.camp_id, s.deleted_at
        from assertion a join statement s on s.id = a.statement_id
        where word_changes.engagement is null
      ) a
    where a.superseded_at is null and a.camp_id = word_changes.camp and a.deleted_at is null and a.said_to <= now()
      and (word_changes.attribute is null or a.attribute = word_changes.attribute)
      and not exists (
        select 1 from statement_relation r join statement b on b.id = r.from_id
        where r.to_id = a.statement_id and r.type in ('RETRACTS', 'CORRECTS') and r.superseded_at is null
          and b.deleted_at is null and b.said_to <= now())
  ) w
  where w.said is distinct from w.before;
end;

-- What is recorded, as parts of a dossier: read again, each makes the same rows. What is null or empty and what is so
-- unless said otherwise is left out, and what has no order of its own is in one that does not depend on ids, so that the
-- same content is the same JSON in any database. The tests hold these functions to what the importer reads. Keys are
-- looked up one by one and not joined: that is by index whatever the planner knows of the tables.

-- The time on the clocks of a zone: an IANA name, or an offset.
create function clock_of(moment timestamptz, zone text) returns timestamp language sql stable parallel safe
return case when zone ~ '^[+-]' then (moment at time zone 'UTC') + zone::interval else moment at time zone zone end;

-- The other way round. When clocks show a time twice it is the first one, and a time that they skip is as long after the
-- change as it would have been without it.
create function moment_of(clock timestamp, zone text) returns timestamptz language plpgsql stable strict parallel safe as $$
declare
  here timestamptz;
  earlier timestamptz;
  unchanged timestamptz;
begin
  if zone ~ '^[+-]' then
    return (clock - zone::interval) at time zone 'UTC';
  end if;
  here := clock at time zone zone;
  earlier := here - interval '36 hours';
  unchanged := (clock - ((earlier at time zone zone) - (earlier at time zone 'UTC'))) at time zone 'UTC';
  return case when unchanged at time zone zone = clock or here at time zone zone <> clock then unchanged else here end;
end $$;

create function time_words(clock timestamp, unit text) returns text language sql stable parallel safe
return to_char(clock, case unit when 'YEAR' then 'YYYY' when 'MONTH' then 'YYYY-MM' when 'WEEK' then 'IYYY-"W"IW'
  when 'DAY' then 'YYYY-MM-DD' when 'HOUR' then 'YYYY-MM-DD"T"HH24' else 'YYYY-MM-DD"T"HH24:MI' end);

-- The year, month, week, day, hour or minute that begins at a moment; null where none does.
create function time_from(moment timestamptz, unit text, zone text) returns text
language plpgsql stable strict parallel safe as $$
declare
  clock timestamp := clock_of(moment, zone);
  start timestamp := date_trunc(unit, clock);
begin
  return case when moment_of(start, zone) = moment and (unit not in ('HOUR', 'MINUTE') or start = clock)
    then time_words(start, unit) end;
end $$;

-- The one that ends at a moment; null where none does. A minute is always a minute, whatever clocks do.
create function time_to(moment timestamptz, unit text, zone text) returns text
language plpgsql stable strict parallel safe as $$
declare
  start timestamp := date_trunc(unit, clock_of(moment - interval '1 microsecond', zone));
  ending timestamptz := case unit when 'MINUTE' then moment_of(start, zone) + interval '1 minute'
    else moment_of(start + ('1 ' || unit)::interval, zone) end;
begin
  return case when ending = moment then time_words(start, unit) end;
end $$;

-- A period as dossiers have it: `2025-04-26+03:00`, `2024-08Z`, `2025-04-20[Europe/Kyiv]/2025-04-26[Europe/Kyiv]`,
-- `2024-08Z/..`. Null if it is UNKNOWN. Its precision is that of the coarser end, so each end is as coarse as it may be.
-- What no dossier could have said (a row may begin between two minutes) is rendered by what is nearest around it.
create function time_expression(begins timestamptz, ends timestamptz, known_to text, zone text) returns text
language plpgsql stable parallel safe as $$
declare
  units constant text[] := '{YEAR,MONTH,WEEK,DAY,HOUR,MINUTE}';
  suffix constant text := case when zone in ('UTC', 'Z') then 'Z' when zone ~ '^[+-]' then zone else '[' || zone || ']' end;
  coarsest constant text := case known_to when 'DAYS' then 'DAY' else known_to end;
  unit text;
  first text;
  last text;
begin
  if begins is null then
    return null;
  end if;
  foreach unit in array units[array_position(units, coarsest):] loop
    first := coalesce(first, time_from(begins, unit, zone));
    last := coalesce(last, time_to(ends, unit, zone));
    exit when first is not null and (last is not null or ends is null);
  end loop;
  if known_to = 'DAYS' and first = last then
    first := coalesce(time_from(begins, 'HOUR', zone), time_from(begins, 'MINUTE', zone), first);
  end if;
  first := coalesce(first, time_words(clock_of(begins, zone), 'MINUTE'));
  last := coalesce(last, time_words(clock_of(ends - interval '1 microsecond', zone), 'MINUTE'));
  return first || suffix || case when ends is null then '/..' when first = last then '' else '/' || last || suffix end;
end $$;

-- A moment with its seconds. What is earlier than the year 1000 in UTC was in it elsewhere.
create function moment_words(moment timestamptz) returns text language sql stable parallel safe
return case when moment < '1000-01-01Z'
  then rtrim(rtrim(to_char(clock_of(moment, '+14:00'), 'YYYY-MM-DD"T"HH24:MI:SS.US'), '0'), '.') || '+14:00'
  else rtrim(rtrim(to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '0'), '.') || 'Z' end;

-- What ends at a moment: a minute, or else that moment itself.
create function time_by(moment timestamptz) returns text language sql stable parallel safe
return case when date_trunc('minute', moment, 'UTC') = moment and moment > '1000-01-01Z'
  then time_words((moment - interval '1 minute') at time zone 'UTC', 'MINUTE') || 'Z' else moment_words(moment) end;

-- The zone that a period which is left out was recorded in.
create function zone_left_out(begins timestamptz, zone text) returns text language sql immutable parallel safe
return case when begins is null and zone not in ('UTC', 'Z') then zone end;

-- The year 0 of ISO 8601 is 1 BC.
create function day_words(day date) returns text language sql stable parallel safe
return case when day < '0001-01-01' then '0000' || to_char(day, '-MM-DD') else to_char(day, 'YYYY-MM-DD') end;

create function actor_parts(ids uuid[]) returns table (id uuid, part jsonb) language sql stable parallel safe
begin atomic
  select a.id, jsonb_strip_nulls(jsonb_build_object(
    'key', a.key, 'type', a.type, 'name', a.name, 'country', a.country, 'description', a.description,
    'aliases', (
      select jsonb_agg(jsonb_build_object('text', n.text, 'language', n.language, 'kind', n.kind)
        order by n.text collate "C", n.language collate "C", n.kind collate "C")
      from actor_name n where n.actor_id = a.id),
    'externalIds', (
      select jsonb_object_agg(x.scheme, x.value order by x.value collate "C" desc)
      from external_id x where x.actor_id = a.id)))
  from actor a where a.id = any(actor_parts.ids);
end;

create function affiliation_parts(ids uuid[]) returns table (id uuid, part jsonb) language sql stable parallel safe
begin atomic
  select f.id, jsonb_strip_nulls(jsonb_build_object(
    'member', (select a.key from actor a where a.id = f.member_id), 'kind', f.kind,
    'group', (select a.key from actor a where a.id = f.group_id), 'title', f.title,
    'from', day_words(f.valid_from), 'to', day_words(f.valid_to)))
  from affiliation f
  where f.id = any(affiliation_parts.ids);
end;

create function place_parts(ids uuid[]) returns table (id uuid, part jsonb) language sql stable parallel safe
begin atomic
  select p.id, jsonb_strip_nulls(jsonb_build_object(
    'key', p.key, 'name', p.name, 'country', p.country, 'latitude', p.latitude, 'longitude', p.longitude,
    'precision', p.precision,
    'externalIds', (
      select jsonb_object_agg(x.scheme, x.value order by x.value collate "C" desc)
      from external_id x where x.place_id = p.id)))
  from place p where p.id = any(place_parts.ids);
end;

create function source_parts(ids uuid[]) returns table (id uuid, part jsonb) language sql stable parallel safe
begin atomic
  select s.id, jsonb_strip_nulls(jsonb_build_object(
    'key', s.key, 'kind', s.kind, 'publisher', (select a.key from actor a where a.id = s.publisher_id),
    'title', s.title, 'url', s.url, 'archiveUrl', s.archive_url,
    'authors', nullif(s.authors, '{}'), 'language', s.language,
    'published', time_expression(s.published_from, s.published_to, s.published_precision, s.published_zone),
    'retrieved', moment_words(s.retrieved_at), 'timeZone', zone_left_out(s.published_from, s.published_zone)))
  from source s
  where s.id = any(source_parts.ids);
end;

create function engagement_parts(ids uuid[]) returns table (id uuid, part jsonb) language sql stable parallel safe
begin atomic
  select e.id, jsonb_strip_nulls(jsonb_build_object(
    'key', e.key, 'kind', e.kind, 'title', e.title, 'summary', e.summary, 'aggregate', nullif(e.aggregate, false),
    'period', time_expression(e.period_from, e.period_to, e.period_precision, e.period_zone),
    'place', (select p.key from place p where p.id = e.place_id),
    'partOf', (select w.key from engagement w where w.id = e.part_of_id),
    'timeZone', zone_left_out(e.period_from, e.period_zone),
    'participants', (
      select jsonb_agg(jsonb_build_object('actor', t.actor, 'role', t.role, 'side', t.side)
        order by t.actor collate "C", t.role collate "C")
      from (
        select (select a.key from actor a where a.id = t.actor_id) as actor, t.role, t.side
        from participation t where t.engagement_id = e.id offset 0) t)))
  from engagement e
  where e.id = any(engagement_parts.ids);
end;

-- A value is one of code, actor, place, quantity and time.
create view assertion_part as
select a.id, a.statement_id, a.superseded_at, jsonb_strip_nulls(jsonb_build_object(
  'engagement', (select e.key from engagement e where e.id = a.engagement_id), 'attribute', a.attribute,
  'subject', (select s.key from actor s where s.id = a.subject_id), 'polarity', nullif(a.polarity, 'AFFIRMS'),
  'basis', nullif(a.basis, 'STATED'), 'code', a.code, 'actor', (select v.key from actor v where v.id = a.actor_id),
  'place', (select p.key from place p where p.id = a.place_id),
  'quantity', case when a.qualifier is not null then jsonb_build_object(
    'low', a.low, 'best', a.best, 'high', a.high, 'qualifier', a.qualifier, 'unit', a.unit) end,
  'time', case when a.time_from is not null
    then time_expression(a.time_from, a.time_to, a.time_precision, a.time_zone) end)) as part
from assertion a;

-- Alone, an assertion names its statement.
create function assertion_parts(ids uuid[]) returns table (id uuid, part jsonb) language sql stable parallel safe
begin atomic
  select a.id, jsonb_build_object('statement', (select s.key from statement s where s.id = a.statement_id)) || a.part
  from assertion_part a
  where a.id = any(assertion_parts.ids);
end;

-- Without the assertions that were superseded.
create function statement_parts(ids uuid[]) returns table (id uuid, part jsonb) language sql stable parallel safe
begin atomic
  select s.id, jsonb_strip_nulls(jsonb_build_object(
    'key', s.key, 'speaker', (select p.key from actor p where p.id = s.speaker_id),
    'onBehalfOf', (select b.key from actor b where b.id = s.on_behalf_of_id),
    'kind', s.kind, 'rendering', s.rendering, 'text', s.text, 'language', s.language, 'originalText', s.original_text, 'originalLanguage', s.original_language,
    'said', time_expression(s.said_from, s.said_to, s.said_precision, s.said_zone),
    'medium', s.medium, 'platform', s.platform,
    'citations', (
      select jsonb_agg(jsonb_build_object('source', (select o.key from source o where o.id = c.source_id),
        'quote', c.quote, 'attribution', c.attribution, 'relays', (select r.key from source r where r.id = c.relays_id))
        order by c.position)
      from citation c where c.statement_id = s.id),
    'assertions', (
      select jsonb_agg(a.part order by (a.part ->> 'engagement') collate "C", (a.part ->> 'attribute') collate "C",
        (a.part ->> 'subject') collate "C", (a.part ->> 'actor') collate "C")
      from (
        select p.part from assertion_part p where p.statement_id = s.id and p.superseded_at is null offset 0) a)))
  from statement s
  where s.id = any(statement_parts.ids);
end;

create function relation_parts(ids uuid[]) returns table (id uuid, part jsonb) language sql stable parallel safe
begin atomic
  select r.id, jsonb_strip_nulls(jsonb_build_object(
    'from', (select f.key from statement f where f.id = r.from_id), 'type', r.type,
    'to', (select t.key from statement t where t.id = r.to_id), 'basis', r.basis, 'note', r.note))
  from statement_relation r
  where r.id = any(relation_parts.ids);
end;

create function assessment_parts(ids uuid[]) returns table (id uuid, part jsonb) language sql stable parallel safe
begin atomic
  select v.id, jsonb_strip_nulls(jsonb_build_object(
    'assessor', (select a.key from actor a where a.id = v.assessor_id),
    'statements', jsonb_build_array((select s.key from statement s where s.id = v.statement_id)),
    'verdict', v.verdict, 'credibility', v.credibility, 'note', v.note,
    'source', (select o.key from source o where o.id = v.source_id), 'assessed', time_by(v.assessed_at)))
  from assessment v
  where v.id = any(assessment_parts.ids);
end;
