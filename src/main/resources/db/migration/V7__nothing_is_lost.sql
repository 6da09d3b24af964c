-- What was recorded is neither deleted nor overwritten, whoever is at the keyboard.
create function refuse_delete() returns trigger language plpgsql as $$
begin
  raise exception 'Nothing is deleted from %: set deleted_at and deletion_reason, or superseded_at.', tg_table_name;
end $$;

-- Takes the columns that may change; superseded_at is set once.
create function refuse_overwrite() returns trigger language plpgsql as $$
begin
  if (to_jsonb(old) - tg_argv) <> (to_jsonb(new) - tg_argv) or to_jsonb(old) ->> 'superseded_at' is not null then
    raise exception 'Rows of % are not overwritten.', tg_table_name;
  end if;
  return new;
end $$;

create function refuse_other_key() returns trigger language plpgsql as $$
begin
  if old.key <> new.key or old.id <> new.id then
    raise exception 'The key and the id of % % stay with it.', tg_table_name, old.key;
  end if;
  return new;
end $$;

do $$
declare kept text;
begin
  foreach kept in array array['actor', 'place', 'engagement', 'source', 'statement', 'citation', 'assertion',
      'affiliation', 'statement_relation', 'assessment'] loop
    execute format('create trigger no_delete before delete on %I for each row execute function refuse_delete()', kept);
  end loop;
  foreach kept in array array['affiliation', 'assertion', 'citation', 'statement_relation', 'assessment'] loop
    execute format('create trigger no_overwrite before update on %I for each row '
      'execute function refuse_overwrite(superseded_at)', kept);
  end loop;
  foreach kept in array array['actor', 'place', 'engagement', 'source'] loop
    execute format('create trigger same_key before update of id, key on %I for each row '
      'execute function refuse_other_key()', kept);
  end loop;
end $$;

-- What was said stays; what is known of the camp may change. The search vector is made from the words.
create trigger no_overwrite before update on statement for each row
  execute function refuse_overwrite(camp_id, deleted_at, deletion_reason, search);

-- A statement without a citation does not outlive its transaction.
create function require_citation() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from citation where statement_id = new.id) then
    raise exception 'Statement % has no citation.', new.key;
  end if;
  return null;
end $$;
create constraint trigger statement_has_citation after insert on statement
  deferrable initially deferred for each row execute function require_citation();
