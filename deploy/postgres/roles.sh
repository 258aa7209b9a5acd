#!/usr/bin/env bash
# Runs once, on an empty data directory: one role owns the schema, the other is what the platform works as.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    --set owner_password="$ASSENT_OWNER_PASSWORD" --set password="$ASSENT_PASSWORD" <<'SQL'
create role assent_owner login nosuperuser nobypassrls password :'owner_password';
create role assent login nosuperuser nobypassrls password :'password';
create database assent owner assent_owner;
SQL
