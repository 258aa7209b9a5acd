-- What the log of live events is, and the youngest transaction that it has forgotten. As unlogged as the log itself: a crash that
-- empties one empties the other, and cursors of before are known by their epoch.
create unlogged table live_log (
    only_one  boolean primary key default true check (only_one),
    epoch     text    not null default left(gen_random_uuid()::text, 8),
    forgotten xid8    not null default '0'
);
insert into live_log default values;
