-- The owner of a database may create this trusted extension.
do $$
begin
    create extension if not exists fuzzystrmatch;
exception
    when insufficient_privilege or undefined_file then
        raise exception 'The extension fuzzystrmatch is missing and may not be created: %', sqlerrm
            using hint = 'Ask the administrator of the database to run: create extension fuzzystrmatch;';
end
$$;

-- Whether each typed word is one of the title's words, or the beginning of one, but for two letters; for one when it is short.
create function is_like(title text, typed text[]) returns boolean
language sql immutable strict parallel safe
as $$
    select not exists (
        select 1 from unnest(typed) t
        cross join lateral (select case when length(t) < 6 then 1 else 2 end as most) allowed
        where not exists (
            select 1 from regexp_split_to_table(title, '[^[:alnum:]]+') w
            where levenshtein_less_equal(t, left(w, 64), most) <= most
               or levenshtein_less_equal(t, left(w, length(t)), most) <= most))
$$;

-- The title as it is compared with misspelt words.
alter table ticket_text add column title text not null default '';

-- The owner is bound by the tenants' policies as well, which a change of all rows must not be.
alter table ticket no force row level security;
alter table ticket_text no force row level security;
update ticket_text x set title = lower(t.title) from ticket t where t.id = x.ticket_id and t.tenant_id = x.tenant_id;
alter table ticket force row level security;
alter table ticket_text force row level security;

create index ticket_text_title on ticket_text using gin (title gin_trgm_ops) with (fastupdate = on);

drop function ticket_matches(tsquery, uuid, uuid[], boolean, int);

-- Titles that hold words like the typed ones are looked for only when nothing has the words themselves. The first typed word, the
-- longest, asks the index by its trigrams; of what it finds, as much as is bearable is compared letter by letter.
create function ticket_matches(
    words tsquery, typed text[], reader uuid, principals uuid[], everything boolean, most int)
returns table (ticket uuid)
language sql stable security definer rows 100
set search_path = public, pg_temp
set pg_trgm.word_similarity_threshold = 0.3
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
           limit 20000) x
     where is_like(x.title, typed)
       and (everything
            or exists (select 1 from ticket_reader r
                       where r.tenant_id = x.tenant_id and r.ticket_id = x.ticket_id and r.principal = any(principals))
            or exists (select 1 from ticket t
                       where t.id = x.ticket_id and t.tenant_id = x.tenant_id
                         and (t.requester_id = reader or t.assignee_id = reader or reader = any(t.watchers))))
     limit most)
$$;
