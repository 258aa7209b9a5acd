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

-- As before, and with what people said on the ticket and the names of its files. All words are looked for in one place: in the
-- request itself, one comment, one decision or one name.
--
-- inside: whether the reader is of those who read internal notes, of tickets that are not their own
create function ticket_matches(
    words tsquery, typed text[], reader uuid, principals uuid[], everything boolean, inside boolean, most int)
returns table (ticket uuid)
language sql stable security definer rows 100
set search_path = public, pg_temp
set pg_trgm.word_similarity_threshold = 0.33
as $$
    with mine as (
        select nullif(current_setting('app.tenant_id', true), '')::uuid as tenant),
    hits as (
        select x.ticket_id from ticket_text x
        where x.tenant_id = (select tenant from mine) and x.document @@ words
        union all
        select c.ticket_id from ticket_comment c
        where c.tenant_id = (select tenant from mine) and to_tsvector('simple', c.text) @@ words
          and (c.visibility = 'PUBLIC'
               or c.visibility = 'INTERNAL' and inside
                  and not exists (select 1 from ticket t where t.id = c.ticket_id and t.requester_id = reader)
               or c.visibility = 'PRIVATE' and (c.author_id = reader or reader = any(c.shared_with)))
        union all
        select a.ticket from audit_entry a
        where a.tenant_id = (select tenant from mine) and a.ticket is not null
          and a.after ?| array['comment', 'question', 'answer'] and said_words(a.after) @@ words
        union all
        select f.ticket_id from attachment f
        where f.tenant_id = (select tenant from mine) and name_words(f.name) @@ words),
    found as materialized (
        select x.ticket_id from hits x
        where everything
           or exists (select 1 from ticket_reader r
                      where r.tenant_id = (select tenant from mine) and r.ticket_id = x.ticket_id
                        and r.principal = any(principals))
           or exists (select 1 from ticket t
                      where t.id = x.ticket_id and t.tenant_id = (select tenant from mine)
                        and (t.requester_id = reader or t.assignee_id = reader or reader = any(t.watchers)))
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
