create table place (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 100),
  name text not null check (name ~ '\S' and length(name) <= 300),
  country text check (country ~ '^[A-Z]{2}$'),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  precision text not null check (precision in ('EXACT', 'NEAR', 'ADM2', 'ADM1', 'REGION', 'COUNTRY', 'WATER_OR_AIRSPACE')),
  recorded_at timestamptz not null default now(),
  deleted_at timestamptz,
  deletion_reason text check (deletion_reason ~ '\S'),
  check ((deleted_at is null) = (deletion_reason is null)),
  check ((latitude is null) = (longitude is null)),
  check (precision <> 'EXACT' or latitude is not null)
);
create index place_by_country on place (country);
create index place_by_coordinates on place (latitude, longitude);

create table external_id (
  id uuid primary key,
  actor_id uuid references actor,
  place_id uuid references place,
  scheme text not null check (scheme in ('WIKIDATA', 'GEONAMES', 'ISO3166', 'UCDP', 'OPENSANCTIONS', 'LEI')),
  value text not null check (value ~ '^\S+$' and length(value) <= 100),
  check (num_nonnulls(actor_id, place_id) = 1),
  check (scheme <> 'WIKIDATA' or value ~ '^Q[1-9][0-9]*$'),
  unique (place_id, scheme, value)
);
create unique index external_id_of_one_actor on external_id (value, scheme) where actor_id is not null;
create index external_id_of_actor on external_id (actor_id);

create table engagement (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 100),
  kind text not null check (kind in ('MILITARY_OPERATION', 'COMBAT_ENGAGEMENT', 'ARTILLERY_OR_MISSILE_STRIKE',
    'AIR_OR_DRONE_STRIKE', 'TERRITORIAL_CHANGE', 'TROOP_DEPLOYMENT', 'VIOLENCE_AGAINST_CIVILIANS',
    'DIPLOMATIC_MEETING', 'AGREEMENT', 'PRISONER_EXCHANGE', 'OTHER')),
  title text collate "und-x-icu" not null check (title ~ '\S' and length(title) <= 300),
  summary text,
  aggregate boolean not null,
  period_from timestamptz,
  period_to timestamptz,
  period_precision text not null
    check (period_precision in ('MINUTE', 'HOUR', 'DAY', 'DAYS', 'WEEK', 'MONTH', 'YEAR', 'UNKNOWN')),
  place_id uuid references place,
  part_of_id uuid references engagement check (part_of_id <> id),
  recorded_at timestamptz not null default now(),
  deleted_at timestamptz,
  deletion_reason text check (deletion_reason ~ '\S'),
  -- A start that is not known sorts last in either direction.
  started_first timestamptz not null generated always as (coalesce(period_from, '9999-12-31 00:00:00+00')) stored,
  started_last timestamptz not null generated always as (coalesce(period_from, '0001-01-01 00:00:00+00')) stored,
  search tsvector not null generated always as (
    to_tsvector('counterclaim', title || ' ' || coalesce(summary, ''))) stored,
  check ((deleted_at is null) = (deletion_reason is null)),
  check (period_from < period_to),
  check ((period_from is null) = (period_precision = 'UNKNOWN'))
);
create index engagement_by_start_asc on engagement (started_first, id);
create index engagement_by_start_desc on engagement (started_last, id);
create index engagement_by_title on engagement (title, id);
create index engagement_by_kind on engagement (kind, started_last, id);
create index engagement_by_place on engagement (place_id);
create index engagement_part_of on engagement (part_of_id, started_last, id);
create index engagement_search on engagement using gin (search);
create index engagement_period on engagement using gist (tstzrange(period_from, period_to))
  where period_from is not null;
-- Without these, any stretch of time is taken to overlap one engagement in a hundred.
create statistics engagement_period_overlaps on (tstzrange(period_from, period_to)) from engagement;

create table participation (
  id uuid primary key,
  engagement_id uuid not null references engagement,
  actor_id uuid not null references actor,
  role text not null check (role in ('PARTY', 'INITIATOR', 'TARGET', 'SUPPORTING', 'COMMANDING', 'ATTENDEE', 'HOST',
    'MEDIATOR', 'VICTIM', 'WITNESS')),
  side text check (side in ('A', 'B')),
  unique (engagement_id, actor_id, role)
);
create index participation_of_actor on participation (actor_id, engagement_id);
