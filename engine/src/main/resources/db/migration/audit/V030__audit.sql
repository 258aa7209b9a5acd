create table audit_entry (
    seq bigint generated always as identity,
    id uuid primary key,
    tenant_id uuid not null references tenant,
    at timestamptz not null,
    actor uuid not null,
    on_behalf_of uuid,
    action text not null,
    ticket uuid,
    subject_type text not null,
    subject text not null,
    before jsonb,
    after jsonb,
    channel text not null,
    address text,
    request_id text
);
create index audit_entry_newest on audit_entry (tenant_id, seq desc);
create index audit_entry_ticket on audit_entry (tenant_id, ticket, seq desc) where ticket is not null;
create index audit_entry_actor on audit_entry (tenant_id, actor, seq desc);
call protect('audit_entry');

-- What was written stays as it was written.
revoke update, delete, truncate on audit_entry from ${runtime_role};
