create sequence pilot_version;

-- The release that some people meet before all do; one of each pack.
create table pilot (
    tenant_id  uuid        not null,
    pack       text        not null,
    release_id uuid        not null references release,
    -- of a hundred people; absent where it is for a group
    share      int check (share between 1 and 99),
    -- key of the group; absent where it is for a share
    audience   text,
    started_by uuid        not null,
    started_at timestamptz not null default now(),
    version    bigint      not null default nextval('pilot_version'),
    primary key (tenant_id, pack),
    foreign key (tenant_id, pack) references request_type,
    check ((share is null) <> (audience is null))
);
call protect('pilot');
