-- The step of the whole's process that started the part; empty for what people linked.
alter table ticket_link add column step text check (step is null or kind = 'CHILD');
create index ticket_link_started on ticket_link (tenant_id, source) where step is not null;
