-- What was known at a moment, the latest first. A tree by time alone would be read past all that became known later.
create index dispute_known_at on dispute using gist (since, tstzrange(recorded_at, superseded_at));

-- What few disputes have is looked for among those that are no longer right, too.
drop index dispute_by_state;
create index dispute_by_state on dispute (stated_only, state, since, id);
drop index dispute_by_subject;
create index dispute_by_subject on dispute (subject_id, stated_only, since, id) where subject_id is not null;
drop index dispute_by_camps;
create index dispute_by_camps on dispute using gin (camps);

-- In the order of the list: else one with many disputes is looked for among all of them, from the latest on.
drop index dispute_of_engagement;
create index dispute_of_engagement on dispute (engagement_id, stated_only, since, id) where superseded_at is null;
