-- Parts of titles are looked for only when no word begins so: common trigrams make that fifty times as slow.
create or replace function inbox_matches(mine uuid[], words tsquery, part text, most int)
returns table (item uuid)
language sql stable security definer rows 100
set search_path = public, pg_temp
as $$
    with found as materialized (
        (select i.id from inbox_item i
         where i.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
            and i.principals && mine and i.search @@ words
         limit most)
        union
        select i.id from inbox_candidate c
        join inbox_item i on i.tenant_id = c.tenant_id and i.id = c.item
        where c.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
            and c.principal = mine[1] and c.assigned and not c.held and (i.search @@ words or i.title ilike part))
    select id from found
    union all
    (select i.id from inbox_item i
     where i.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
        and i.principals && mine and i.title ilike part and not exists (select 1 from found)
     limit most)
$$;
