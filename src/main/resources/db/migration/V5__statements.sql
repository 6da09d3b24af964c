create table source (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 100),
  kind text not null check (kind in ('WEB_PAGE', 'SOCIAL_POST', 'BROADCAST', 'DOCUMENT', 'ARCHIVE', 'CITATION_ONLY')),
  publisher_id uuid not null references actor,
  title text,
  url text check (url ~ '^https?://\S+$'),
  archive_url text check (archive_url ~ '^https?://\S+$'),
  authors text[] not null,
  language text check (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  published_from timestamptz,
  published_to timestamptz,
  published_precision text not null
    check (published_precision in ('MINUTE', 'HOUR', 'DAY', 'DAYS', 'WEEK', 'MONTH', 'YEAR', 'UNKNOWN')),
  retrieved_at timestamptz,
  recorded_at timestamptz not null default now(),
  deleted_at timestamptz,
  deletion_reason text check (deletion_reason ~ '\S'),
  check ((deleted_at is null) = (deletion_reason is null)),
  check (published_from < published_to),
  check (num_nonnulls(published_from, published_to) = case published_precision when 'UNKNOWN' then 0 else 2 end)
);
create index source_of_publisher on source (publisher_id);

create table statement (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 100),
  kind text not null check (kind in ('CLAIM', 'DENIAL', 'REPORT', 'ACKNOWLEDGEMENT', 'ACCUSATION', 'PRAISE', 'APPEAL',
    'PROMISE', 'THREAT', 'COMMENT', 'DECLINED_COMMENT', 'CORRECTION', 'RETRACTION', 'VERIFICATION_NOTE')),
  rendering text not null check (rendering in ('DIRECT_QUOTE', 'PARTIAL_QUOTE', 'PARAPHRASE')),
  text text not null check (text ~ '\S'),
  language text not null check (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  original_text text check (original_text ~ '\S'),
  original_language text check (original_language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  speaker_id uuid not null references actor,
  on_behalf_of_id uuid references actor,
  -- The camp is kept here because working it out for each row of a list took 60 times as long.
  camp_id uuid not null references actor,
  -- The calendar day, in the time zone of whoever recorded it, on which the camp is looked up.
  camp_day date not null,
  said_from timestamptz,
  said_to timestamptz not null,
  said_precision text not null
    check (said_precision in ('MINUTE', 'HOUR', 'DAY', 'DAYS', 'WEEK', 'MONTH', 'YEAR', 'UNKNOWN')),
  medium text not null check (medium in ('SPEECH', 'VIDEO_ADDRESS', 'PRESS_CONFERENCE', 'INTERVIEW',
    'SOCIAL_MEDIA_POST', 'OFFICIAL_COMMUNIQUE', 'NEWS_ARTICLE', 'BROADCAST', 'BACKGROUND_BRIEFING', 'DOCUMENT', 'UNKNOWN')),
  platform text,
  recorded_at timestamptz not null default now(),
  deleted_at timestamptz,
  deletion_reason text check (deletion_reason ~ '\S'),
  search tsvector not null generated always as (
    to_tsvector('counterclaim', text || ' ' || coalesce(original_text, ''))) stored,
  check ((deleted_at is null) = (deletion_reason is null)),
  check ((original_text is null) = (original_language is null)),
  check (said_from < said_to),
  check (said_from <= recorded_at + interval '24 hours'),
  check ((said_from is null) = (said_precision = 'UNKNOWN'))
);
create index statement_by_said on statement (said_to, id);
create index statement_by_recorded on statement (recorded_at, id);
create index statement_by_speaker on statement (speaker_id, said_to, id);
create index statement_by_on_behalf_of on statement (on_behalf_of_id) where on_behalf_of_id is not null;
create index statement_by_camp on statement (camp_id, said_to, id);
create index statement_by_kind on statement (kind, said_to, id);
create index statement_by_medium on statement (medium, said_to, id);
create index statement_by_language on statement (language, said_to, id);
create index statement_search on statement using gin (search);

create table citation (
  id uuid primary key,
  statement_id uuid not null references statement,
  source_id uuid not null references source,
  position int not null check (position >= 0),
  quote text check (quote ~ '\S'),
  attribution text,
  relays_id uuid references source check (relays_id <> source_id),
  unique (statement_id, position)
);
create index citation_of_source on citation (source_id, statement_id);

create table assertion (
  id uuid primary key,
  statement_id uuid not null references statement,
  engagement_id uuid not null references engagement,
  attribute text not null check (attribute in ('OCCURRED', 'STATUS', 'OUTCOME', 'CONTROLLER', 'PARTICIPANT', 'INITIATOR',
    'TARGET', 'COUNT', 'PERSONNEL', 'KILLED', 'WOUNDED', 'CAPTURED', 'EQUIPMENT_LOST', 'AREA_KM2', 'START', 'END', 'PLACE')),
  subject_id uuid references actor,
  polarity text not null check (polarity in ('AFFIRMS', 'DENIES', 'NEITHER')),
  basis text not null check (basis in ('STATED', 'INFERRED')),
  code text check (code ~ '^[A-Z0-9]+(_[A-Z0-9]+)*$' and length(code) <= 100),
  actor_id uuid references actor,
  place_id uuid references place,
  low double precision check (low >= 0 and low < 'infinity'),
  best double precision check (best >= 0 and best < 'infinity'),
  high double precision check (high >= 0 and high < 'infinity'),
  qualifier text check (qualifier in ('EXACTLY', 'ABOUT', 'NEARLY', 'AT_LEAST', 'MORE_THAN', 'UP_TO', 'LESS_THAN')),
  unit text check (unit ~ '\S' and length(unit) <= 100),
  time_from timestamptz,
  time_to timestamptz,
  time_precision text
    check (time_precision in ('MINUTE', 'HOUR', 'DAY', 'DAYS', 'WEEK', 'MONTH', 'YEAR')),
  recorded_at timestamptz not null default now(),
  superseded_at timestamptz check (superseded_at >= recorded_at),
  check (low <= best and best <= high or low <= best and high is null or best <= high and low is null
    or best is null and (low is null or high is null or low <= high) or low is null and high is null),
  check (time_from < time_to),
  check (num_nonnulls(time_from, time_to, time_precision) in (0, 3)),
  check ((num_nonnulls(low, best, high) > 0) = (qualifier is not null)),
  check ((qualifier is null) = (unit is null)),
  check (case
    when qualifier in ('EXACTLY', 'ABOUT') then best is not null
    when qualifier in ('NEARLY', 'UP_TO', 'LESS_THAN') then high is not null and low is null and best is null
    when qualifier in ('AT_LEAST', 'MORE_THAN') then low is not null and best is null and high is null
    else true end),
  -- Exactly one value, of the kind that the attribute takes.
  check (num_nonnulls(code, actor_id, place_id, qualifier, time_precision) = 1),
  check (case
    when attribute = 'OCCURRED' then code is not null and code in ('YES', 'NO')
    when attribute = 'STATUS' then code is not null and code in ('ONGOING', 'ENDED', 'NOT_STARTED')
    when attribute = 'OUTCOME' then code is not null
    when attribute in ('CONTROLLER', 'PARTICIPANT', 'INITIATOR', 'TARGET') then actor_id is not null
    when attribute = 'PLACE' then place_id is not null
    when attribute in ('START', 'END') then time_precision is not null
    else qualifier is not null end)
);
create unique index assertion_once on assertion (statement_id, engagement_id, attribute, subject_id)
  nulls not distinct
  where superseded_at is null and attribute not in ('PARTICIPANT', 'INITIATOR', 'TARGET');
create unique index assertion_of_many_values_once on assertion (statement_id, engagement_id, attribute, subject_id, actor_id)
  nulls not distinct
  where superseded_at is null and attribute in ('PARTICIPANT', 'INITIATOR', 'TARGET');
create index assertion_of_engagement on assertion (engagement_id, attribute, statement_id) include (superseded_at);
create index assertion_of_attribute on assertion (attribute, statement_id) where superseded_at is null;
