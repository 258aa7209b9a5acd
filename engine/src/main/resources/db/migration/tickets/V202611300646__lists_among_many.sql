create index ticket_by_due_date on ticket (tenant_id, (coalesce(due_date, 'infinity'::timestamptz)), id);
create index ticket_wanted_by on ticket (tenant_id, due_date) where due_date is not null;
create index ticket_by_priority on ticket
    (tenant_id, (array_position(array['LOW', 'MEDIUM', 'HIGH', 'URGENT'], priority)), id);
-- What forecasts learn from.
create index ticket_completed on ticket (tenant_id, type, created_at desc) where completed_at is not null;
create index ticket_watched on ticket using gin (watchers) where watchers <> '{}';
-- Without it PostgreSQL knows nothing of the expressions, and reads all.
analyze ticket;

-- See V061: what watchers hold is not looked up in an index under row-level security.
do $$
begin
    if current_user <> '${runtime_role}' then
        execute format('create policy search on ticket for select to %I using (true)', current_user);
    end if;
end
$$;

-- At most so many of the tickets that somebody may read, in no order: who may read few is spared a walk through those of all others.
create function readable_tickets(reader uuid, principals uuid[], most int)
returns table (ticket uuid)
language sql stable security definer rows 1000
set search_path = public, pg_temp
as $$
    with mine as (
        select nullif(current_setting('app.tenant_id', true), '')::uuid as tenant)
    (select t.id from ticket t where t.tenant_id = (select tenant from mine) and t.requester_id = reader limit most)
    union
    (select t.id from ticket t where t.tenant_id = (select tenant from mine) and t.assignee_id = reader limit most)
    union
    (select t.id from ticket t
     where t.tenant_id = (select tenant from mine) and t.watchers <> '{}' and t.watchers @> array[reader] limit most)
    union
    (select r.ticket_id from ticket_reader r
     where r.tenant_id = (select tenant from mine) and r.principal = any(principals) limit most)
    limit most
$$;
