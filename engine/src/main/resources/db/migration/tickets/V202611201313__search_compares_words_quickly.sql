-- The words of a title alone, with one blank between them, so that a comparison splits them without a pattern.
alter table ticket_text no force row level security;
update ticket_text set title = btrim(regexp_replace(title, '[^[:alnum:]]+', ' ', 'g'));
alter table ticket_text force row level security;

-- Four times as fast as one statement: the second word of most titles is never looked at.
create or replace function is_like(title text, typed text[]) returns boolean
language plpgsql immutable strict parallel safe
as $$
declare
    words text[] := string_to_array(title, ' ');
    wanted text;
    word text;
    most int;
    found boolean;
begin
    foreach wanted in array typed loop
        most := case when length(wanted) < 6 then 1 else 2 end;
        found := false;
        foreach word in array words loop
            if levenshtein_less_equal(wanted, left(word, length(wanted)), most) <= most
                or levenshtein_less_equal(wanted, left(word, length(wanted) + most), most) <= most then
                found := true;
                exit;
            end if;
        end loop;
        if not found then
            return false;
        end if;
    end loop;
    return true;
end
$$;

-- As before, with fewer candidates of less likeness.
create or replace function ticket_matches(
    words tsquery, typed text[], reader uuid, principals uuid[], everything boolean, most int)
returns table (ticket uuid)
language sql stable security definer rows 100
set search_path = public, pg_temp
set pg_trgm.word_similarity_threshold = 0.33
as $$
    with mine as (
        select nullif(current_setting('app.tenant_id', true), '')::uuid as tenant),
    found as materialized (
        select x.ticket_id from ticket_text x
        where x.tenant_id = (select tenant from mine)
          and x.document @@ words
          and (everything
               or exists (select 1 from ticket_reader r
                          where r.tenant_id = x.tenant_id and r.ticket_id = x.ticket_id and r.principal = any(principals))
               or exists (select 1 from ticket t
                          where t.id = x.ticket_id and t.tenant_id = x.tenant_id
                            and (t.requester_id = reader or t.assignee_id = reader or reader = any(t.watchers))))
        limit most)
    select ticket_id from found
    union all
    (select x.ticket_id
     from (select l.tenant_id, l.ticket_id, l.title from ticket_text l
           where not exists (select 1 from found) and l.tenant_id = (select tenant from mine) and l.title %> typed[1]
           limit 10000) x
     where is_like(x.title, typed)
       and (everything
            or exists (select 1 from ticket_reader r
                       where r.tenant_id = x.tenant_id and r.ticket_id = x.ticket_id and r.principal = any(principals))
            or exists (select 1 from ticket t
                       where t.id = x.ticket_id and t.tenant_id = x.tenant_id
                         and (t.requester_id = reader or t.assignee_id = reader or reader = any(t.watchers))))
     limit most)
$$;
