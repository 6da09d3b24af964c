-- Fills an empty, migrated database with a world to measure on: 200,000 statements of 5,000 actors over three years about
-- 20,000 engagements, with their sources, citations, assertions (3,000 on one attribute of `engagement-1`), relations and
-- assessments. Every run makes the same rows with the same ids. Through psql -f, or JDBC as one script, by a superuser.
begin;
-- What triggers would work out and check for each row is worked out below for all of them; PlanTest compares.
set local session_replication_role = replica;
set local timezone = 'UTC';
set local jit = off;
set local work_mem = '128MB';
set local maintenance_work_mem = '512MB';

-- What looks like chance: a number in [0, 1) that depends on nothing but a row's number and what it is for.
create function pg_temp.u(n int, salt int) returns float8 language sql immutable parallel safe
as $$ select (hashint4extended(n, salt) & 4503599627370495) / 4503599627370496.0::float8 $$;
-- 1 to size, where 1 comes `size` times as often as `size`.
create function pg_temp.zipf(size int, u float8) returns int language sql immutable parallel safe
as $$ select floor(exp(u * ln(size + 1)))::int $$;
create function pg_temp.pick(choices text[], u float8) returns text language sql immutable parallel safe
as $$ select choices[1 + floor(u * cardinality(choices))::int] $$;
-- One of some choices, each of which reaches up to its bound, the last one to 1.
create function pg_temp.pick(choices text[], bounds float8[], u float8) returns text language sql immutable parallel safe
as $$ select choices[1 + width_bucket(u, bounds)] $$;
-- A UUID of version 7, four minutes after that of the row before.
create function pg_temp.id(kind int, n int) returns uuid language sql immutable parallel safe
as $$ select (lpad(to_hex(1661990400000 + n * 240000::bigint), 12, '0') || '7' || lpad(to_hex(kind), 3, '0')
  || to_hex(32768 + (hashint4(n) & 4095)) || lpad(to_hex(n), 12, '0'))::uuid $$;
create function pg_temp.key(name text, n int) returns text language sql immutable parallel safe
as $$ select trim('-' from regexp_replace(left(lower(name), 80), '[^a-z0-9]+', '-', 'g')) || '-' || n $$;
-- Where it is recorded: mostly around the war, elsewhere up to both ends of the earth.
create function pg_temp.zone(n int, salt int) returns text language sql immutable parallel safe
as $$ select pg_temp.pick('{Europe/Moscow,UTC,+03:00,America/New_York,Asia/Kolkata,-12:00,+14:00}', '{0.4, 0.6, 0.8, 0.9, 0.96, 0.98}', pg_temp.u(n, salt)) $$;
-- The time there; PostgreSQL takes the sign of an offset for the opposite one, but not in the name of a zone.
create function pg_temp.clock(moment timestamptz, zone text) returns timestamp language sql stable parallel safe
as $$ select moment at time zone case when zone ~ '^[+-]' then translate(zone, '+-', '-+') else zone end $$;
create function pg_temp.moment(clock timestamp, zone text) returns timestamptz language sql stable parallel safe
as $$ select clock at time zone case when zone ~ '^[+-]' then translate(zone, '+-', '-+') else zone end $$;
create function pg_temp.at(share float8) returns timestamptz language sql immutable parallel safe
as $$ select timestamptz '2022-09-01 00:00:00+00' + share * interval '94608000 seconds' $$;

-- ---------------------------------------------------------------- words

create temp table word on commit drop as
select script, r.rank, coalesce(common[r.rank],
  a[1 + (r.rank * 7) % 20] || b[1 + (r.rank / 20) % 10] || c[1 + (r.rank / 200) % 10]) as word
from (values
  ('latin', string_to_array('the of in and to a that on by were not its from was for at said killed troops forces have with as it after near has'
    ' strike drone missile attack town village soldiers military is they are overnight control army region civilians no people shelling night'
    ' air positions losses more than two reported claims ministry defence wounded this fighting front line enemy artillery officials an'
    ' destroyed captured city we our will but had been over during border operation against three five dozen hundred thousand out down shot'
    ' true evidence continue withdrew advance held assault infantry tank depot fuel power station bridge railway port hospital school children'
    ' ceasefire talks prisoners exchange agreement violated denied confirmed responsible blames rocket guided bomb aircraft helicopter crew'
    ' brigade battalion commander units repelled attempts direction sector river settlement district administration governor spokesman', ' '),
   string_to_array('bar dol ver kos mar tor lis pod zel gor nov ras hal bir sem tar vol kur dan yam', ' '),
   string_to_array('a o i e u ar en il or an', ' '), string_to_array('vka grad nets sk din tov ma rek lia pol', ' ')),
  ('uk', string_to_array('у на в що та не за до з про військові війська удар місто село ворог оборони наші було під час ночі дронів ракет загинули'
    ' поранені це неправда обстріл атака росії бригада фронт позиції втрати триває область цивільні міністерство заявив підтвердив', ' '),
   string_to_array('бар дол вер кос мар тор ліс под зел гор нов рас гал бір сем тар вол кур дан ям', ' '),
   string_to_array('а о и е у ар ен іл ор ан', ' '), string_to_array('вка град нець ськ дин тів ма рик лія піль', ' ')),
  ('ru', string_to_array('в на и что не за по с из о войска удар город село противник обороны наши было во время ночью дронов ракет погибли'
    ' раненые это неправда обстрел атака украины бригада фронт позиции потери продолжается область мирные министерство заявил подтвердил', ' '),
   string_to_array('бар дол вер кос мар тор лис под зел гор нов рас гал бир сем тар вол кур дан ям', ' '),
   string_to_array('а о и е у ар ен ил ор ан', ' '), string_to_array('вка град нец ск дин тов ма рек лия поль', ' ')))
  as s (script, common, a, b, c), generate_series(1, 2000) as r (rank);
