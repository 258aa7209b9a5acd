-- Who sees it in whose place: substitute to absent person.
alter table inbox_item add column stand_ins jsonb not null default '{}';
