-- What a person sees under the bell.
create table notification (
    id         uuid        primary key,
    tenant_id  uuid        not null,
    person     uuid        not null,
    event      text        not null,
    ticket_id  uuid        not null,
    actor      uuid,
    facts      jsonb       not null,
    created_at timestamptz not null,
    read_at    timestamptz
);
call protect('notification');
create index notification_of_person on notification (person, id desc);
create index notification_unread on notification (person) where read_at is null;

-- One row for each person who chose something.
create table notification_preference (
    person    uuid   primary key,
    tenant_id uuid   not null,
    language  text,
    muted     text[] not null default '{}',
    version   bigint not null default 1
);
call protect('notification_preference');

-- What leaves the platform: written with the business transaction, sent by a job, kept whatever became of it.
create table delivery (
    id              uuid        primary key,
    tenant_id       uuid        not null,
    batch           uuid        not null,
    channel         text        not null check (channel in ('EMAIL')),
    person          uuid        not null,
    event           text        not null,
    ticket_id       uuid        not null,
    facts           jsonb       not null,
    language        text,
    state           text        not null check (state in ('WAITING', 'SENT', 'DEAD', 'NOT_CONFIGURED')),
    attempts        int         not null default 0,
    last_error      text,
    created_at      timestamptz not null,
    next_attempt_at timestamptz,
    finished_at     timestamptz
);
call protect('delivery');
create index delivery_of_batch on delivery (batch) where state = 'WAITING';
create index delivery_by_state on delivery (tenant_id, state, id desc);
