-- What a person asked to be done with many things, and how far it is.
create table job (
    id          uuid primary key,
    tenant_id   uuid        not null,
    kind        text        not null,
    owner       uuid        not null,
    channel     text        not null,
    address     text,
    request_id  text,
    work        jsonb       not null,
    total       int         not null,
    done        int         not null default 0,
    created_at  timestamptz not null,
    started_at  timestamptz,
    finished_at timestamptz
);
create index job_finished on job (tenant_id, finished_at);
call protect('job');

-- One row per item; its result is written in the transaction that did it.
create table job_item (
    tenant_id uuid not null,
    job_id    uuid not null references job on delete cascade,
    position  int  not null,
    item      text not null,
    outcome   text,
    problem   jsonb,
    primary key (job_id, position)
);
create index job_item_open on job_item (job_id, position) where outcome is null;
call protect('job_item');
