-- What the requester is to change before the request is decided, and whether the process that waits lets it be sent back.
alter table approval_plan
    add column sent_back jsonb,
    add column may_send_back boolean not null default false;
