-- Dossiers that are not published. What is searched and counted has nothing of them; a draft counts its own revisions.
create table draft (
  id uuid primary key,
  title text not null check (title ~ '\S'),
  status text not null check (status in ('OPEN', 'SUBMITTED', 'APPROVED', 'PUBLISHED', 'DISCARDED')),
  -- As it was sent: in the order of its members, and with characters and numbers that jsonb does not take.
  dossier text not null check (json_typeof(dossier::json) = 'object'),
  violations text not null check (json_typeof(violations::json) = 'array'),
  comment text,
  embargoed_until timestamptz,
  approved_by text,
  revision bigint not null check (revision > 0),
  changed_by text not null,
  changed_at timestamptz not null,
  published_at timestamptz,
  check (status not in ('APPROVED', 'PUBLISHED') or approved_by is not null),
  check (status <> 'APPROVED' or embargoed_until is not null),
  check ((status = 'PUBLISHED') = (published_at is not null))
);
create index draft_due on draft (embargoed_until, id) where status = 'APPROVED';
create index draft_at_work on draft (changed_at, id) where status in ('OPEN', 'SUBMITTED', 'APPROVED');
create index draft_by_status on draft (status, changed_at, id);
create trigger no_delete before delete on draft for each row execute function refuse_delete();

-- What is published or discarded stays so.
create trigger no_overwrite before update on draft for each row when (old.status in ('PUBLISHED', 'DISCARDED'))
  execute function refuse_overwrite(nothing);