create unique index on word (script, rank);
analyze word;

create temp table phrase on commit drop as
select s.script, s.salt, p.n, string_agg(w.word, ' ' order by i) as words
from (values ('latin', 100), ('uk', 200), ('ru', 300)) as s (script, salt), generate_series(1, 9000) as p (n),
  generate_series(1, 5 + floor(9 * pg_temp.u(p.n, s.salt))::int) as i
join word w on true
where w.script = s.script and w.rank = pg_temp.zipf(2000, pg_temp.u(p.n * 16 + i, s.salt + 1))
group by s.script, s.salt, p.n;
alter table phrase add search tsvector;
update phrase set search = search_vector(words);
create unique index on phrase (script, n);
analyze phrase;

-- ---------------------------------------------------------------- actors

create temp table state on commit drop as
select n, split_part(s, ':', 1) as name, split_part(s, ':', 2) as country
from unnest(string_to_array('Russia:RU,Ukraine:UA,United States:US,Israel:IL,Iran:IR,United Kingdom:GB,China:CN,Turkey:TR,Germany:DE,France:FR,'
  'Poland:PL,Syria:SY,Lebanon:LB,Yemen:YE,Sudan:SD,North Korea:KP,South Korea:KR,India:IN,Pakistan:PK,Azerbaijan:AZ,Armenia:AM,Belarus:BY,Georgia:GE,'
  'Moldova:MD,Romania:RO,Hungary:HU,Slovakia:SK,Finland:FI,Sweden:SE,Norway:NO,Estonia:EE,Latvia:LV,Lithuania:LT,Italy:IT,Spain:ES,Greece:GR,Egypt:EG,'
  'Jordan:JO,Iraq:IQ,Saudi Arabia:SA,Qatar:QA,Kuwait:KW,Ethiopia:ET,Eritrea:ER,Somalia:SO,Libya:LY,Mali:ML,Niger:NE,Chad:TD,Rwanda:RW,DR Congo:CD,'
  'Myanmar:MM,Taiwan:TW,Japan:JP,Philippines:PH,Vietnam:VN,Venezuela:VE,Colombia:CO,Mexico:MX,Iceland:IS', ',')) with ordinality as x (s, n);

create temp table player on commit drop as
with typed as (
  select n, case when n <= 60 then 'STATE' when n <= 120 then 'ARMED_FORCE' when n <= 300 then 'GOVERNMENT_BODY'
      when n <= 360 then 'INTELLIGENCE_AGENCY' when n <= 1000 then 'MILITARY_UNIT' when n <= 1100 then 'MEDIA_OUTLET'
      when n <= 1150 then 'NON_GOVERNMENTAL_ORGANIZATION' when n <= 1200 then 'COMPANY' when n <= 1210 then 'INTERGOVERNMENTAL_ORGANIZATION'
      when n <= 1250 then 'NON_STATE_ARMED_GROUP' when n <= 1350 then 'UNNAMED_SOURCE' when n <= 1400 then 'POPULATION_GROUP'
      else 'PERSON' end as type,
    case when n <= 360 then (n - 1) % 60 + 1 when n <= 1000 then pg_temp.zipf(60, pg_temp.u((n - 361) / 8, 1))
      when n between 1401 and 1460 then n - 1400 else pg_temp.zipf(60, pg_temp.u(n, 1)) end as state,
    pg_temp.u(n, 2) as a, pg_temp.u(n, 3) as b, pg_temp.u(n, 4) as c
  from generate_series(1, 5000) as n)
