-- So much that a plan made for any text, which would work this out for each row that it checks, is never taken for cheaper
-- than one made for the text at hand, which has it worked out once.
alter function search_query cost 1000000000;
