-- Who looks at which ticket, on every node; ephemeral, and forgotten when a node no longer says so.
create unlogged table live_presence (
    session   text        not null,
    ticket_id uuid        not null,
    tenant_id uuid        not null,
    person    uuid        not null,
    name      text        not null,
    email     text        not null,
    seen_at   timestamptz not null default now(),
    primary key (ticket_id, session)
);
alter table live_presence enable row level security;
alter table live_presence force row level security;
create policy relayed on live_presence
    using (true)
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), ''))::uuid);

alter table live_event drop constraint live_event_kind_check;
alter table live_event add constraint live_event_kind_check check (kind in ('TICKET', 'PRESENCE', 'INBOX', 'NOTIFICATIONS'));
