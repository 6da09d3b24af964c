-- Whoever writes works out itself what it made due; what others left behind is worked out in the background, in chunks.
alter table dispute_due add column noted_in xid8 not null default pg_current_xact_id();

-- What is due already is noted again, and so held until the transaction is over: before that nobody sees what it wrote, and
-- whoever took the row would work out the disputes without it.
create or replace function note_disputes_due() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'assertion' then
    insert into dispute_due select distinct engagement_id from changed order by 1
    on conflict (engagement_id) do update set noted_in = excluded.noted_in;
  elsif tg_table_name = 'statement' then
    insert into dispute_due
    select distinct a.engagement_id
    from (
      select id from changed
      union
      select r.to_id from changed c join statement_relation r on r.from_id = c.id and r.type in ('RETRACTS', 'CORRECTS')
    ) as s
    join assertion a on a.statement_id = s.id
    order by 1
    on conflict (engagement_id) do update set noted_in = excluded.noted_in;
  else
    insert into dispute_due select distinct a.engagement_id from changed c join assertion a on a.statement_id = c.to_id
    where c.type in ('RETRACTS', 'CORRECTS')
    order by 1
    on conflict (engagement_id) do update set noted_in = excluded.noted_in;
  end if;
  return null;
end $$;
