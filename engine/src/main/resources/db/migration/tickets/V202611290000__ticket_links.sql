-- What a ticket has to do with another one; each link is one row, read from both of its ends.
create table ticket_link (
    tenant_id  uuid        not null,
    id         uuid        not null,
    kind       text        not null check (kind in ('BLOCKS', 'DUPLICATES', 'RELATES', 'CHILD')),
    source     uuid        not null,
    target     uuid        not null,
    created_by uuid        not null,
    created_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, source, target, kind),
    check (source <> target)
);
create index ticket_link_target on ticket_link (tenant_id, target, kind);
create unique index ticket_link_one_parent on ticket_link (tenant_id, target) where kind = 'CHILD';
call protect('ticket_link');
