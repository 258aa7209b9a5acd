-- Counted up when everything that a person is signed in with ends.
alter table credential add column token_series int not null default 0;
