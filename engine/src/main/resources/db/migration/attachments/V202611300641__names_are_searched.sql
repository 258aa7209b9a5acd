-- PostgreSQL reads offer-acme.pdf as one word; people look for its parts.
create function name_words(name text) returns tsvector
language sql immutable strict parallel safe
return to_tsvector('simple'::regconfig, name || ' ' || regexp_replace(name, '[^[:alnum:]]+', ' ', 'g'));

create index attachment_words on attachment using gin (name_words(name)) with (fastupdate = on);

-- The search of tickets is a function of the owner; see V061.
do $$
begin
    if current_user <> '${runtime_role}' then
        execute format('create policy search on attachment for select to %I using (true)', current_user);
    end if;
end
$$;
