-- Small square pictures, drawn anew from what was sent. The hash is that of the content, shortened for addresses.
create table person_photo (
    person    uuid  primary key,
    tenant_id uuid  not null,
    hash      text  not null,
    content   bytea not null,
    foreign key (tenant_id, person) references person (tenant_id, id)
);
call protect('person_photo');

alter table live_presence add photo text;
