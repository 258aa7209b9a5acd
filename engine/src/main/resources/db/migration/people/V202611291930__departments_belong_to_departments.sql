alter table department add parent uuid;
alter table department add foreign key (tenant_id, parent) references department (tenant_id, id);
