-- What is to be done for a ticket beside its process.
create table todo (
    tenant_id  uuid        not null references tenant,
    id         uuid        not null,
    ticket     uuid        not null,
    title      text        not null,
    assignee   uuid,
    due_date   timestamptz,
    done_at    timestamptz,
    done_by    uuid,
    created_by uuid        not null,
    created_at timestamptz not null,
    version    bigint      not null default 1,
    primary key (tenant_id, id),
    foreign key (tenant_id, assignee) references person (tenant_id, id)
);
create index todo_ticket on todo (tenant_id, ticket, created_at);
call protect('todo');

alter table inbox_item drop constraint inbox_item_kind_check;
alter table inbox_item add constraint inbox_item_kind_check check (kind in ('APPROVAL', 'ANSWER', 'WORK', 'TODO'));
