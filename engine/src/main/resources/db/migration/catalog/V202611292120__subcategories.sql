-- A category may be a part of another one, one level deep; its name is its own there.
alter table category
    add column parent uuid,
    add foreign key (tenant_id, parent) references category (tenant_id, id);
drop index category_name;
create unique index category_name on category (tenant_id, parent, lower(name)) nulls not distinct;
