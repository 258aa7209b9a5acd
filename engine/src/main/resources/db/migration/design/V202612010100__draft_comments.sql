-- What people say about a draft. Open ones outlive it, and are there again in the next draft of the pack.
create table draft_comment (
    tenant_id   uuid not null references tenant,
    id          uuid not null,
    pack        text not null,
    file        text not null,
    -- empty for the file as a whole
    element     text not null,
    -- what the element was called then
    name        text not null,
    -- absent while it is open
    resolved_by uuid,
    resolved_at timestamptz,
    primary key (tenant_id, id)
);
call protect('draft_comment');
create index draft_comment_by_pack on draft_comment (tenant_id, pack);

-- The comment itself, and what was answered.
create table draft_comment_said (
    tenant_id  uuid        not null,
    comment_id uuid        not null,
    id         uuid        not null,
    text       text        not null,
    said_by    uuid        not null,
    said_at    timestamptz not null,
    primary key (tenant_id, comment_id, id),
    foreign key (tenant_id, comment_id) references draft_comment on delete cascade
);
call protect('draft_comment_said');
