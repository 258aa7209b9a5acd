-- What a draft would have changed about requests that are over; the last run of each draft.
create table what_if (
    tenant_id     uuid        not null,
    pack          text        not null,
    id            uuid        not null,
    -- the draft's version that they were done again on
    draft_version bigint      not null,
    job           uuid        not null,
    total         int         not null,
    started_by    uuid        not null,
    started_at    timestamptz not null,
    primary key (tenant_id, pack),
    foreign key (tenant_id, pack) references draft on delete cascade
);
call protect('what_if');

create table what_if_request (
    tenant_id    uuid not null,
    pack         text not null,
    position     int  not null,
    ticket       uuid not null,
    -- absent until it was done again
    difference   text,
    reason       text,
    at           text,
    steps        text[],
    course_then  jsonb,
    course_now   jsonb,
    minutes_then bigint,
    minutes_now  bigint,
    primary key (tenant_id, pack, position),
    foreign key (tenant_id, pack) references what_if on delete cascade
);
call protect('what_if_request');
