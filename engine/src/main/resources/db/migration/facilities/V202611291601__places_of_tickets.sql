-- Which request is about which property, and which room there.
create table ticket_place (
    tenant_id uuid not null,
    ticket    uuid not null,
    property  uuid not null,
    room      uuid,
    primary key (tenant_id, ticket),
    foreign key (tenant_id, property) references property (tenant_id, id),
    foreign key (tenant_id, room) references room (tenant_id, id)
);
create index ticket_place_property on ticket_place (tenant_id, property);
create index ticket_place_room on ticket_place (tenant_id, room) where room is not null;
call protect('ticket_place');
