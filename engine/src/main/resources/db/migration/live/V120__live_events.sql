-- What changed, for the browsers that look at it. Each node's relay reads it across tenants; a tenant writes only its own.
-- Unlogged: after a crash clients are told to read everything again, which spares every business transaction the log volume.
create unlogged table live_event (
    xid       xid8        not null default pg_current_xact_id(),
    id        bigint      not null generated always as identity,
    tenant_id uuid        not null,
    kind      text        not null check (kind in ('TICKET', 'INBOX', 'NOTIFICATIONS')),
    recipient uuid        not null,
    type      text        not null,
    ticket_id uuid,
    at        timestamptz not null default now(),
    primary key (xid, id)
);

create index live_event_recipient on live_event (recipient, xid, id);

alter table live_event enable row level security;
alter table live_event force row level security;
create policy relayed on live_event
    using (true)
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), ''))::uuid);
