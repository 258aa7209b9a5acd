-- What people said while they decided, asked, answered and worked is in the ticket's history, and there alone.
create function said_words(after jsonb) returns tsvector
language sql immutable parallel safe
return to_tsvector('simple'::regconfig,
    coalesce(after ->> 'comment', '') || ' ' || coalesce(after ->> 'question', '') || ' ' || coalesce(after ->> 'answer', ''));

create index audit_entry_words on audit_entry using gin (said_words(after)) with (fastupdate = on)
    where ticket is not null and after ?| array['comment', 'question', 'answer'];

-- The search of tickets is a function of the owner; see V061.
do $$
begin
    if current_user <> '${runtime_role}' then
        execute format('create policy search on audit_entry for select to %I using (true)', current_user);
    end if;
end
$$;
