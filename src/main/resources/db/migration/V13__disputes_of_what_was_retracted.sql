-- A retraction or correction that is deleted counts no more, and counts again when it is restored: either changes the
-- disputes of what it retracted or corrected, whatever it asserts itself.
create or replace function note_disputes_due() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'assertion' then
    insert into dispute_due select distinct engagement_id from changed on conflict do nothing;
  elsif tg_table_name = 'statement' then
    insert into dispute_due
    select distinct a.engagement_id
    from (
      select id from changed
      union
      select r.to_id from changed c join statement_relation r on r.from_id = c.id and r.type in ('RETRACTS', 'CORRECTS')
    ) as s
    join assertion a on a.statement_id = s.id
    on conflict do nothing;
  else
    insert into dispute_due select distinct a.engagement_id from changed c join assertion a on a.statement_id = c.to_id
    where c.type in ('RETRACTS', 'CORRECTS') on conflict do nothing;
  end if;
  return null;
end $$;

-- What a statement's camp was held to be is what answers for the past rest on.
create trigger no_delete before delete on former_camp for each row execute function refuse_delete();
create trigger no_overwrite before update on former_camp for each row execute function refuse_overwrite(superseded_at);
