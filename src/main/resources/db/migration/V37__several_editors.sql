-- In one transaction statements of several editors are recorded: who sent which, by its key.
create function name_editor() returns trigger language plpgsql as $$
begin
  new."by" := coalesce(current_setting('counterclaim.editors')::jsonb ->> new.key, new."by");
  return new;
end $$;
create trigger editor before insert on change for each row
  when (new.type = 'STATEMENT' and current_setting('counterclaim.editors', true) <> '') execute function name_editor();
