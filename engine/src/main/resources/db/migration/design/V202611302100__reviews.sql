-- Whether a draft of the company becomes a release only after a second person has approved it.
create table publishing_policy (
    tenant_id     uuid    primary key references tenant,
    second_person boolean not null,
    version       bigint  not null
);
call protect('publishing_policy');

-- Who has changed a draft: none of them reviews it.
create table draft_author (
    tenant_id uuid not null,
    pack      text not null,
    person    uuid not null,
    primary key (tenant_id, pack, person),
    foreign key (tenant_id, pack) references draft on delete cascade
);
call protect('draft_author');

-- The last review of a draft.
create table draft_review (
    tenant_id  uuid        not null,
    pack       text        not null,
    note       text        not null,
    asked_by   uuid        not null,
    asked_at   timestamptz not null,
    -- who is asked; absent when anybody is who may
    reviewer   uuid,
    -- absent until somebody has decided
    approved   boolean,
    decided_by uuid,
    decided_at timestamptz,
    said       text,
    -- of the content that was approved
    hash       text,
    primary key (tenant_id, pack),
    foreign key (tenant_id, pack) references draft on delete cascade
);
call protect('draft_review');
