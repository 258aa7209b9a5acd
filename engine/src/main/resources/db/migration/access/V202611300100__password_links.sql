-- What the links of letters prove: a hash, good once and for a while.
create table password_link (
    hash bytea primary key,
    tenant_id uuid not null,
    person uuid not null,
    sent_at timestamptz not null default now(),
    expires_at timestamptz not null,
    foreign key (tenant_id, person) references person (tenant_id, id) on delete cascade
);
create index password_link_person on password_link (tenant_id, person);
call protect('password_link');
