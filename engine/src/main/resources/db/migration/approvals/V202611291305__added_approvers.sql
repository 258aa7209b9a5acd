-- By whom and why somebody was added to a running step, and whether their decision is needed or their opinion heard.
alter table approval add column addition jsonb;