select t.n, t.type, t.state, s.country, t.a, t.b, t.c, case
  when t.n <= 60 then s.name when t.n <= 120 then 'Armed Forces of ' || s.name when t.n <= 180 then 'General Staff of ' || s.name
  when t.n <= 240 then 'Ministry of Defence of ' || s.name when t.n <= 300 then 'Ministry of Foreign Affairs of ' || s.name
  when t.n <= 360 then 'Intelligence Service of ' || s.name
  when t.n <= 1000 then case (t.n - 361) % 8 when 0 then 'Army Corps' else
    pg_temp.pick('{Mechanized Brigade,Motor Rifle Brigade,Tank Regiment,Airborne Brigade,Artillery Brigade,Marine Battalion,Assault Regiment}', t.b) end
    || ' ' || 1 + floor(t.a * 150) || ' of ' || s.name
  when t.n <= 1100 then initcap(w.word) || ' ' || pg_temp.pick('{Times,Post,Herald,News,Tribune,Telegraph,Pravda,Radio,TV,Observer}', t.b)
  when t.n <= 1150 then initcap(w.word) || ' ' || pg_temp.pick('{Watch,Monitor,Observatory,Initiative,Relief}', t.b)
  when t.n <= 1200 then initcap(w.word) || ' ' || pg_temp.pick('{Media,Energy,Holding,Systems,Group}', t.b)
  when t.n <= 1210 then pg_temp.pick('{Alliance,Union,League,Council,Organization}', t.b) || ' of ' || initcap(w.word)
  when t.n <= 1250 then initcap(w.word) || ' ' || pg_temp.pick('{Liberation Front,Militia,Volunteer Corps,Movement}', t.b)
  when t.n <= 1350 then pg_temp.pick('{Officials,Intelligence sources,Diplomats,A senior commander,Rescue workers}', t.a) || ' of ' || s.name || ' ' || t.n
  when t.n <= 1400 then pg_temp.pick('{Civilians,Residents,Refugees,Prisoners}', t.a) || ' of ' || initcap(w.word)
  else pg_temp.pick('{Oleksandr,Ivan,Mykola,Dmytro,Serhii,Andrii,Yurii,Viktor,Petro,Volodymyr,Aleksandr,Sergei,Dmitry,Nikolai,Vladimir,Igor,Olga,Natalia,'
      'Tetiana,Iryna,Anna,Maria,Svitlana,Elena,John,Michael,David,James,Sarah,Emily,Robert,Thomas,Ahmed,Hassan,Ali,Fatima,Omar,Yusuf,Leila,Amir,Wei,Jun,'
      'Min-jun,Hiroshi,Pierre,Claire,Hans,Greta,Piotr,Agnieszka,Mehmet,Ayşe,Carlos,Lucia,Giorgi,Nino,Aram,Anahit,Rajesh,Priya}', t.a) || ' '
    || pg_temp.pick('{Koval,Shevch,Bond,Tkach,Boyk,Krav,Polish,Lys,Moroz,Petr,Ivan,Sidor,Pavl,Mel,Rom,Kuzn,Popov,Sokol,Leb,Kozl,Nov,Vas,Zaits,Gol,Vin,'
      'Bogd,Voron,Orl,Kis,Mak,Zakh,Bel,Tar,Kom,Gus,Tit,Kuz,Bar,Fil,Mart,Den,Greg,Hak,Sark,Abash,Kap,Bek,Nas,Rash,Yild}', t.b)
    || pg_temp.pick('{enko,uk,chuk,ov,ev,sky,in,yan,adze,ski,son,er,i,oglu}', t.c) end as name
from typed t join state s on s.n = t.state join word w on w.script = 'latin' and w.rank = 130 + (t.n * 37) % 1800;

insert into actor (id, key, type, name, country, description, recorded_at)
select pg_temp.id(1, n), pg_temp.key(name, n), type, name,
  case when type = 'INTERGOVERNMENTAL_ORGANIZATION' or c > 0.9 and n > 60 then null else country end,
  case when a < 0.4 then 'Made for measuring.' end, '2022-08-01'
from player;

insert into actor_name (id, actor_id, text, language, kind)
select pg_temp.id(2, p.n * 3 + v.i), pg_temp.id(1, p.n), v.text, v.language, v.kind
from player p, lateral (values
  (0, regexp_replace(p.name, '^(\w)\S* ', '\1. '), null, 'ALIAS', p.type = 'PERSON'),
  (1, translate(p.name, 'yvkiea', 'iwcyea'), null, 'TRANSLITERATION', p.type = 'PERSON' and p.a < 0.5),
  (2, translate(lower(p.name), 'abvgdezijklmnoprstufhcywqx', 'абвгдезийклмнопрстуфхцивкк'), 'uk', 'NATIVE', p.type = 'PERSON' and p.state <= 2),
  (0, regexp_replace(p.name, '(\w)\w*\W*', '\1', 'g') || p.n, null, 'ALIAS', p.type <> 'PERSON' and p.n > 60),
  (1, 'Former ' || p.name, 'en', 'FORMER', p.type <> 'PERSON' and p.b < 0.2)) as v (i, text, language, kind, wanted)
where v.wanted;

insert into external_id (id, actor_id, scheme, value)
select pg_temp.id(3, n), pg_temp.id(1, n), 'WIKIDATA', 'Q' || 100000 + n * 17 from player where c < 0.6
union all select pg_temp.id(3, 10000 + n::int), pg_temp.id(1, n::int), 'ISO3166', country from state;

