-- Under row-level security PostgreSQL does not use an index for @@, since it is not marked leakproof; so the search is a function
-- of the owner, which names the tenant itself and looks for words only among tickets that the reader may see.
do $$
begin
    if current_user <> '${runtime_role}' then
        execute format('create policy search on ticket_text for select to %I using (true)', current_user);
    end if;
end
$$;

create function ticket_matches(words tsquery, reader uuid, principals uuid[], everything boolean, most int)
returns table (ticket uuid)
language sql stable security definer rows 100
set search_path = public, pg_temp
as $$
    select x.ticket_id from ticket_text x
    where x.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
      and x.document @@ words
      and (everything
           or exists (select 1 from ticket_reader r
                      where r.tenant_id = x.tenant_id and r.ticket_id = x.ticket_id and r.principal = any(principals))
           or exists (select 1 from ticket t
                      where t.id = x.ticket_id and t.tenant_id = x.tenant_id
                        and (t.requester_id = reader or t.assignee_id = reader or reader = any(t.watchers))))
    limit most
$$;
