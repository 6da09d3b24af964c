-- Retractions and corrections stay within a camp and denials go across camps, whatever is written and in whichever order:
-- looked at when all of a transaction is there. What is deleted is left aside.
create function refuse_misplaced_relation() returns trigger language plpgsql as $$
declare
  statement uuid;
  relation text;
begin
  if tg_table_name = 'statement' then
    statement := new.id;
  else
    statement := new.from_id;
  end if;
  relation := (
    select f.key || ' ' || r.type || ' ' || t.key
    from statement_relation r join statement f on f.id = r.from_id join statement t on t.id = r.to_id
    where (r.from_id = statement or r.to_id = statement) and f.deleted_at is null and t.deleted_at is null
      and case when f.camp_id = t.camp_id then r.type = 'DENIES' else r.type in ('RETRACTS', 'CORRECTS') end
    limit 1);
  if relation is not null then
    raise exception 'Retractions and corrections are of one camp, denials are not: %.', relation;
  end if;
  return null;
end $$;
create constraint trigger relation_in_place after insert on statement_relation
  deferrable initially deferred for each row execute function refuse_misplaced_relation();
create constraint trigger relation_in_place after update of camp_id, deleted_at on statement
  deferrable initially deferred for each row execute function refuse_misplaced_relation();

-- What was said, published, retrieved or assessed was so in the years from 1000, which began first at +14:00, and at most
-- 24 hours after it was recorded: in some time zones it is tomorrow already.
alter table statement
  add check (coalesce(said_from, said_to) >= '0999-12-31 10:00Z');
alter table source
  add check (published_from between '0999-12-31 10:00Z' and recorded_at + interval '24 hours'),
  add check (retrieved_at between '0999-12-31 10:00Z' and recorded_at + interval '24 hours');
alter table assessment
  add check (assessed_at >= '0999-12-31 10:00Z');