-- All that changes, changes at the start of a year or of its second half.
insert into affiliation (id, member_id, group_id, kind, valid_from, valid_to, recorded_at)
select pg_temp.id(4, p.n * 4 + l.i), pg_temp.id(1, p.n), pg_temp.id(1, l.up), l.kind, l.since, l.until, '2022-08-01'
from player p
cross join lateral (select date '2023-01-01' + interval '6 months' * floor(p.a * 5)) as d (turn)
cross join lateral (values
  (0, p.n - 60, 'SUBUNIT_OF', null::date, null::date, p.n between 61 and 180),
  (0, p.state, 'CONTROLLED_BY', null, null, p.n between 181 and 360),
  (0, 120 + p.state, 'SUBUNIT_OF', null, null, p.n between 361 and 1000 and (p.n - 361) % 8 = 0),
  (0, p.n - (p.n - 361) % 8, 'SUBUNIT_OF', null, null, p.n between 361 and 1000 and (p.n - 361) % 8 > 0),
  (0, 1201, 'MEMBER_OF', null, case when p.n % 7 = 0 then d.turn end, p.n in (3, 6, 8, 9, 10, 11, 25, 26, 27, 30, 31, 32, 33, 34, 35, 36)),
  (0, 1202 + p.n % 9, 'MEMBER_OF', null, null, p.n between 37 and 60),
  (0, p.state, 'CONTROLLED_BY', null, null, p.type = 'MEDIA_OUTLET' and p.a < 0.15),
  (0, 1151 + p.n % 50, 'OWNED_BY', null, null, p.type = 'MEDIA_OUTLET' and p.a > 0.5),
  (0, p.state, 'ALLIED_WITH', d.turn, null, p.type = 'NON_STATE_ARMED_GROUP'),
  (0, 180 + p.state, 'MEMBER_OF', null, null, p.type = 'UNNAMED_SOURCE' and p.b < 0.8),
  (0, p.state, 'HEAD_OF', '2022-08-01', null, p.n between 1401 and 1460),
  (0, 361 + floor(p.b * 640)::int, 'COMMANDS', null, case when p.c < 0.3 then d.turn end, p.n > 1460 and p.n % 8 < 2),
  (1, 361 + floor(p.c * 640)::int, 'COMMANDS', d.turn, null, p.n > 1460 and p.n % 8 < 2 and p.c < 0.3),
  (0, 120 + p.state + 60 * (p.n % 3), 'SPOKESPERSON_FOR', null, null, p.n > 1460 and p.n % 8 = 2),
  (0, 60 + p.state, 'MEMBER_OF', case when p.b < 0.3 then d.turn end, null, p.n > 1460 and p.n % 8 in (3, 4)),
  (0, 180 + p.state, 'MEMBER_OF', null, d.turn, p.n > 1460 and p.n % 8 = 5),
  (1, 240 + p.state, 'MEMBER_OF', d.turn, null, p.n > 1460 and p.n % 8 = 5),
  (0, 1001 + floor(p.b * 100)::int, 'MEMBER_OF', null, null, p.n > 1460 and p.n % 8 = 6)) as l (i, up, kind, since, until, wanted)
where l.wanted;
analyze actor, affiliation;

-- Who speaks how much: first of all the leaders and bodies of the first states.
create temp table speaker on commit drop as
select row_number() over (order by case when type in ('MEDIA_OUTLET', 'NON_GOVERNMENTAL_ORGANIZATION') or n > 1460 and n % 8 > 5 then 20 else 2 + state end
  * (0.02 + pg_temp.u(n, 5)) * case when n <= 360 or n between 1401 and 1460 then 0.1 else 1 end, n)::int as rank, n, type
from player where type not in ('COMPANY', 'POPULATION_GROUP');
create temp table turn on commit drop as
select array_agg(day order by day) as days
from (select date '2022-08-01' as day union select valid_from from affiliation where valid_from is not null
  union select valid_to from affiliation where valid_to is not null) as d;
create temp table camp on commit drop as
select s.n as speaker, era, camp_of(pg_temp.id(1, s.n), day) as id from speaker s, turn, unnest(days) with ordinality as d (day, era);
analyze speaker, camp;

-- ---------------------------------------------------------------- indexes

-- Of what comes next they are made once all of it is there, which takes a fraction of what each row on its own would.
create temp table index_of_rows on commit drop as
select i.indrelid::regclass::text as rows, i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
from pg_index i
where i.indrelid = any ('{place,engagement,participation,source,statement,citation,assertion,statement_relation,assessment,camp_word,change}'::regclass[])
  and not exists (select from pg_constraint c where c.conindid = i.indexrelid);
do $$ begin execute (select 'drop index ' || string_agg(name, ', ') from index_of_rows); end $$;

-- ---------------------------------------------------------------- engagements

insert into place (id, key, name, country, latitude, longitude, precision, recorded_at)
select pg_temp.id(5, n), pg_temp.key(name, n), initcap(name),
  case when a < 0.6 then pg_temp.pick('{UA,RU,BY,PL}', '{0.6, 0.9, 0.95}', b) else (select country from state where state.n = 1 + floor(60 * b * b)) end,
  case when c > 0.05 then case when a < 0.6 then 49 + 6 * (b + c + d - 1.5) else degrees(asin(2 * d - 1)) end end,
  case when c > 0.05 then case when a < 0.6 then 35 + 12 * (d + e - 1) else 360 * e - 180 end end,
  case when c > 0.05 then pg_temp.pick('{EXACT,NEAR,ADM2,REGION}', c) else pg_temp.pick('{ADM1,COUNTRY}', d) end, '2022-08-01'
