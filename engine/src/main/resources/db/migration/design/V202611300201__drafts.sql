-- What designers are changing of a pack; published, it becomes a release.
create table draft (
    tenant_id  uuid        not null references tenant,
    pack       text        not null,
    -- number of the release that it was made from
    base       int         not null,
    version    bigint      not null default 1,
    changed_by uuid        not null,
    changed_at timestamptz not null,
    primary key (tenant_id, pack)
);
call protect('draft');

create table draft_file (
    tenant_id  uuid        not null,
    pack       text        not null,
    name       text        not null,
    content    bytea       not null,
    -- the draft's version that changed it last
    version    bigint      not null,
    changed_by uuid        not null,
    changed_at timestamptz not null,
    primary key (tenant_id, pack, name),
    foreign key (tenant_id, pack) references draft on delete cascade
);
call protect('draft_file');
