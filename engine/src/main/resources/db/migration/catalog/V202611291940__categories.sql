-- What requests may be about, and whose matter each is.
create table category (
    tenant_id  uuid    not null references tenant,
    id         uuid    not null,
    key        text    not null,
    name       text    not null,
    department uuid,
    active     boolean not null default true,
    version    bigint  not null default 1,
    primary key (tenant_id, id),
    unique (tenant_id, key),
    foreign key (tenant_id, department) references department (tenant_id, id)
);
create unique index category_name on category (tenant_id, lower(name));
call protect('category');
