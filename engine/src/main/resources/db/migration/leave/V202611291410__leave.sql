-- How many days of leave a person has in a year; nothing is known of whoever has no row.
create table leave_entitlement (
    tenant_id uuid         not null,
    person    uuid         not null,
    year      int          not null check (year between 2000 and 2999),
    days      numeric(4, 1) not null check (days between 0 and 366),
    version   bigint       not null default 1,
    primary key (tenant_id, person, year)
);
call protect('leave_entitlement');

-- What a request asks of the days of a year; gone when it comes to nothing.
create table leave_days (
    tenant_id uuid          not null,
    ticket    uuid          not null,
    person    uuid          not null,
    year      int           not null,
    days      numeric(4, 1) not null,
    taken     boolean       not null,
    primary key (tenant_id, ticket)
);
create index leave_days_person on leave_days (tenant_id, person, year);
call protect('leave_days');
