-- Who stands in for whom. Rows stay when they are over: decisions were taken on their strength.
create table substitution (
    id           uuid        primary key,
    tenant_id    uuid        not null,
    person       uuid        not null,
    substitute   uuid        not null,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    ticket_types text[]      not null default '{}',
    max_amount   numeric,
    currency     text,
    set_by       uuid        not null,
    created_at   timestamptz not null,
    -- when people were told that it had begun, and when it ended, at its time or before
    began_at     timestamptz,
    ended_at     timestamptz,
    version      bigint      not null default 1,
    check (person <> substitute),
    check (starts_at < ends_at)
);
create index substitution_of_person on substitution (tenant_id, person, ends_at);
create index substitution_of_substitute on substitution (tenant_id, substitute, ends_at);
call protect('substitution');
