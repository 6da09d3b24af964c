-- What each part of an imported dossier said, so that the same words again change nothing and other words are refused.
create table dossier_part (
  id text primary key,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null default now()
);