from (select p.n, w.word || case when p.n > 1800 then ' ' || pg_temp.pick('{North,South,East,West}', pg_temp.u(p.n, 19)) else '' end as name,
    pg_temp.u(p.n, 11) as a, pg_temp.u(p.n, 12) as b, pg_temp.u(p.n, 13) as c, pg_temp.u(p.n, 14) as d, pg_temp.u(p.n, 15) as e
  from generate_series(1, 3000) as p (n) join word w on w.script = 'latin' and w.rank = 150 + p.n % 1850) as p;

-- The first 400 are long operations, of which others are parts; the rest are in the order of their start.
insert into engagement (id, key, kind, title, summary, aggregate, period_from, period_to, period_precision, period_zone, started_day, place_id, part_of_id,
  recorded_at)
select pg_temp.id(6, e.n), 'engagement-' || e.n, kind, left(kind, 1) || lower(replace(substr(kind, 2), '_', ' ')) || ' near ' || p.name || to_char(there, ', FMDD FMMonth YYYY'),
  case when a < 0.7 then f.words end, kind = 'ARTILLERY_OR_MISSILE_STRIKE' and b < 0.3,
  case when known then began end,
  case when known and (e.n > 400 or b < 0.7) then pg_temp.moment(there + case when e.n <= 400 then interval '3 months' else length end, zone) end,
  case when known then e.precision else 'UNKNOWN' end, zone, case when known then there::date end, p.id,
  case when e.n > 400 and c < 0.2041 then pg_temp.id(6, 1 + floor(400 * d * d * d)::int) end, began + interval '2 days'
from (
  select n, n = 1 or pg_temp.u(n, 20) > 0.05 as known, pg_temp.zone(n, 32) as zone, pg_temp.u(n, 21) as a, pg_temp.u(n, 22) as b, pg_temp.u(n, 23) as c, pg_temp.u(n, 24) as d,
    case when n <= 400 then 'MILITARY_OPERATION' else pg_temp.pick('{ARTILLERY_OR_MISSILE_STRIKE,AIR_OR_DRONE_STRIKE,COMBAT_ENGAGEMENT,'
      'TERRITORIAL_CHANGE,VIOLENCE_AGAINST_CIVILIANS,TROOP_DEPLOYMENT,DIPLOMATIC_MEETING,OTHER,AGREEMENT,PRISONER_EXCHANGE}',
      '{0.42, 0.68, 0.83, 0.88, 0.92, 0.95, 0.98, 0.995, 0.999}', pg_temp.u(n, 25)) end as kind,
    case when n <= 400 then 'MONTH' else pg_temp.pick('{DAY,HOUR,MINUTE,DAYS,MONTH}', '{0.6, 0.8, 0.9, 0.97}', pg_temp.u(n, 26)) end as precision
  from generate_series(1, 20000) as n) as e
cross join lateral (select case e.precision when 'DAYS' then 'day' else e.precision end,
  case e.precision when 'DAYS' then interval '4 days' else ('1 ' || e.precision)::interval end) as x (unit, length)
cross join lateral (select date_trunc(unit, pg_temp.clock(pg_temp.at(case when e.n <= 400 then e.n / 500.0 else e.n / 20001.0 end), zone))) as y (there)
cross join lateral (select pg_temp.moment(there, zone)) as z (began)
join (select *, row_number() over (order by id)::int as number from place) as p on p.number = pg_temp.zipf(3000, pg_temp.u(e.n, 27))
join phrase f on f.script = 'latin' and f.n = 1 + e.n % 9000;

insert into participation (id, engagement_id, actor_id, role, side)
select pg_temp.id(7, n * 4 + i), pg_temp.id(6, n),
  pg_temp.id(1, case when pg_temp.u(n * 4 + i, 28) < 0.6 then 60 * (i % 2) + 1 + (pg_temp.zipf(60, pg_temp.u(n, 29)) + i) % 60
    else 361 + floor(640 * pg_temp.u(n * 4 + i, 30))::int end),
  (array['INITIATOR', 'TARGET', 'SUPPORTING', 'PARTY'])[i + 1], case i % 2 when 0 then 'A' else 'B' end
from generate_series(1, 20000) as n, generate_series(0, 1 + floor(3 * pg_temp.u(n, 31))::int) as i;

-- ---------------------------------------------------------------- statements

insert into source (id, key, kind, publisher_id, title, url, authors, language, published_from, published_to, published_precision, published_zone, recorded_at)
select pg_temp.id(8, n), 'source-' || n, pg_temp.pick('{WEB_PAGE,SOCIAL_POST,BROADCAST,DOCUMENT}', '{0.6, 0.9, 0.97}', pg_temp.u(n, 41)),
  pg_temp.id(1, 1000 + pg_temp.zipf(100, pg_temp.u(n, 42))), 'Report ' || n, 'https://example.org/' || n, '{}', 'en',
  pg_temp.moment(day, zone), pg_temp.moment(day + interval '1 day', zone), 'DAY', zone, pg_temp.moment(day + interval '1 day', zone)
from generate_series(1, 2000) as n
cross join lateral (select pg_temp.zone(n, 43) as zone) as z
cross join lateral (select date_trunc('day', pg_temp.clock(pg_temp.at(n / 2001.0), zone)) as day) as d;

