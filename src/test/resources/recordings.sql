-- As if each statement of the world had been recorded in a transaction of its own, some had been of another camp at first, and
-- others had been deleted and restored.
alter table recording disable trigger user;
insert into recording select recorded_at, recorded_at + interval '1 ms' from statement on conflict do nothing;
alter table recording enable trigger user;
insert into former_camp select id, speaker_id, recorded_at + interval '30 days' from statement where hashtext(key) % 10 = 0;
insert into absence select id, recorded_at + interval '10 days', recorded_at + interval '20 days' from statement where hashtext(key) % 10 = 1;
analyze recording, former_camp, absence;
