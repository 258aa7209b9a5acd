-- Operators read deliveries newest first, also those to one person or about one ticket.
create index delivery_newest on delivery (tenant_id, id desc);
create index delivery_of_person on delivery (person, id desc);
create index delivery_of_ticket on delivery (ticket_id, id desc) where ticket_id is not null;
