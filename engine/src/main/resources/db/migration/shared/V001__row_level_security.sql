-- Trusted extensions: the owner of a database may create them.
do $$
begin
    create extension if not exists pg_trgm;
    create extension if not exists unaccent;
exception
    when insufficient_privilege or undefined_file then
        raise exception 'The extensions pg_trgm and unaccent are missing and may not be created: %', sqlerrm
            using hint = 'Ask the administrator of the database to run: create extension pg_trgm; create extension unaccent;';
end
$$;

grant usage on schema public to ${runtime_role};
alter default privileges in schema public grant select, insert, update, delete on tables to ${runtime_role};
alter default privileges in schema public grant usage, select, update on sequences to ${runtime_role};

-- Every table with a tenant is guarded by: call protect('its_name')
create procedure protect(guarded regclass)
language plpgsql
as $$
begin
    execute format('alter table %s enable row level security', guarded);
    execute format('alter table %s force row level security', guarded);
    -- The inner select is evaluated once per statement, so that an index on tenant_id is used.
    execute format(
        'create policy tenant on %s
             using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), ''''))::uuid)
             with check (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), ''''))::uuid)',
        guarded);
end
$$;

revoke execute on procedure protect(regclass) from public;
