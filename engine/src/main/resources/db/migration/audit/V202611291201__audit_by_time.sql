-- The trail is read by the time at which things happened, whole or narrowed to a person, an action or a ticket.
drop index audit_entry_newest;
drop index audit_entry_ticket;
drop index audit_entry_actor;
create index audit_entry_newest on audit_entry (tenant_id, at desc, seq desc);
create index audit_entry_ticket on audit_entry (tenant_id, ticket, at desc, seq desc) where ticket is not null;
create index audit_entry_actor on audit_entry (tenant_id, actor, at desc, seq desc);
create index audit_entry_action on audit_entry (tenant_id, action, at desc, seq desc);
