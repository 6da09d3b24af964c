-- A dry run, a preview or what is refused takes numbers and is rolled back; a gap would tell of it. Writers take turns, so the
-- next one begins where the last one ended that was not in vain.
create function number_on() returns trigger language plpgsql set enable_seqscan = off as $$
declare latest bigint;
begin
  perform pg_advisory_xact_lock(427020085613);
  latest := (select max(revision) from change);
  perform setval(pg_get_serial_sequence('change', 'revision'), coalesce(latest, 1), latest is not null);
  return null;
end $$;
create trigger numbers before insert on change for each statement execute function number_on();
