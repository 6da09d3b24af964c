-- The name of the attribute says what it is measured in.
alter table assertion add check (attribute <> 'AREA_KM2' or unit = 'km2');
