-- The first answers to repeated writes, kept for a day.
create table idempotent_write (
    tenant_id uuid not null,
    person uuid not null,
    key text not null,
    fingerprint bytea not null,
    started_at timestamptz not null default now(),
    status int,
    headers jsonb,
    body bytea,
    primary key (tenant_id, person, key)
);
create index idempotent_write_started on idempotent_write (started_at);
call protect('idempotent_write');
