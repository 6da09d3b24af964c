-- Letters and digits of any script, with their combining marks, are words; everything else parts them. PostgreSQL's parser
-- makes file names, hosts, signed numbers and compound words of what is joined by other characters, so it is given words
-- and spaces alone. Letters and digits are those of Unicode whatever the locale; the combining marks (category M) are
-- listed, because no class of regular expressions has them.
create function words(given text) returns text language sql immutable strict parallel safe
return regexp_replace(' ' || normalize(given) collate "und-x-icu", '[^[:alnum:]' ||
    '\u0300-\u036F\u0483-\u0489\u0591-\u05BD\u05BF\u05C1-\u05C2\u05C4-\u05C5\u05C7\u0610-\u061A\u064B-\u065F\u0670' ||
    '\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u0711-\u07F3\u07FD\u0816-\u082D\u0859-\u085B\u0897-\u08E1\u08E3-\u0963' ||
    '\u0981-\u09E3\u09FE-\u0A75\u0A81-\u0AE3\u0AFA-\u0B63\u0B82-\u0BD7\u0C00-\u0C63\u0C81-\u0C83\u0CBC-\u0D4D\u0D57' ||
    '\u0D62-\u0D63\u0D81-\u0DF3\u0E31-\u0E3A\u0E47-\u0E4E\u0EB1-\u0ECE\u0F18-\u0F19\u0F35\u0F37\u0F39\u0F3E-\u0F84' ||
    '\u0F86-\u0FBC\u0FC6\u102B-\u103E\u1056-\u109D\u135D-\u135F\u1712-\u1734\u1752-\u17D3\u17DD\u180B-\u180D' ||
    '\u180F-\u193B\u1A17-\u1A1B\u1A55-\u1A7F\u1AB0-\u1B44\u1B6B-\u1B73\u1B80-\u1BF3\u1C24-\u1C37\u1CD0-\u1CD2' ||
    '\u1CD4-\u1DFF\u20D0-\u20F0\u2CEF-\u2CF1\u2D7F-\u2DFF\u302A-\u302F\u3099-\u309A\uA66F-\uA672\uA674-\uA67D' ||
    '\uA69E-\uA69F\uA6F0-\uA6F1\uA802-\uA827\uA82C\uA880-\uA8C5\uA8E0-\uA8F1\uA8FF-\uA92D\uA947-\uA953\uA980-\uA9C0' ||
    '\uA9E5-\uAA4D\uAA7B-\uAAC1\uAAEB-\uAAEF\uAAF5-\uAAF6\uABE3-\uABEA\uABEC-\uABED\uFB1E\uFE00-\uFE0F\uFE20-\uFE2F' ||
    '\U000101FD-\U000102E0\U00010376-\U0001037A\U00010A01-\U00010A3F\U00010AE5-\U00010AE6\U00010D24-\U00010D6D' ||
    '\U00010EAB-\U00010EAC\U00010EFC-\U00010EFF\U00010F46-\U00010F50\U00010F82-\U00010F85\U00011000-\U00011046' ||
    '\U00011070-\U000110BA\U000110C2\U00011100-\U00011134\U00011145-\U00011173\U00011180-\U000111C0' ||
    '\U000111C9-\U000111CC\U000111CE-\U000111CF\U0001122C-\U00011237\U0001123E-\U00011241\U000112DF-\U000113D2' ||
    '\U000113E1-\U00011446\U0001145E-\U000114C3\U000115AF-\U000115C0\U000115DC-\U00011640\U000116AB-\U000116B7' ||
    '\U0001171D-\U0001172B\U0001182C-\U0001183A\U00011930-\U00011943\U000119D1-\U000119E0\U000119E4-\U00011A3E' ||
    '\U00011A47-\U00011A99\U00011C2F-\U00011C3F\U00011C92-\U00011EF6\U00011F00-\U00011F42\U00011F5A' ||
    '\U00013440-\U0001612F\U00016AF0-\U00016AF4\U00016B30-\U00016B36\U00016F4F-\U00016F92\U00016FE4-\U00016FF1' ||
    '\U0001BC9D-\U0001BC9E\U0001CF00-\U0001CF46\U0001D165-\U0001D169\U0001D16D-\U0001D172\U0001D17B-\U0001D182' ||
    '\U0001D185-\U0001D18B\U0001D1AA-\U0001D1AD\U0001D242-\U0001D244\U0001DA00-\U0001DA36\U0001DA3B-\U0001DA6C' ||
    '\U0001DA75\U0001DA84\U0001DA9B-\U0001E136\U0001E2AE-\U0001E2EF\U0001E4EC-\U0001E5EF\U0001E8D0-\U0001E94A' ||
    '\U000E0100-\U000E01EF' ||
    '][^[:alnum:]]*', ' ', 'g');

-- Each word by its stem, if it is English, and, with weight A, as it is: prefixes are looked for among the latter.
create function search_vector(given text) returns tsvector language sql immutable strict parallel safe
begin atomic
  select (to_tsvector('counterclaim', w)::text || ' ' || setweight(to_tsvector('simple', w), 'A')::text)::tsvector
  from (select words(given) as w offset 0) as x;
end;

-- Both texts, and between them a lexeme that is no word, so that no phrase begins in the one and ends in the other.
create function search_vector(first text, second text) returns tsvector language sql immutable parallel safe
return search_vector(first) || coalesce('''|'':1'::tsvector || search_vector(second), '');

-- What to look for: words in single quotation marks, with a * at the end if they are prefixes, in a formula of tsquery.
-- The cost says that this is not to be done anew for each row.
create function search_query(formula text) returns tsquery language plpgsql immutable strict parallel safe cost 10000 as $$
begin
  return (
    select string_agg(case when n % 2 = 1 then part else '(' || coalesce(nullif(case
        when part like '%*' then to_tsquery('simple', quote_literal(words(part)) || ':*A')
        else to_tsquery('counterclaim', quote_literal(words(part))) end::text, ''), '''&''') || ')' end, '' order by n)
    from string_to_table(formula, '''') with ordinality as p (part, n))::tsquery;
end $$;

alter table statement drop search;
alter table statement
  add search tsvector not null generated always as (search_vector(text, original_text)) stored;
create index statement_search on statement using gin (search);

alter table engagement drop search;
alter table engagement
  add search tsvector not null generated always as (search_vector(title, summary)) stored;
create index engagement_search on engagement using gin (search);

-- How well an actor is named by what is sought: above all by its whole name, then by a whole alias, then by what is alike.
create function name_rank(sought text, actor uuid) returns real language sql stable strict parallel safe
begin atomic
  select max(case when lower(words(n.name)) = lower(words(sought)) then n.whole
    else word_similarity(sought, n.name) + similarity(sought, n.name) end)::real
  from (
    select name::text collate "und-x-icu", 4 from actor where id = name_rank.actor
    union all select text collate "und-x-icu", 3 from actor_name where actor_id = name_rank.actor) as n (name, whole);
end;
