-- A policy may be for one person or department, count by a calendar of its own, and tell several levels above.
alter table sla_policy
    add column customer             uuid not null default '00000000-0000-0000-0000-000000000000',
    add column next_response_target text,
    add column calendar             uuid,
    add column escalate_levels      int  not null default 1 check (escalate_levels between 1 and 5);
alter table sla_policy drop constraint sla_policy_pkey;
alter table sla_policy add primary key (tenant_id, request_type, priority, customer);

-- The hours that a clock was planned by; absent around the clock and for office hours that nobody wrote down.
alter table sla_clock
    add column calendar_revision uuid,
    add column escalations       int    not null default 0,
    add column escalate_levels   int    not null default 1,
    add column escalate_again    bigint not null default 0,
    add column rounds_met        int    not null default 0,
    add column rounds_breached   int    not null default 0;
-- the owner sees no tenant's rows otherwise
alter table sla_clock no force row level security;
update sla_clock set escalations = 1 where stage = 'ESCALATED';
alter table sla_clock force row level security;
alter table sla_clock drop constraint sla_clock_promise_check;
alter table sla_clock
    add constraint sla_clock_promise_check check (promise in ('RESPONSE', 'NEXT_RESPONSE', 'RESOLUTION'));
create index sla_clock_running on sla_clock (tenant_id, ticket_id) where met_at is null;
