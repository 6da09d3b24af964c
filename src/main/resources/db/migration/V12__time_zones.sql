-- A period is recorded in somebody's time zone and its days are those there. So the zone is kept: an IANA name, or an
-- offset such as +03:00 ("at time zone" reads it with the opposite sign). The days that lists filter and count by are
-- worked out by the service, since zones change their clocks by rules that no constraint can rest on.
create function is_zone(zone text) returns boolean language sql immutable parallel safe
return zone ~ '^([+-]\d\d:\d\d|[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*)$';

-- Near enough: a day somewhere, and the day of UTC at that moment.
create function is_day_of(day date, moment timestamptz) returns boolean language sql immutable parallel safe
return abs(day - ((moment at time zone 'UTC') - interval '1 microsecond')::date) <= 1;

alter table engagement add period_zone text, add started_day date;
alter table source add published_zone text;
alter table statement add said_zone text;
alter table statement rename camp_day to said_day;
alter table assertion add time_zone text;

-- Of what was recorded before, the zone was forgotten. What is known to a day or more begins at a midnight, which tells
-- the offset; the rest stands in UTC, and undated statements in the zone of the first source.
create function told_offset(midnight timestamptz, known_to text) returns interval language sql immutable
return case when known_to in ('MINUTE', 'HOUR', 'UNKNOWN') then interval '0'
  when (midnight at time zone 'UTC')::time < '12:00' then - (midnight at time zone 'UTC')::time::interval
  else interval '24 hours' - (midnight at time zone 'UTC')::time::interval end;
create function told_zone(midnight timestamptz, known_to text) returns text language sql immutable
return case when told_offset(midnight, known_to) = interval '0' then 'UTC'
  else case when told_offset(midnight, known_to) < interval '0' then '-' else '+' end
    || to_char(greatest(told_offset(midnight, known_to), - told_offset(midnight, known_to)), 'HH24:MI') end;

alter table statement disable trigger user;
alter table assertion disable trigger user;
update engagement set period_zone = told_zone(period_from, period_precision),
  started_day = ((period_from at time zone 'UTC') + told_offset(period_from, period_precision))::date;
update source set published_zone = told_zone(published_from, published_precision);
update assertion set time_zone = told_zone(time_from, time_precision) where time_precision is not null;
update statement set said_zone = told_zone(said_from, said_precision) where said_from is not null;
update statement s set said_zone = coalesce((
    select o.published_zone from citation c join source o on o.id = c.source_id
    where c.statement_id = s.id and o.published_from is not null order by o.published_from limit 1), 'UTC')
  where said_from is null;
alter table statement enable trigger user;
alter table assertion enable trigger user;

drop function told_zone, told_offset;

alter table engagement alter period_zone set not null, add check (is_zone(period_zone)),
  add check ((started_day is null) = (period_from is null)),
  add check (is_day_of(started_day, period_from));
alter table source alter published_zone set not null, add check (is_zone(published_zone));
alter table statement alter said_zone set not null, add check (is_zone(said_zone)),
  add check (is_day_of(said_day, said_to));
alter table assertion add check (is_zone(time_zone)), add check ((time_zone is null) = (time_precision is null));

create index statement_by_day on statement (said_day) where deleted_at is null;
create index engagement_by_day on engagement (started_day) where deleted_at is null;
