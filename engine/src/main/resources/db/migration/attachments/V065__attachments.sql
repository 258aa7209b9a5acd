-- The content lies in the file store by its hash.
create table attachment (
    id         uuid primary key,
    tenant_id  uuid        not null,
    ticket_id  uuid        not null,
    name       text        not null,
    type       text        not null,
    size       bigint      not null check (size > 0),
    sha256     text        not null,
    added_by   uuid        not null,
    created_at timestamptz not null
);
create index attachment_of_ticket on attachment (tenant_id, ticket_id, id);
create index attachment_by_content on attachment (tenant_id, sha256);
call protect('attachment');
