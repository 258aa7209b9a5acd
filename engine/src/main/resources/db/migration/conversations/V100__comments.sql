create table ticket_comment (
    id         uuid primary key,
    tenant_id  uuid        not null,
    ticket_id  uuid        not null,
    parent_id  uuid references ticket_comment,
    author_id  uuid        not null,
    visibility text        not null check (visibility in ('PUBLIC', 'INTERNAL', 'PRIVATE')),
    -- who else reads a private one
    shared_with uuid[]     not null default '{}',
    mentions   uuid[]      not null default '{}',
    text       text        not null,
    version    bigint      not null default 1,
    created_at timestamptz not null default now(),
    edited_at  timestamptz
);
create index ticket_comment_thread on ticket_comment (tenant_id, ticket_id, id);
call protect('ticket_comment');

-- What a comment said before it was edited.
create table ticket_comment_edit (
    comment_id  uuid        not null references ticket_comment,
    tenant_id   uuid        not null,
    version     bigint      not null,
    text        text        not null,
    replaced_at timestamptz not null default now(),
    primary key (comment_id, version)
);
call protect('ticket_comment_edit');
