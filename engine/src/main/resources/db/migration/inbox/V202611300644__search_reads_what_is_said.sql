drop function inbox_matches(uuid[], tsquery, text, text[], int);

-- As before, and with what the request, its comments, decisions and files say.
create function inbox_matches(
    reader uuid, mine uuid[], words tsquery, part text, typed text[], inside boolean, most int)
returns table (item uuid)
language sql stable security definer rows 100
set search_path = public, pg_temp
set pg_trgm.word_similarity_threshold = 0.33
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
            and c.principal = mine[1] and c.assigned and not c.held and (i.search @@ words or i.title ilike part)
        union
        select i.id from ticket_matches(words, '{}', reader, mine, false, inside, most) t
        join inbox_item i on i.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and i.ticket = t.ticket
        where i.principals && mine),
    parts as materialized (
        select i.id from inbox_item i
        where i.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
            and i.principals && mine and i.title ilike part and not exists (select 1 from found)
        limit most)
    select id from found
    union all
    select id from parts
    union all
    (select i.id
     from (select l.id, l.title from inbox_item l
           where not exists (select 1 from found) and not exists (select 1 from parts)
              and l.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
              and l.principals && mine and l.title %> typed[1]
           limit 10000) i
     where is_like(btrim(regexp_replace(lower(i.title), '[^[:alnum:]]+', ' ', 'g')), typed)
     limit most)
$$;
