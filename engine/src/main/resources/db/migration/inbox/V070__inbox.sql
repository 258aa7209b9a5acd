-- What waits for people, with everything that the list shows.
create table inbox_item (
    tenant_id      uuid        not null,
    id             uuid        not null,
    kind           text        not null check (kind in ('APPROVAL', 'ANSWER', 'WORK')),
    ticket         uuid        not null,
    ticket_number  text,
    title          text        not null,
    ticket_type    text        not null,
    status         text        not null,
    rank           smallint    not null,
    requester      uuid        not null,
    requester_name text        not null,
    amount         numeric,
    currency       text,
    task           text,
    node           text,
    step           text        not null,
    principals     uuid[]      not null,
    assignee       uuid,
    claimed_at     timestamptz,
    due_at         timestamptz,
    offered_at     timestamptz not null,
    actions        text[]      not null default '{}',
    outcomes       text[]      not null default '{}',
    facts          jsonb       not null default '{}',
    search         tsvector generated always as (
        to_tsvector('simple', coalesce(ticket_number, '') || ' ' || title || ' ' || step || ' ' || ticket_type || ' ' || requester_name)) stored,
    primary key (tenant_id, id)
);
create index inbox_item_ticket on inbox_item (tenant_id, ticket);
create index inbox_item_task on inbox_item (tenant_id, task) where task is not null;
call protect('inbox_item');

-- One row per item and person or group who may act; held back from the others while one of them has claimed it.
-- The index carries the whole order of the list, so that a page reads as many entries as it shows.
create table inbox_candidate (
    tenant_id   uuid        not null,
    item        uuid        not null,
    principal   uuid        not null,
    kind        text        not null,
    due         timestamptz not null,
    rank        smallint    not null,
    offered_at  timestamptz not null,
    ticket_type text        not null,
    others      uuid[]      not null,
    assigned    boolean     not null,
    held        boolean     not null,
    primary key (tenant_id, item, principal),
    foreign key (tenant_id, item) references inbox_item on delete cascade
);
create index inbox_candidate_open on inbox_candidate (tenant_id, principal, kind, due, rank, offered_at, item)
    include (ticket_type, others, assigned) where not held;
call protect('inbox_candidate');

-- Tasks that are done or were taken away: who comes second is shown the first, and conditions of a model read the outcome.
create table inbox_closed (
    tenant_id      uuid        not null,
    id             uuid        not null,
    kind           text        not null,
    ticket         uuid        not null,
    node           text,
    step           text        not null,
    principals     uuid[]      not null,
    outcome        text,
    closed_by      uuid,
    closed_at      timestamptz not null,
    primary key (tenant_id, id)
);
create index inbox_closed_ticket on inbox_closed (tenant_id, ticket, closed_at);
call protect('inbox_closed');

create table inbox_view (
    tenant_id  uuid        not null,
    id         uuid        not null,
    owner      uuid        not null,
    name       text        not null,
    shared     boolean     not null,
    filter     jsonb       not null,
    position   integer     not null,
    version    bigint      not null default 0,
    created_at timestamptz not null,
    primary key (tenant_id, id)
);
create unique index inbox_view_name on inbox_view (tenant_id, owner, lower(name));
create index inbox_view_shared on inbox_view (tenant_id, position) where shared;
call protect('inbox_view');
