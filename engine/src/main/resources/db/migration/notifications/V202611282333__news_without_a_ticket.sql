-- Some news are about no ticket: that somebody stands in for somebody else.
alter table notification alter column ticket_id drop not null;
alter table delivery alter column ticket_id drop not null;
