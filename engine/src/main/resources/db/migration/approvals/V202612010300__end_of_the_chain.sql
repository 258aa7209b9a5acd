-- Who let the time pass and is not asked again, and how often those at the end of the chain were called.
alter table approval
    add column passed uuid[] not null default '{}',
    add column calls  int    not null default 0;
