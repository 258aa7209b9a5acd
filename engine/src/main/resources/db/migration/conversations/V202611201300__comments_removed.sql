-- A comment that its author took back; that it was there stays, what it said does not.
alter table ticket_comment add column removed_at timestamptz;
