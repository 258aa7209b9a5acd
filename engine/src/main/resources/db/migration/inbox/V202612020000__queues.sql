-- In whose queue a ticket is: the group that was given its work last. Closed tasks are forgotten after a month; this stays.
create table inbox_queue (
    tenant_id    uuid not null,
    ticket       uuid not null,
    people_group uuid not null,
    primary key (ticket)
);
create index inbox_queue_of_group on inbox_queue (tenant_id, people_group);
call protect('inbox_queue');

-- the owner sees no tenant's rows otherwise
alter table inbox_item no force row level security;
alter table inbox_closed no force row level security;
alter table people_group no force row level security;
alter table inbox_queue no force row level security;
insert into inbox_queue (tenant_id, ticket, people_group)
select distinct on (w.ticket) w.tenant_id, w.ticket, g.id
from (select tenant_id, ticket, principals, offered_at as at from inbox_item where kind = 'WORK'
      union all
      select tenant_id, ticket, principals, closed_at from inbox_closed where kind = 'WORK') w
join people_group g on g.tenant_id = w.tenant_id and g.id = any(w.principals)
order by w.ticket, w.at desc, g.name;
alter table inbox_queue force row level security;
alter table people_group force row level security;
alter table inbox_closed force row level security;
alter table inbox_item force row level security;
