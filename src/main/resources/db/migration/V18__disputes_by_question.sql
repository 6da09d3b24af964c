-- A dispute is asked for by its question, as it stood at a moment.
create index dispute_of_question on dispute (engagement_id, attribute, stated_only, since, id);
