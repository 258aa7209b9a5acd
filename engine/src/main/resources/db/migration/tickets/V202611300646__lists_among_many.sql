create index ticket_by_due_date on ticket (tenant_id, (coalesce(due_date, 'infinity'::timestamptz)), id);
create index ticket_wanted_by on ticket (tenant_id, due_date) where due_date is not null;
create index ticket_by_priority on ticket
    (tenant_id, (array_position(array['LOW', 'MEDIUM', 'HIGH', 'URGENT'], priority)), id);
-- What forecasts learn from.
create index ticket_completed on ticket (tenant_id, type, created_at desc) where completed_at is not null;
-- Without it PostgreSQL knows nothing of the expressions, and reads all.
analyze ticket;
