-- What a tenant promises differently from the pack.
create table sla_policy (
    tenant_id         uuid not null,
    request_type      text not null,
    priority          text not null,
    response_target   text,
    resolution_target text,
    hours             text not null check (hours in ('BUSINESS', 'ALWAYS')),
    warn_percent      int  not null check (warn_percent between 1 and 99),
    escalate_percent  int  not null check (escalate_percent between 0 and 1000),
    primary key (tenant_id, request_type, priority)
);
call protect('sla_policy');

-- The clocks of a ticket. Instants are planned ahead in business time; pauses keep the account of what moved them.
create table sla_clock (
    ticket_id   uuid        not null,
    promise     text        not null check (promise in ('RESPONSE', 'RESOLUTION')),
    tenant_id   uuid        not null,
    started_at  timestamptz not null,
    warn_at     timestamptz not null,
    due_at      timestamptz not null,
    escalate_at timestamptz not null,
    stage       text        not null check (stage in ('QUIET', 'WARNED', 'BREACHED', 'ESCALATED')),
    state       text        not null check (state in ('RUNNING', 'PAUSED', 'MET', 'BREACHED')),
    paused_at   timestamptz,
    met_at      timestamptz,
    pauses      jsonb       not null default '[]',
    hours       text        not null check (hours in ('BUSINESS', 'ALWAYS')),
    zone        text        not null,
    overdue     boolean     not null generated always as (state = 'BREACHED' and met_at is null) stored,
    primary key (ticket_id, promise)
);
call protect('sla_clock');

create index sla_clock_overdue on sla_clock (tenant_id, due_at) where overdue;
