-- By which a person ended their other sign-ins: it stays good itself.
alter table credential add column kept_token text;
