-- When its statement was said, which never changes, stands with each assertion: the latest statements about an
-- engagement are then the first entries of an index, however many there are.
alter table assertion add said_to timestamptz;

alter table assertion disable trigger user;
update assertion a set said_to = s.said_to from statement s where s.id = a.statement_id;
alter table assertion enable trigger user;

alter table assertion alter said_to set not null;

create function said_of_statement() returns trigger language plpgsql as $$
begin
  new.said_to := (select said_to from statement where id = new.statement_id);
  return new;
end $$;
create trigger said before insert on assertion for each row execute function said_of_statement();

create index assertion_by_said on assertion (engagement_id, said_to, statement_id) where superseded_at is null;

-- The unique indexes have but a part of a statement's assertions each.
create index assertion_of_statement on assertion (statement_id, engagement_id) where superseded_at is null;