create temp table utterance on commit drop as
select *, (pg_temp.clock(said_to, zone) - interval '1 microsecond')::date as day
from (
  select u.*, z.zone, case when o.published_to is null then pg_temp.moment(t.there, z.zone) end as said_from,
    coalesce(o.published_to, pg_temp.moment(t.there + ('1 ' || u.precision)::interval, z.zone)) as said_to
  from (
    select t.n, pg_temp.at(t.n / 200000.0) as recorded_at,
      greatest(pg_temp.at(0), pg_temp.at(t.n / 200000.0) - interval '1 hour' * exp(9 * pg_temp.u(t.n, 51))) as moment,
      pg_temp.pick('{DAY,HOUR,MINUTE,UNKNOWN}', '{0.6, 0.8, 0.95}', pg_temp.u(t.n, 52)) as precision,
      greatest(1, (t.n - floor(200 * pg_temp.u(t.n, 53)))::int / 100) as source, pg_temp.u(t.n, 54) as r,
      pg_temp.pick('{en,uk,ru,ar,fr,de,he,zh-Hans}', '{0.7, 0.85, 0.95, 0.97, 0.985, 0.995, 0.999}', pg_temp.u(t.n, 55)) as language,
      s.n as speaker, s.type in ('MEDIA_OUTLET', 'NON_GOVERNMENTAL_ORGANIZATION') and pg_temp.u(t.n, 56) < 0.6 as note,
      case when pg_temp.u(t.n, 57) < 0.02 then 1 + floor(20 * pg_temp.u(t.n, 58))::int end as behalf
    from generate_series(1, 200000) as t (n)
    join speaker s on s.rank = pg_temp.zipf(4900, pg_temp.u(t.n, 59)) offset 0) as u
  left join source o on u.precision = 'UNKNOWN' and o.id = pg_temp.id(8, u.source)
  cross join lateral (select coalesce(o.published_zone, pg_temp.zone(u.n, 60)) offset 0) as z (zone)
  cross join lateral (select case when o.id is null then date_trunc(u.precision, pg_temp.clock(u.moment, z.zone)) end offset 0) as t (there)
  offset 0) as u;
analyze utterance;

-- What is searched is generated of the texts, which takes longer than all else; here it is that of their phrases, one after the
-- other. PlanTest compares.
update pg_attribute set attgenerated = '' where attrelid = 'statement'::regclass and attname = 'search';
create temp table ending on commit drop as
select rank, ' near ' || word as words, search_vector('near ' || word) as search from word where script = 'latin';
analyze ending;

insert into statement (id, key, kind, rendering, text, language, original_text, original_language, speaker_id, on_behalf_of_id, camp_id, said_day,
  said_from, said_to, said_precision, said_zone, medium, platform, recorded_at, deleted_at, deletion_reason, search)
