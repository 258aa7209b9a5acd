-- Requests whose journal is gone by policy, so that nobody takes them for requests that went nowhere.
create table cleaned_history (
    tenant_id uuid not null,
    ticket_id uuid not null,
    cleaned_at timestamptz not null,
    primary key (tenant_id, ticket_id)
);
call protect('cleaned_history');
