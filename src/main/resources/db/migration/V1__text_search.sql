-- Names with spelling mistakes (pg_trgm), and exclusion constraints over ids and dates (btree_gist).
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

do $$
begin
  if current_setting('server_encoding') <> 'UTF8'
     or (select datctype from pg_database where datname = current_database()) in ('C', 'POSIX') then
    raise exception 'This database must have the encoding UTF8 and an LC_CTYPE other than C or POSIX: without them, '
      'words that are not English are neither lower-cased nor found.';
  end if;
end $$;

-- English words are stemmed, words of other scripts are found as typed. No stop words: "not true" is a phrase of two words.
create text search dictionary english_every_word (template = snowball, language = english);
create text search configuration counterclaim (copy = simple);
alter text search configuration counterclaim
  alter mapping for asciiword, asciihword, hword_asciipart with english_every_word;
