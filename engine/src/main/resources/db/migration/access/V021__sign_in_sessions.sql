-- The browser's sign-in (Spring Session), known to every node; rows belong to no tenant.
create table sign_in_session (
    primary_id char(36) primary key,
    session_id char(36) not null unique,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name varchar(100)
);
create index sign_in_session_expiry on sign_in_session (expiry_time);
create index sign_in_session_principal on sign_in_session (principal_name);

create table sign_in_session_attributes (
    session_primary_id char(36) not null references sign_in_session on delete cascade,
    attribute_name varchar(200) not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);
