-- What the form says is found with the title and the description.
create function ticket_words(head text, body text, custom_fields jsonb) returns tsvector
language sql immutable parallel safe
return setweight(to_tsvector('simple'::regconfig, head), 'A') || to_tsvector('simple'::regconfig, body)
    || jsonb_to_tsvector('simple'::regconfig, custom_fields, '["string", "numeric"]');

alter table ticket no force row level security;
alter table ticket_text no force row level security;
update ticket_text x set document = ticket_words(coalesce(t.number || ' ', '') || t.title, t.description, t.custom_fields)
from ticket t where t.id = x.ticket_id and t.tenant_id = x.tenant_id and t.custom_fields <> '{}';
alter table ticket force row level security;
alter table ticket_text force row level security;

drop function ticket_matches(tsquery, text[], uuid, uuid[], boolean, int);

-- All words are looked for in one place: in the request itself, one comment, one decision or one name of a file.
--
-- inside: whether the reader is of those who read internal notes, of tickets that are not their own
create function tickets_that_say(mine uuid, words tsquery, reader uuid, inside boolean)
returns table (ticket uuid)
language sql stable
as $$
    select x.ticket_id from ticket_text x where x.tenant_id = mine and x.document @@ words
    union all
    select c.ticket_id from ticket_comment c
    where c.tenant_id = mine and to_tsvector('simple', c.text) @@ words
      and (c.visibility = 'PUBLIC'
           or c.visibility = 'INTERNAL' and inside
              and not exists (select 1 from ticket t where t.id = c.ticket_id and t.requester_id = reader)
           or c.visibility = 'PRIVATE' and (c.author_id = reader or reader = any(c.shared_with)))
    union all
    select a.ticket from audit_entry a
    where a.tenant_id = mine and a.ticket is not null
      and a.after ?| array['comment', 'question', 'answer'] and said_words(a.after) @@ words
    union all
    select f.ticket_id from attachment f where f.tenant_id = mine and name_words(f.name) @@ words
$$;

-- See V061: what watchers hold is not looked up in an index under row-level security.
do $$
begin
    if current_user <> '${runtime_role}' then
        execute format('create policy search on ticket for select to %I using (true)', current_user);
    end if;
end
$$;
create index ticket_watched on ticket using gin (watchers) where watchers <> '{}';

-- At most so many of the tickets that somebody may read, in no order: who may read few is spared a look at those of all others.
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

create function may_read(mine uuid, ticket uuid, reader uuid, principals uuid[]) returns boolean
language sql stable
as $$
    select exists (select 1 from ticket_reader r
                   where r.tenant_id = mine and r.ticket_id = ticket and r.principal = any(principals))
        or exists (select 1 from ticket t
                   where t.id = ticket and t.tenant_id = mine
                     and (t.requester_id = reader or t.assignee_id = reader or reader = any(t.watchers)))
$$;

-- As before, and with what people said. Who may read few tickets is shown what these say; for the others, of what says it so many
-- are looked at that a page is found, as whoever may read many may read one of them.
create function ticket_matches(
    words tsquery, typed text[], reader uuid, principals uuid[], everything boolean, inside boolean, most int)
returns table (ticket uuid)
language plpgsql stable security definer rows 100
set search_path = public, pg_temp
set pg_trgm.word_similarity_threshold = 0.33
as $$
declare
    mine uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
    few uuid[];
begin
    if not everything then
        few := array(select r.ticket from readable_tickets(reader, principals, 2001) r);
        if cardinality(few) <= 2000 then
            return query
                select distinct s.ticket from tickets_that_say(mine, words, reader, inside) s
                where s.ticket = any(few) limit most;
            if not found and cardinality(typed) > 0 then
                return query
                    select x.ticket_id from ticket_text x
                    where x.tenant_id = mine and x.ticket_id = any(few) and is_like(x.title, typed) limit most;
            end if;
            return;
        end if;
    end if;
    return query
        select h.ticket from (select s.ticket from tickets_that_say(mine, words, reader, inside) s limit 20000) h
        where everything or may_read(mine, h.ticket, reader, principals)
        limit most;
    if not found then
        return query
            select x.ticket_id
            from (select l.ticket_id, l.title from ticket_text l
                  where l.tenant_id = mine and l.title %> typed[1] limit 10000) x
            where is_like(x.title, typed) and (everything or may_read(mine, x.ticket_id, reader, principals))
            limit most;
    end if;
end
$$;
