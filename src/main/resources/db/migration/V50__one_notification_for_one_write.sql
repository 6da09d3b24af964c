-- Where changes are written in the end of the transaction that has written what became of disputes, they tell of both.
create or replace function notify_revision() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'change' or not exists (select from change_turn where noted_in = pg_current_xact_id()) then
    perform pg_notify('counterclaim', latest_revision()::text);
  end if;
  return null;
end $$;
