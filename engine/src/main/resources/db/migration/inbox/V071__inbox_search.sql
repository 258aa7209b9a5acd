-- Words among what waits for a person. Under row-level security PostgreSQL does not use an index for @@, && and like, since they
-- are not marked leakproof; so the search is a function of the owner, which names the tenant itself.
create index inbox_item_search on inbox_item using gin (principals, search, title gin_trgm_ops);

-- Where one role owns the schema and does the work, nobody is let past the tenant's policy: the search is right, and slow.
do $$
begin
    if current_user <> '${runtime_role}' then
        execute format('create policy search on inbox_item for select to %I using (true)', current_user);
    end if;
end
$$;

-- At most so many items that are offered to one of the principals and match, and what the first of them has claimed.
create function inbox_matches(mine uuid[], words tsquery, part text, most int)
returns table (item uuid)
language sql stable security definer rows 100
set search_path = public, pg_temp
as $$
    (select i.id from inbox_item i
     where i.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
        and i.principals && mine and (i.search @@ words or i.title ilike part)
     limit most)
    union
    select i.id from inbox_candidate c
    join inbox_item i on i.tenant_id = c.tenant_id and i.id = c.item
    where c.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
        and c.principal = mine[1] and c.assigned and not c.held and (i.search @@ words or i.title ilike part)
$$;
