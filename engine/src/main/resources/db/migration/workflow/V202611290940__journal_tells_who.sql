-- Who did what had to be done at a node; nobody where the process went on by itself.
alter table process_journal add column left_by uuid;
