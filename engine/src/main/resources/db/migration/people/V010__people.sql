create table tenant (
    id uuid primary key,
    tenant_id uuid not null generated always as (id) stored,
    key text not null unique check (key ~ '^[a-z0-9][a-z0-9-]*$'),
    name text not null,
    locale text not null default 'en',
    zone text not null default 'UTC',
    created_at timestamptz not null default now()
);
call protect('tenant');

create table department (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    key text not null,
    name text not null,
    head uuid,
    active boolean not null default true,
    version bigint not null default 1,
    unique (tenant_id, key),
    unique (tenant_id, id)
);
call protect('department');

create table person (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    name text not null,
    email text not null unique check (email = lower(email)),
    title text,
    department uuid,
    manager uuid,
    active boolean not null default true,
    locale text,
    zone text,
    version bigint not null default 1,
    created_at timestamptz not null default now(),
    unique (tenant_id, id),
    foreign key (tenant_id, department) references department (tenant_id, id),
    foreign key (tenant_id, manager) references person (tenant_id, id)
);
create index person_manager on person (tenant_id, manager);
call protect('person');

alter table department add foreign key (tenant_id, head) references person (tenant_id, id);

create table person_role (
    tenant_id uuid not null,
    person uuid not null,
    role text not null,
    primary key (person, role),
    foreign key (tenant_id, person) references person (tenant_id, id)
);
call protect('person_role');

create table people_group (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    key text not null,
    name text not null,
    active boolean not null default true,
    version bigint not null default 1,
    unique (tenant_id, key),
    unique (tenant_id, id)
);
call protect('people_group');

create table group_member (
    tenant_id uuid not null,
    people_group uuid not null,
    person uuid not null,
    primary key (people_group, person),
    foreign key (tenant_id, people_group) references people_group (tenant_id, id),
    foreign key (tenant_id, person) references person (tenant_id, id)
);
create index group_member_person on group_member (tenant_id, person);
call protect('group_member');

-- Not guarded: who signs in gives an e-mail address before any tenant is known.
create table sign_in (
    email text primary key check (email = lower(email)),
    tenant uuid not null references tenant,
    person uuid not null unique references person on delete cascade
);
