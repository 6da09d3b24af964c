-- What lists are filtered by since: whose words a statement is in, what an assessor held of it, whose losses are disputed.
create index statement_by_rendering on statement (rendering, said_to, id);
create index assessment_by_verdict on assessment (verdict, statement_id);
create index assessment_by_assessor on assessment (assessor_id, verdict, statement_id);
create index dispute_by_subject on dispute (subject_id, stated_only, since, id)
  where superseded_at is null and subject_id is not null;
