-- Tables of requests that people sent, and what became of their rows.
create table ticket_import (
    tenant_id  uuid        not null references tenant,
    id         uuid        not null,
    owner      uuid        not null,
    type       text        not null,
    file_name  text        not null,
    columns    text[]      not null,
    hash       text        not null,
    rows       int         not null,
    wrong      int         not null,
    job        uuid,
    created_at timestamptz not null,
    primary key (tenant_id, id)
);
create index ticket_import_file on ticket_import (tenant_id, hash) where job is not null;
create index ticket_import_age on ticket_import (tenant_id, created_at);
call protect('ticket_import');

-- The ticket is written in the transaction that made it.
create table ticket_import_row (
    tenant_id uuid  not null,
    import    uuid  not null,
    number    int   not null,
    cells     jsonb not null,
    problems  jsonb not null,
    ticket    uuid,
    primary key (tenant_id, import, number),
    foreign key (tenant_id, import) references ticket_import (tenant_id, id) on delete cascade
);
call protect('ticket_import_row');
