-- Words of sources are parted, and looked for, like those of statements and engagements.
alter table source drop search;
alter table source
  add search tsvector not null generated always as (search_vector(coalesce(title, ''), url)) stored;
create index source_search on source using gin (search);
drop function plain_words;
