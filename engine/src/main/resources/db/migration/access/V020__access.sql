create table credential (
    tenant_id uuid not null,
    person uuid primary key,
    password_hash text not null,
    changed_at timestamptz not null default now(),
    foreign key (tenant_id, person) references person (tenant_id, id) on delete cascade
);
call protect('credential');

-- A family is one sign-in; each of its refresh tokens is used once.
create table token_family (
    id uuid primary key,
    tenant_id uuid not null,
    person uuid not null,
    started_at timestamptz not null default now(),
    expires_at timestamptz not null,
    foreign key (tenant_id, person) references person (tenant_id, id) on delete cascade
);
create index token_family_person on token_family (tenant_id, person);
create index token_family_expiry on token_family (expires_at);
call protect('token_family');

create table refresh_token (
    hash bytea primary key,
    tenant_id uuid not null,
    family uuid not null references token_family on delete cascade,
    used_at timestamptz
);
create index refresh_token_family on refresh_token (family);
call protect('refresh_token');

-- Not guarded: counted before any tenant is known; the account is a hash of what was typed.
create table sign_in_failure (
    account bytea not null,
    address text not null,
    failures int not null,
    since timestamptz not null,
    primary key (account, address)
);
create index sign_in_failure_since on sign_in_failure (since);

-- Not guarded: the platform's own keys and sign-ins in progress; rows belong to no tenant.
create table oauth2_signing_key (
    singleton boolean primary key default true check (singleton),
    jwk text not null,
    created_at timestamptz not null default now()
);

create table oauth2_authorization (
    id varchar(100) primary key,
    registered_client_id varchar(100) not null,
    principal_name varchar(200) not null,
    authorization_grant_type varchar(100) not null,
    authorized_scopes varchar(1000),
    attributes text,
    state varchar(500),
    authorization_code_value text,
    authorization_code_issued_at timestamptz,
    authorization_code_expires_at timestamptz,
    authorization_code_metadata text,
    access_token_value text,
    access_token_issued_at timestamptz,
    access_token_expires_at timestamptz,
    access_token_metadata text,
    access_token_type varchar(100),
    access_token_scopes varchar(1000),
    oidc_id_token_value text,
    oidc_id_token_issued_at timestamptz,
    oidc_id_token_expires_at timestamptz,
    oidc_id_token_metadata text,
    refresh_token_value text,
    refresh_token_issued_at timestamptz,
    refresh_token_expires_at timestamptz,
    refresh_token_metadata text,
    user_code_value text,
    user_code_issued_at timestamptz,
    user_code_expires_at timestamptz,
    user_code_metadata text,
    device_code_value text,
    device_code_issued_at timestamptz,
    device_code_expires_at timestamptz,
    device_code_metadata text
);
create index oauth2_authorization_code on oauth2_authorization (authorization_code_value);
create index oauth2_authorization_access_token on oauth2_authorization using hash (access_token_value);
create index oauth2_authorization_id_token on oauth2_authorization using hash (oidc_id_token_value);
create index oauth2_authorization_state on oauth2_authorization (state);
