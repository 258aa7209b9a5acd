create index ticket_comment_words on ticket_comment using gin (to_tsvector('simple', text)) with (fastupdate = on);

-- The search of tickets is a function of the owner; see V061.
do $$
begin
    if current_user <> '${runtime_role}' then
        execute format('create policy search on ticket_comment for select to %I using (true)', current_user);
    end if;
end
$$;
