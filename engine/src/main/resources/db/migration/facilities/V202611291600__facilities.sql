-- Buildings, and who looks after them. Requests are about them for longer than they stand, so rows stay when they are deleted.
create table property (
    tenant_id  uuid   not null references tenant,
    id         uuid   not null,
    name       text   not null,
    address    text   not null,
    zone       text,
    manager    uuid,
    version    bigint not null default 1,
    deleted_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, manager) references person (tenant_id, id)
);
create unique index property_name on property (tenant_id, lower(name)) where deleted_at is null;
call protect('property');

create table property_staff (
    tenant_id uuid not null,
    property  uuid not null,
    person    uuid not null,
    primary key (tenant_id, property, person),
    foreign key (tenant_id, property) references property (tenant_id, id),
    foreign key (tenant_id, person) references person (tenant_id, id)
);
call protect('property_staff');

create table floor (
    tenant_id uuid not null,
    id        uuid not null,
    property  uuid not null,
    name      text not null,
    position  int  not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, property) references property (tenant_id, id)
);
create index floor_of_property on floor (tenant_id, property, position);
call protect('floor');

create table room (
    tenant_id  uuid   not null,
    id         uuid   not null,
    property   uuid   not null,
    floor      uuid,
    name       text   not null,
    version    bigint not null default 1,
    deleted_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, property) references property (tenant_id, id),
    foreign key (tenant_id, floor) references floor (tenant_id, id) on delete set null (floor)
);
create unique index room_name on room (tenant_id, property, lower(name)) where deleted_at is null;
call protect('room');
