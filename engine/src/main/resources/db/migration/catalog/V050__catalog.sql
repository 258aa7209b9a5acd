create table release (
    id           uuid primary key,
    tenant_id    uuid        not null,
    pack         text        not null,
    number       int         not null,
    hash         text        not null,
    deployment   text        not null,
    -- absent for what came with the application
    published_by uuid,
    note         text,
    created_at   timestamptz not null default now(),
    unique (tenant_id, pack, number),
    unique (tenant_id, pack, hash)
);
call protect('release');

create table release_file (
    tenant_id  uuid  not null,
    release_id uuid  not null references release,
    name       text  not null,
    content    bytea not null,
    primary key (release_id, name)
);
call protect('release_file');

-- A release never changes.
revoke update, delete on release, release_file from ${runtime_role};

create table request_type (
    tenant_id  uuid not null,
    key        text not null,
    release_id uuid not null references release,
    primary key (tenant_id, key)
);
call protect('request_type');
