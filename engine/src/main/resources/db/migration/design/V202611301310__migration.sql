-- What would happen, or has happened, to the requests of older releases when they are moved to the current one; the last time of each pack.
create table migration (
    tenant_id  uuid        not null references tenant,
    pack       text        not null,
    id         uuid        not null,
    -- that they are moved to
    release_id uuid        not null,
    -- that rehearses or moves them
    job        uuid        not null,
    moving     boolean     not null default false,
    total      int         not null,
    started_by uuid        not null,
    started_at timestamptz not null,
    primary key (tenant_id, pack)
);
call protect('migration');

create table migration_request (
    tenant_id  uuid not null,
    pack       text not null,
    position   int  not null,
    ticket     uuid not null,
    -- that it runs on
    release_id uuid not null,
    state      text not null default 'WAITING',
    -- absent until it was rehearsed
    outlook    jsonb,
    primary key (tenant_id, pack, position),
    foreign key (tenant_id, pack) references migration on delete cascade
);
call protect('migration_request');
