-- A setting of an extension may only be named by ordinary roles once its library is loaded; where the extension came with an earlier
-- start, nothing has loaded it in this session yet.
do $$
begin
    if exists (select from pg_extension where extname = 'pg_trgm') then
        perform similarity('a', 'b');
    end if;
end
$$;
