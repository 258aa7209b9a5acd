-- A family with a name is an API token: it has no refresh tokens, and ends on the day that it was made for.
alter table token_family add column name text;
alter table token_family add column used_at timestamptz;
