-- How long a tenant keeps the process history of requests that are over; for ever without a row.
create table retention_policy (
    tenant_id uuid primary key,
    history_days int not null
);
call protect('retention_policy');
