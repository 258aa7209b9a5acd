-- A tenant's calendars. A tenant without any row has office hours in its zone, under its own id.
create table calendar (
    tenant_id  uuid        not null,
    id         uuid        not null,
    name       text        not null,
    revision   uuid        not null,
    standard   boolean     not null,
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    deleted_at timestamptz,
    primary key (tenant_id, id)
);
create unique index calendar_name on calendar (tenant_id, lower(name)) where deleted_at is null;
create unique index calendar_standard on calendar (tenant_id) where standard and deleted_at is null;
call protect('calendar');

-- Hours are never changed: a clock that was planned by them still says how.
create table calendar_revision (
    tenant_id  uuid        not null,
    id         uuid        primary key,
    calendar   uuid        not null,
    hours      jsonb       not null,
    created_at timestamptz not null
);
call protect('calendar_revision');
