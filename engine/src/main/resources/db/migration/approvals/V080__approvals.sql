-- The plan of a ticket's approval: its steps and what the process waits for. Read and written as a whole, under the ticket's lock.
create table approval_plan (
    ticket_id uuid primary key,
    tenant_id uuid  not null,
    task      text,
    question  jsonb,
    steps     jsonb not null
);
call protect('approval_plan');

-- One row per person asked; where anyone may decide, the asked share one.
create table approval (
    id           uuid primary key,
    tenant_id    uuid        not null,
    ticket_id    uuid        not null,
    step_id      uuid        not null,
    state        text        not null,
    asked        uuid[]      not null,
    on_behalf_of uuid,
    edge         text        not null,
    revision     int         not null,
    requested_at timestamptz not null,
    remind_at    timestamptz,
    escalate_at  timestamptz,
    decided_by   uuid,
    decided_at   timestamptz,
    channel      text,
    comment      text
);
create index approval_of_ticket on approval (ticket_id);
create index approval_pending on approval using gin (asked) where state = 'PENDING';
call protect('approval');
