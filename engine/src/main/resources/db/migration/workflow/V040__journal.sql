create table process_journal (
    tenant_id uuid not null,
    ticket_id uuid not null,
    -- visits of one transaction may share their instant
    position bigint generated always as identity,
    process text not null,
    node text not null,
    name text not null,
    type text not null,
    visit text not null,
    entered_at timestamptz not null,
    left_at timestamptz,
    cancelled boolean not null,
    primary key (tenant_id, ticket_id, position)
);

call protect('process_journal');