select pg_temp.id(9, u.n), 'statement-' || u.n, case when note then 'VERIFICATION_NOTE' else
    pg_temp.pick('{CLAIM,REPORT,DENIAL,ACCUSATION,COMMENT,PRAISE,APPEAL,PROMISE,THREAT,ACKNOWLEDGEMENT,DECLINED_COMMENT,CORRECTION,RETRACTION}',
      '{0.35, 0.55, 0.67, 0.79, 0.88, 0.91, 0.94, 0.96, 0.98, 0.99, 0.995, 0.998}', pg_temp.u(u.n, 61)) end,
  case when r < 0.2 then 'DIRECT_QUOTE' when r < 0.5 then 'PARTIAL_QUOTE' else 'PARAPHRASE' end,
  a.words || ' ' || b.words || ' ' || c.words || coalesce(e.words, ''), u.language,
  case when o.script is not null then o.words end, o.script, pg_temp.id(1, u.speaker), pg_temp.id(1, behalf), k.id, u.day,
  u.said_from, u.said_to, u.precision, u.zone, m.medium, case when m.medium = 'SOCIAL_MEDIA_POST' then pg_temp.pick('{Telegram,X,Truth Social}', r) end,
  u.recorded_at, case when pg_temp.u(u.n, 63) < 0.005 then u.recorded_at + interval '9 days' end,
  case when pg_temp.u(u.n, 63) < 0.005 then 'Recorded twice.' end,
  a.search || b.search || c.search || coalesce(e.search, '') || coalesce('''|'':1'::tsvector || o.search, '')
from utterance u
cross join turn
cross join lateral (select case when u.language in ('uk', 'ru') then u.language else 'latin' end) as l (script)
cross join lateral (select pg_temp.pick('{NEWS_ARTICLE,SOCIAL_MEDIA_POST,OFFICIAL_COMMUNIQUE,BROADCAST,INTERVIEW,PRESS_CONFERENCE,VIDEO_ADDRESS,SPEECH,'
  'UNKNOWN,BACKGROUND_BRIEFING,DOCUMENT}', '{0.35, 0.65, 0.77, 0.85, 0.9, 0.94, 0.96, 0.98, 0.994, 0.999}', pg_temp.u(u.n, 64)) offset 0) as m (medium)
join phrase a on a.script = l.script and a.n = 1 + floor(9000 * pg_temp.u(u.n, 65))::int
join phrase b on b.script = l.script and b.n = 1 + floor(9000 * pg_temp.u(u.n, 66))::int
join phrase c on c.script = l.script and c.n = 1 + floor(9000 * pg_temp.u(u.n, 67))::int
left join ending e on u.language = 'en' and pg_temp.u(u.n, 62) < 0.5 and e.rank = 150 + floor(1850 * pg_temp.u(u.n, 68))::int
left join phrase o on o.script = case when u.language = 'en' and u.n % 10 = 0 then case u.n % 20 when 0 then 'ru' else 'uk' end end
  and o.n = 1 + u.n % 9000
join camp k on k.speaker = coalesce(u.behalf, u.speaker)
  and k.era = width_bucket(u.day, turn.days)
order by u.n;
update pg_attribute set attgenerated = 's' where attrelid = 'statement'::regclass and attname = 'search';

insert into citation (id, statement_id, source_id, position, quote, relays_id, recorded_at)
select pg_temp.id(10, u.n * 2 + i), pg_temp.id(9, u.n), pg_temp.id(8, o.n), i,
  case when i = 0 and u.r < 0.5 then b.words end, case when i = 1 and u.r < 0.5 then pg_temp.id(8, u.source) end, u.recorded_at
from utterance u cross join generate_series(0, 1) as i
cross join lateral (select case i when 0 then u.source else u.source % 2000 + 1 end) as o (n)
join phrase b on b.script = case when u.language in ('uk', 'ru') then u.language else 'latin' end
  and b.n = 1 + floor(9000 * pg_temp.u(u.n, 66))::int
where i = 0 or pg_temp.u(u.n, 71) < 0.4;

-- Every 66th statement speaks to `engagement-1`; the others to what happened of late, a third of it to the few that everybody talks about.
create temp table word_on_it on commit drop as
select *, (array['EXACTLY', 'ABOUT', 'NEARLY', 'AT_LEAST', 'MORE_THAN', 'UP_TO', 'LESS_THAN'])[1 + floor(7 * pg_temp.u(n * 3 + i, 78))::int] as qualifier,
  floor(exp(7 * pg_temp.u(n * 3 + i, 79))) as quantity, pg_temp.u(n * 3 + i, 80) as v,
  attribute in ('KILLED', 'COUNT', 'WOUNDED', 'EQUIPMENT_LOST', 'PERSONNEL', 'CAPTURED', 'AREA_KM2') as counted
from (
  select u.n, i, u.recorded_at, u.said_to, case when u.n % 66 = 0 and i = 1 then 1 when i = 3 or pg_temp.u(u.n, 72) < 0.2 then 2 + floor(399 * power(pg_temp.u(u.n, 73), 1.5))::int
      when pg_temp.u(u.n, 72) < 0.5 then greatest(2, u.n / 1000 * 100 - floor(3 * pg_temp.u(u.n, 73))::int * 100)
      else greatest(401, u.n / 10 - floor(exp(7 * pg_temp.u(u.n, 74)))::int) end as engagement,
    case when u.n % 66 = 0 and i = 1 then 'KILLED'
      when i = 1 then pg_temp.pick('{KILLED,COUNT,STATUS,CONTROLLER,OCCURRED,AREA_KM2,PLACE}', '{0.3, 0.5, 0.7, 0.85, 0.99, 0.998}', pg_temp.u(u.n, 75))
      when i = 2 then pg_temp.pick('{INITIATOR,TARGET,WOUNDED,EQUIPMENT_LOST,PERSONNEL,START}', '{0.35, 0.55, 0.75, 0.9, 0.98}', pg_temp.u(u.n, 76))
      else pg_temp.pick('{PARTICIPANT,CAPTURED,OUTCOME,END}', '{0.5, 0.9, 0.97}', pg_temp.u(u.n, 77)) end as attribute
  from utterance u cross join lateral (select pg_temp.u(u.n, 70)) as h (h),
    generate_series(1, case when note then 0 when h < 0.25 then 3 when h < 0.55 then 2 when h < 0.9 or u.n % 66 = 0 then 1 else 0 end) as i) as w;

-- One in fifty was recorded differently at first.
insert into assertion (id, statement_id, engagement_id, attribute, subject_id, polarity, basis, code, actor_id, place_id, low, best, high, qualifier, unit,
  time_from, time_to, time_precision, time_zone, recorded_at, superseded_at, said_to)
select pg_temp.id(11, (w.n * 4 + i) * 2 + old), pg_temp.id(9, w.n), pg_temp.id(6, engagement), attribute,
  case when attribute in ('KILLED', 'WOUNDED', 'CAPTURED', 'EQUIPMENT_LOST', 'PERSONNEL') then pg_temp.id(1, case when v < 0.7 then 2 else 1 end) end,
  pg_temp.pick('{AFFIRMS,DENIES,NEITHER}', '{0.85, 0.98}', pg_temp.u(w.n * 3 + i, 81)), case when v < 0.9 then 'STATED' else 'INFERRED' end,
  case attribute when 'OCCURRED' then case when v < 0.9 then 'YES' else 'NO' end
    when 'STATUS' then pg_temp.pick('{ONGOING,ENDED,NOT_STARTED}', v) when 'OUTCOME' then pg_temp.pick('{VICTORY,RETREAT,STALEMATE}', v) end,
  case when attribute in ('CONTROLLER', 'PARTICIPANT', 'INITIATOR', 'TARGET') then pg_temp.id(1, pg_temp.zipf(60, v)) end,
  case when attribute = 'PLACE' then pg_temp.id(5, pg_temp.zipf(3000, v)) end,
  case when counted and qualifier in ('AT_LEAST', 'MORE_THAN') then quantity + old end,
  case when counted and qualifier in ('EXACTLY', 'ABOUT') then quantity + old end,
  case when counted and qualifier in ('NEARLY', 'UP_TO', 'LESS_THAN') then quantity + old end,
  case when counted then qualifier end, case when counted then case attribute when 'AREA_KM2' then 'km2' else 'people' end end,
  pg_temp.moment(t.day, t.zone), pg_temp.moment(t.day + interval '1 day', t.zone), case when t.day is not null then 'DAY' end,
  case when t.day is not null then t.zone end,
  recorded_at + old * interval '-1 hour', case old when 1 then recorded_at end, said_to
from word_on_it w
cross join lateral (select zone, case when attribute in ('START', 'END') then date_trunc('day', pg_temp.clock(recorded_at, zone)) - interval '3 days' end
  from pg_temp.zone(w.n, 83) as zone) as t (zone, day)
cross join generate_series(0, case when pg_temp.u(w.n * 3 + i, 82) < 0.02 then 1 else 0 end) as old;

insert into statement_relation (id, from_id, to_id, type, basis, recorded_at)
select pg_temp.id(12, r.n), f.id, t.id, case when f.camp_id = t.camp_id
    then pg_temp.pick('{REPEATS,CLARIFIES,CORRECTS,RETRACTS}', '{0.5, 0.8, 0.95}', pg_temp.u(r.n, 91))
    else pg_temp.pick('{DENIES,RESPONDS_TO,DISPUTES_PARTLY,CORROBORATES,CONTRADICTS}', pg_temp.u(r.n, 92)) end,
  case when r.n % 2 = 0 then 'EXPLICIT' else 'EDITORIAL' end, f.recorded_at
from generate_series(1, 20000) as r (n)
join statement f on f.id = pg_temp.id(9, r.n * 10)
join statement t on t.id = pg_temp.id(9, r.n * 10 - 1 - floor(least(r.n * 10 - 2, 5000) * pg_temp.u(r.n, 93))::int);

insert into assessment (id, statement_id, assessor_id, verdict, credibility, source_id, assessed_at, recorded_at)
select pg_temp.id(13, n), pg_temp.id(9, n * 20), pg_temp.id(1, 1001 + pg_temp.zipf(149, pg_temp.u(n, 94))),
  pg_temp.pick('{UNVERIFIED,SUPPORTED,CONFIRMED,UNVERIFIABLE,MISLEADING,REFUTED}', '{0.5, 0.7, 0.8, 0.9, 0.95}', pg_temp.u(n, 95)), 'CANNOT_BE_JUDGED_6',
  case when n % 2 = 0 then pg_temp.id(8, 1 + (n - 1) / 5) end, pg_temp.at(n / 10000.0) + interval '1 day', pg_temp.at(n / 10000.0) + interval '1 day'
from generate_series(1, 10000) as n;

do $$ begin execute (select string_agg(definition, '; ') from index_of_rows where rows not in ('camp_word', 'change')); end $$;

-- ---------------------------------------------------------------- what triggers would have written

analyze statement, assertion, statement_relation;
insert into camp_word select * from current_word;
insert into dispute_due (engagement_id, attribute, subject_id, since)
select engagement_id, attribute, subject_id, min(said_to) from assertion group by engagement_id, attribute, subject_id;
insert into recording values (now(), clock_timestamp());

-- Of what each node was from then on, its key: to render all of it takes longer than all else.
insert into change (at, by, kind, type, node_id, key, after)
select recorded_at, 'world', 'RECORDED', type, id, key, jsonb_strip_nulls(jsonb_build_object('key', key))
from (
  select 'ACTOR' as type, id, key, recorded_at from actor
  union all select 'AFFILIATION', id, null, recorded_at from affiliation
  union all select 'PLACE', id, key, recorded_at from place
  union all select 'SOURCE', id, key, recorded_at from source
  union all select 'ENGAGEMENT', id, key, recorded_at from engagement
  union all select 'STATEMENT', id, key, recorded_at from statement
  union all select 'RELATION', id, null, recorded_at from statement_relation
  union all select 'ASSESSMENT', id, null, recorded_at from assessment) as n
order by recorded_at, id;

do $$ begin execute (select string_agg(definition, '; ') from index_of_rows where rows in ('camp_word', 'change')); end $$;

drop function pg_temp.u, pg_temp.zipf, pg_temp.pick(text[], float8), pg_temp.pick(text[], float8[], float8), pg_temp.id, pg_temp.key, pg_temp.zone, pg_temp.clock,
  pg_temp.moment, pg_temp.at;
commit;
analyze;
