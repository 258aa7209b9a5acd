create table ticket (
    id            uuid primary key,
    tenant_id     uuid        not null,
    number        text,
    type          text        not null,
    release_id    uuid        not null,
    title         text        not null,
    description   text        not null,
    status        text        not null,
    priority      text        not null,
    category      text,
    requester_id  uuid        not null,
    department_id uuid,
    assignee_id   uuid,
    due_date      timestamptz,
    custom_fields jsonb       not null,
    amount        numeric(19, 2),
    currency      text,
    tags          text[]      not null default '{}',
    watchers      uuid[]      not null default '{}',
    revision      int         not null,
    version       bigint      not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    submitted_at  timestamptz,
    completed_at  timestamptz,
    unique (tenant_id, number)
);
create index ticket_by_creation on ticket (tenant_id, created_at desc, id desc);
create index ticket_by_requester on ticket (tenant_id, requester_id, created_at desc, id desc);
create index ticket_by_assignee on ticket (tenant_id, assignee_id, created_at desc) where assignee_id is not null;
call protect('ticket');

-- Who may read a ticket because they were asked, named or told: ids of persons and groups.
create table ticket_reader (
    tenant_id uuid not null,
    principal uuid not null,
    ticket_id uuid not null,
    primary key (tenant_id, principal, ticket_id)
);
create index ticket_reader_of_ticket on ticket_reader (ticket_id);
call protect('ticket_reader');

-- What full text search reads; apart from the ticket, since a ticket moves far more often than its words change.
create table ticket_text (
    ticket_id uuid primary key,
    tenant_id uuid     not null,
    document  tsvector not null
);
create index ticket_text_document on ticket_text using gin (document) with (fastupdate = on);
call protect('ticket_text');

-- The next number of each series; nodes reserve blocks, so gaps are normal.
create table ticket_number (
    tenant_id uuid not null,
    prefix    text not null,
    year      int  not null,
    next      int  not null,
    primary key (tenant_id, prefix, year)
);
call protect('ticket_number');
