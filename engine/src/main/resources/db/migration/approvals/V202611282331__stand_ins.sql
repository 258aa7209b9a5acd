-- Who of the asked decides in whose place: substitute to absent person.
alter table approval add column stand_ins jsonb not null default '{}';
