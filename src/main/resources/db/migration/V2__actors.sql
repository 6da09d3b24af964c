create table actor (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 100),
  type text not null check (type in ('PERSON', 'STATE', 'GOVERNMENT_BODY', 'ARMED_FORCE', 'MILITARY_UNIT',
    'NON_STATE_ARMED_GROUP', 'INTELLIGENCE_AGENCY', 'MEDIA_OUTLET', 'INTERGOVERNMENTAL_ORGANIZATION',
    'NON_GOVERNMENTAL_ORGANIZATION', 'POLITICAL_ORGANIZATION', 'COMPANY', 'POPULATION_GROUP', 'UNNAMED_SOURCE', 'OTHER')),
  name text collate "und-x-icu" not null check (name ~ '\S' and length(name) <= 300),
  country text check (country ~ '^[A-Z]{2}$'),
  description text,
  recorded_at timestamptz not null default now(),
  deleted_at timestamptz,
  deletion_reason text check (deletion_reason ~ '\S'),
  check ((deleted_at is null) = (deletion_reason is null))
);
create index actor_by_name on actor (name, id);
create index actor_by_type on actor (type, name, id);
create index actor_by_country on actor (country, name, id);
create index actor_name_similar on actor using gin (name gin_trgm_ops);

create table actor_name (
  id uuid primary key,
  actor_id uuid not null references actor,
  text text not null check (text ~ '\S' and length(text) <= 300),
  language text check (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  kind text not null check (kind in ('ALIAS', 'TRANSLITERATION', 'FORMER', 'NATIVE')),
  unique nulls not distinct (actor_id, text, kind, language)
);
create index actor_name_text_similar on actor_name using gin (text gin_trgm_ops);

create table affiliation (
  id uuid primary key,
  member_id uuid not null references actor,
  group_id uuid not null references actor,
  kind text not null check (kind in ('HEAD_OF', 'COMMANDS', 'MEMBER_OF', 'SUBUNIT_OF', 'SPOKESPERSON_FOR',
    'CONTROLLED_BY', 'OWNED_BY', 'ALLIED_WITH', 'SUCCESSOR_OF')),
  title text,
  valid_from date,
  valid_to date,
  recorded_at timestamptz not null default now(),
  superseded_at timestamptz,
  check (member_id <> group_id),
  check (valid_from < valid_to),
  constraint affiliation_does_not_overlap exclude using gist (
    member_id with =, group_id with =, kind with =, daterange(valid_from, valid_to) with &&
  ) where (superseded_at is null)
);
create index affiliation_of_member on affiliation (member_id) where superseded_at is null;
create index affiliation_of_group on affiliation (group_id) where superseded_at is null;
