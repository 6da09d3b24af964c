-- Ten thousand drafts that were published, and a few hundred of each other kind.
insert into draft (id, title, status, dossier, violations, embargoed_until, approved_by, revision, changed_by, changed_at, published_at)
select gen_random_uuid(), 'Draft ' || n, s, '{"title": "Draft"}', '[]', now() + n * interval '1 day',
  case when s in ('APPROVED', 'PUBLISHED') then 'publisher' end, 1, 'editor', now() - n * interval '1 minute',
  case when s = 'PUBLISHED' then now() end
from generate_series(1, 11000) as n
cross join lateral (select case when n % 11 > 0 then 'PUBLISHED'
  else (array['OPEN', 'SUBMITTED', 'APPROVED', 'DISCARDED'])[1 + n / 11 % 4] end) as d (s);
analyze draft;
