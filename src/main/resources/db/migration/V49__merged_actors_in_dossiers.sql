-- Those that were merged into what a dossier names are part of it, since their names and keys are read as its own.
alter function dossier_nodes(text) rename to dossier_nodes_named;

create function dossier_nodes(about text) returns table (type text, ids uuid[]) language sql stable
begin atomic
  select n.type, case when n.type <> 'ACTOR' then n.ids else array(
    select i from unnest(n.ids) i
    union
    select a.id from unnest(n.ids) i cross join lateral (select id from actor where merged_into_id = i offset 0) a
    order by 1) end
  from dossier_nodes_named(about) n;
end;
