-- Places by name, as actors have it.
alter table place alter name type text collate "und-x-icu";
create index place_by_name on place (name, id);
create index place_name_similar on place using gin (name gin_trgm_ops);
drop index place_by_country;
create index place_by_country on place (country, name, id);
create index place_by_precision on place (precision, name, id);
drop index engagement_by_place;
create index engagement_by_place on engagement (place_id, started_last, id);

-- Letters and digits are words, also those of an address; everything else parts them.
create function plain_words(given text) returns text language sql immutable strict parallel safe
return regexp_replace(given collate "und-x-icu", '[^[:alnum:]]+', ' ', 'g');

-- A time of publication that is not known sorts last in either direction.
alter table source
  add published_first timestamptz not null generated always as (coalesce(published_from, '9999-12-31 00:00:00+00')) stored,
  add published_last timestamptz not null generated always as (coalesce(published_from, '0001-01-01 00:00:00+00')) stored,
  add search tsvector not null generated always as (
    to_tsvector('simple', plain_words(coalesce(title, '') || ' ' || coalesce(url, '')))) stored;
create index source_by_published_asc on source (published_first, id);
create index source_by_published_desc on source (published_last, id);
create index source_by_recorded on source (recorded_at, id);
create index source_by_kind on source (kind, published_last, id);
create index source_by_language on source (language, published_last, id);
drop index source_of_publisher;
create index source_by_publisher on source (publisher_id, published_last, id);
create index source_search on source using gin (search);
create index citation_relaying on citation (relays_id, source_id) where relays_id is not null;
