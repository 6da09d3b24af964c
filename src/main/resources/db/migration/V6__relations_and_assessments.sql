create table statement_relation (
  id uuid primary key,
  from_id uuid not null references statement,
  to_id uuid not null references statement,
  type text not null check (type in ('DENIES', 'CONTRADICTS', 'DISPUTES_PARTLY', 'CORROBORATES', 'REPEATS', 'RESPONDS_TO',
    'CORRECTS', 'RETRACTS', 'CLARIFIES')),
  -- DERIVED relations are worked out when they are asked for and never stored.
  basis text not null check (basis in ('EXPLICIT', 'EDITORIAL')),
  note text,
  recorded_at timestamptz not null default now(),
  check (from_id <> to_id),
  unique (from_id, to_id, type)
);
create index statement_relation_to on statement_relation (to_id);

create table assessment (
  id uuid primary key,
  statement_id uuid not null references statement,
  assessor_id uuid not null references actor,
  verdict text not null check (verdict in ('CONFIRMED', 'SUPPORTED', 'UNVERIFIED', 'UNVERIFIABLE', 'MISLEADING', 'REFUTED')),
  credibility text not null check (credibility in ('CONFIRMED_1', 'PROBABLY_TRUE_2', 'POSSIBLY_TRUE_3', 'DOUBTFUL_4',
    'IMPROBABLE_5', 'CANNOT_BE_JUDGED_6')),
  note text,
  source_id uuid references source,
  assessed_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  unique (statement_id, assessor_id, assessed_at)
);
